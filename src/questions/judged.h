// SPDX-License-Identifier: Apache-2.0
// Acts that a prohibition speaks of: forbidden, permitted by another clause, or in conflict (R10; meaning.md, section
// 9).
#pragma once

#include "questions/case.h"
#include "questions/table.h"

#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

struct DueFilter;

/// What one prohibition says of one act by one bearer.
struct JudgedAct {
  std::string event; // id
  std::string title; // of the event
  time::Moment moment{};
  std::string bearer;
  std::string clause; // the prohibition: "pact/ban"
  std::string locus;
  model::ActOutcome outcome = model::ActOutcome::breach;
  std::string other;    // the clause that permits, or that conflicts with it; empty when none does
  bool tainted = false; // a passage that the language cannot say qualifies one of the two, or their agreement
};

/// Those of the bearer and agreement that the filter names, in order of the outcome's judgements; permitted ones only
/// with `all`.
std::vector<JudgedAct> judged_acts(const Case& asked, const DueFilter& filter);

std::string_view to_words(model::ActOutcome outcome);

/// One row an act.
Table to_table(const std::vector<JudgedAct>& acts, time::Zone zone);

boost::json::array to_json(const std::vector<JudgedAct>& acts, time::Zone zone);

} // namespace casus::questions
