// SPDX-License-Identifier: Apache-2.0
// The static reading of the whole, `check --deep`: what lies in the texts before anything happens.
#pragma once

#include "engine/engine.h"
#include "questions/table.h"

#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

/// `never` is said where the words of the text prove it; `no ... found` where examples were tried and none showed it,
/// which is no proof that there is none.
enum class DeepSort : std::uint8_t {
  unfired,      // no example was found in which the clause is owed, allows or forbids
  outranked,    // none either, other than while what goes before it (R10) is suspended
  never_kept,   // no kind of event that is reported can discharge the duty
  unkept,       // no example was found in which the duty is discharged
  early_end,    // the deadline can fall before the event that opens the duty
  clash,        // two clauses of equal rank demand different things (R10)
  circle,       // doing what one clause asks opens another, and so on back to the first (R13)
  unbroken,     // no example was found that breaks it, though nothing softens it
  never_broken, // its words forbid that anything is called a breach of it
};

struct DeepFinding {
  DeepSort sort = DeepSort::unfired;
  std::vector<std::string> clauses; // ids; of a clash the prohibition first, of a circle in their order
  std::string text;                 // one sentence
  model::Log example;               // events that show it; empty where silence shows it, of a clash the fewest
  time::Instant at{};               // the moment at which the example shows it
};

/// Findings in the order of the sorts, then of the clauses. Reads the model alone; examples are tried on the engine, so
/// that each shows what it says, and what needs one and has none is not told.
std::vector<DeepFinding> read_deeply(const model::Model& model, const engine::Engine& engine);

std::string_view to_words(DeepSort sort);

/// False: a remark on what the texts are like.
bool is_fault(DeepSort sort);

/// The source that reports the events of an example.
inline constexpr std::string_view example_source = "made-example";

/// The example as casus text: the source, then the events, each reported as having happened.
std::string as_text(const model::Model& model, const DeepFinding& finding);

/// The findings; of more than a few clauses each is named in the notes, so that no name is lost.
Table to_table(const std::vector<DeepFinding>& findings);
/// Schema `casus.deep/2`.
boost::json::value to_json(const model::Model& model, const std::vector<DeepFinding>& findings);

} // namespace casus::questions
