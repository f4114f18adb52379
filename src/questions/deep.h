// SPDX-License-Identifier: Apache-2.0
// The static reading of the whole, `check --deep`: what lies in the texts before anything happens.
#pragma once

#include "engine/engine.h"
#include "questions/table.h"

#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

enum class DeepSort : std::uint8_t {
  never_opens,  // no sequence of events was found that opens the clause
  never_kept,   // no event of its act's kind can discharge the duty
  early_end,    // the deadline can fall before the event that opens the duty
  clash,        // two clauses of equal rank demand different things (R10)
  circle,       // doing what one clause asks opens another, and so on back to the first (R13)
  never_broken, // no event and no silence can ever be called a breach of it: a remark, no fault
};

/// An event of an example, as a line that the language reads.
struct DeepFinding {
  DeepSort sort = DeepSort::never_opens;
  std::vector<std::string> clauses; // ids
  std::string text;                 // one sentence
  std::vector<std::string> example; // declarations of events; of a clash the fewest that show it
};

/// Findings in the order of the sorts, then of the clauses. Reads the model alone; examples are tried on the engine,
/// so that each is known to show what it says.
std::vector<DeepFinding> read_deeply(const model::Model& model, const engine::Engine& engine);

/// Remarks are no faults.
bool is_fault(DeepSort sort);
std::string_view to_words(DeepSort sort);

std::vector<Table> to_tables(const std::vector<DeepFinding>& findings);
/// Schema `casus.deep/1`.
boost::json::value to_json(const std::vector<DeepFinding>& findings);

} // namespace casus::questions
