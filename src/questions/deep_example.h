// SPDX-License-Identifier: Apache-2.0
// Examples for the static reading: the events that bring an agreement into force, open a clause, keep or break it.
#pragma once

#include "engine/engine.h"
#include "questions/deep_choice.h"

#include <optional>
#include <utility>
#include <vector>

namespace casus::questions {

/// A log that is being put together, one event after another.
class Example {
public:
  Example(const model::Model& model, const engine::Engine& engine, time::Instant start)
      : model_(&model), engine_(&engine), next_(start) {}

  /// The consents that bring the agreement into force, unless they are there already.
  void bring_into_force(model::AgreementId agreement);

  /// They accede to the agreement, which has to be open to it.
  void accede(model::AgreementId agreement, const std::vector<model::ActorId>& states);

  /// What the clause waits for: its agreement in force, its conditions met, the events of its chain.
  void open(model::ClauseId clause, const Choice& choice);

  /// The act of the clause, one event by all of them.
  void act(model::ClauseId clause, const std::vector<model::ActorId>& doers);

  /// The act that a duty asks for, by an event of that kind, or acts where each bearer has to act.
  void perform(const model::Duty& duty, model::KindId kind);

  /// The act that a duty asks for, as an event that also matches the pattern; nothing when there is no such event.
  std::optional<model::FactId> perform(const model::Duty& duty, const model::Pattern& pattern);

  /// Lets the clause be broken, if it can be: a forbidden act, or a deadline that passes with the record complete.
  void breach(model::ClauseId clause, const Choice& choice);

  /// From here on nothing else happens that is not recorded.
  void complete_record();

  [[nodiscard]] model::Outcome outcome() const { return engine_->answer(log_, end()); }
  /// Those who signed and those who acceded in this example.
  [[nodiscard]] std::vector<model::ActorId> parties(model::AgreementId agreement) const;
  [[nodiscard]] const model::Log& log() const { return log_; }
  [[nodiscard]] time::Instant end() const { return {next_.seconds + 3600}; }
  void wait_until(time::Instant at) { next_.seconds = std::max(next_.seconds, at.seconds); }

private:
  void add(model::Fact fact);
  /// Time goes on until every agreement of the example has entered into force.
  void wait_for_entry();
  void add(const model::Pattern& pattern, model::AgreementId agreement, std::size_t that_party);
  void name_author(const std::vector<model::ActorId>& parties, std::size_t party);
  void find_last(const std::vector<model::ActorId>& parties);
  /// Events that make the condition true (or false), as far as events can.
  void meet(const model::Condition& condition, bool wanted, model::AgreementId agreement);
  void meet_conditions(const model::Clause& clause);
  /// Of the clauses whose breach the pattern can mean, the first that breaks.
  void breach_any(const model::Pattern& pattern);
  /// What takes the place of the agreement enters into force.
  void supersede(model::AgreementId agreement);
  void suspend_rivals(model::ClauseId clause);
  void wait_for_link(const model::Clause& clause, std::size_t link, const Choice& choice);

  const model::Model* model_;
  const engine::Engine* engine_;
  model::Log log_;
  std::vector<model::AgreementId> in_force_;
  std::vector<std::pair<model::AgreementId, model::ActorId>> acceded_;
  time::Instant next_;
  int depth_ = 0; // of breaches that wait for breaches
};

/// The event that is like both, later one's time: the narrower kind, every role, the inner place. Nothing when no event
/// is.
std::optional<model::Fact> unified(const model::Model& model, const model::Fact& first, const model::Fact& second);

/// Whether the kind itself has the role.
bool has_role(const model::Model& model, model::KindId kind, model::Role role);

} // namespace casus::questions
