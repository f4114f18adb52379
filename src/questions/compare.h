// SPDX-License-Identifier: Apache-2.0
// Question `compare`: agreements side by side, topic by topic, differences marked.
#pragma once

#include "questions/case.h"
#include "questions/table.h"

#include <span>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

/// One thing that can differ. `values` in the order of the agreements; "-" where the text says nothing.
struct ComparedRow {
  std::string field; // stable: "deadline", "request"
  std::string name;  // for people
  std::vector<std::string> values;
  bool differs = false;
};

/// The form and life of the instruments, or one kind of act.
struct ComparedTopic {
  std::string topic; // "the instrument", or an act: "consult"
  std::vector<ComparedRow> rows;
};

/// Whether the text of an agreement, by its place in CompareAnswer::agreements, says anything on the topic.
[[nodiscard]] bool speaks(const ComparedTopic& topic, std::size_t agreement);

/// The topic that speaks of the instruments themselves; every other is an act.
inline constexpr std::string_view instrument_topic_name = "the instrument";

struct CompareAnswer {
  Asked asked;
  std::vector<std::string> agreements; // ids
  std::vector<ComparedTopic> topics;
};

/// At least two agreements. The texts alone are read: what happened changes nothing here.
CompareAnswer compare(const Case& asked, std::span<const model::AgreementId> agreements);

/// For people. Two or three agreements: a column each, rows that differ marked. More: a table a topic, and in it a line
/// for each thing that is said, with those who say it; what only one text speaks of in one table at the end.
std::vector<Table> to_tables(const CompareAnswer& answer);

/// For CSV: a column an agreement.
Table to_flat_table(const CompareAnswer& answer);

/// A whole network for people: what most texts say, then of each only what differs, then who speaks of what.
std::vector<Table> to_matrix(const CompareAnswer& answer);

/// The same for CSV: a row an agreement, a column a topic's field.
Table to_flat_matrix(const CompareAnswer& answer);

/// Schema `casus.compare/1`.
boost::json::value to_json(const CompareAnswer& answer);

} // namespace casus::questions
