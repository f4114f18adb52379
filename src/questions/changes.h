// SPDX-License-Identifier: Apache-2.0
// Question `changes`: the verdicts that differ between two moments of knowledge, and the reports that changed each
// (R15).
#pragma once

#include "questions/case.h"
#include "questions/table.h"

#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

/// What a verdict is of.
enum class VerdictOf : std::uint8_t { agreement, duty, act, claim };

/// A report that changed a verdict.
struct Turning {
  std::string event;    // id
  std::string title;    // of the event
  std::string standing; // "happened", "denied"
  std::string source;   // id
  time::Moment said{};
};

/// One verdict that differs. It may have turned more than once in between: the reports are those of the last turn.
struct Change {
  VerdictOf of = VerdictOf::duty;
  std::string id; // of an act "event clause bearer"
  std::string title;
  std::string before; // "not there" where the first moment knows nothing of it
  std::string after;
  std::vector<Turning> reports; // each alone, or all of them together, made the turn
};

struct ChangesAnswer {
  Asked from;
  Asked to;
  std::vector<Change> changes; // agreements, acts, claims, duties; in each by id
};

/// `from` and `to` differ in what is known only; facts at the same V. `engine` must be compiled from `model`.
ChangesAnswer changes(const model::Model& model, const engine::Engine& engine, const Asked& from, const Asked& to);

std::string_view to_words(VerdictOf of);

/// For people: changes of one kind that one report made are one row.
std::vector<Table> to_tables(const ChangesAnswer& answer);
/// For CSV: a row a change and report.
Table to_flat_table(const ChangesAnswer& answer);
/// Schema `casus.changes/1`.
boost::json::value to_json(const ChangesAnswer& answer);

} // namespace casus::questions
