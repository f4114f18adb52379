// SPDX-License-Identifier: Apache-2.0
// Examples for the static reading: the events that bring an agreement into force, open a clause and meet its
// conditions.
#pragma once

#include "model/log.h"
#include "time/truth.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::questions {

/// A log that is being put together, an hour between one event and the next.
class Example {
public:
  explicit Example(const model::Model& model) : model_(&model) {}

  /// The consents that bring the agreement into force, unless they are there already.
  void bring_into_force(model::AgreementId agreement);

  /// The events of the clause's chain, one alternative of the first link, and what its `while` asks for.
  void open(model::ClauseId clause, std::size_t alternative);

  /// One event that matches the pattern, read in the agreement.
  void add(const model::Pattern& pattern, model::AgreementId agreement);

  /// The act of a clause by this bearer.
  void act(model::ClauseId clause, model::ActorId bearer);

  [[nodiscard]] const model::Log& log() const { return log_; }
  [[nodiscard]] time::Instant end() const { return {next_.seconds + 3600}; }

private:
  void add(model::Fact fact);
  /// What lets a breach follow that matches the pattern (R13): of the first clause that it can be of.
  void breach(const model::Pattern& pattern);
  /// The forbidden act, or what the clause asks for left undone until its time is over. False: it cannot be broken.
  bool breach_of(model::ClauseId clause, const model::Pattern& pattern);
  /// Lets the time of the clause pass, its record complete.
  bool let_pass(const model::Clause& clause);
  /// Events that make the condition true (or false), as far as events can.
  void meet(const model::Condition& condition, bool wanted, model::AgreementId agreement);
  void start_after(const model::Agreement& agreement);

  const model::Model* model_;
  model::Log log_;
  std::vector<model::AgreementId> in_force_;
  time::Instant next_{1'704'103'200}; // 2024-01-01 in the morning: after most memberships, before most terms end
};

/// The source that reports the events of an example.
inline constexpr std::string_view example_source = "made-example";

/// The events as declarations, each reported as having happened.
std::vector<std::string> as_declarations(const model::Model& model, const model::Log& log);

} // namespace casus::questions
