// SPDX-License-Identifier: Apache-2.0
// Examples for the static reading: the events that bring an agreement into force, open a clause, keep or break it.
#pragma once

#include "engine/engine.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace casus::questions {

/// How an example is made where a clause leaves a choice.
struct Choice {
  std::vector<std::size_t> alternatives; // of each link, which of its patterns
  std::size_t that_party = 0;            // which of the parties is the one that the trigger singles out
  bool author = false;                   // that party also did the first event, where the clause does not say who did
  bool conditions_first = false;         // before entry into force, as for clauses that no event opens
  bool unrivalled = false;               // what goes before the clause (R10) is suspended
  bool late = false;                     // each event of the chain as late as the clause lets it come
  time::Instant start{1'704'103'200};    // 2024-01-01 in the morning: after most memberships, before most terms end
};

/// The choices that a clause leaves, the usual one first; no more than a few hundred. In none is anything suspended.
std::vector<Choice> choices(const model::Model& model, const model::Clause& clause);

/// Whether one clause goes before another: overrides it, or is of an instrument that prevails over the other's.
bool goes_before(const model::Model& model, model::ClauseId first, model::ClauseId second);

/// A log that is being put together, one event after another.
class Example {
public:
  Example(const model::Model& model, const engine::Engine& engine, time::Instant start)
      : model_(&model), engine_(&engine), next_(start) {}

  /// The consents that bring the agreement into force, unless they are there already.
  void bring_into_force(model::AgreementId agreement);

  /// What the clause waits for: its agreement in force, its conditions met, the events of its chain.
  void open(model::ClauseId clause, const Choice& choice);

  /// The act of the clause by the bearer.
  void act(model::ClauseId clause, model::ActorId bearer);

  /// The act that a duty asks for, by an event of that kind, or acts where each bearer has to act.
  void perform(const model::Duty& duty, model::KindId kind);

  /// The act that a duty asks for, as an event that also matches the pattern; nothing when there is no such event.
  std::optional<model::FactId> perform(const model::Duty& duty, const model::Pattern& pattern);

  /// Lets the clause be broken, if it can be: a forbidden act, or a deadline that passes with the record complete.
  void breach(model::ClauseId clause, const Choice& choice);

  /// From here on nothing else happens that is not recorded.
  void complete_record();

  [[nodiscard]] model::Outcome outcome() const { return engine_->answer(log_, end()); }
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
  void suspend_rivals(model::ClauseId clause);
  void wait_for_link(const model::Clause& clause, std::size_t link, const Choice& choice);

  const model::Model* model_;
  const engine::Engine* engine_;
  model::Log log_;
  std::vector<model::AgreementId> in_force_;
  time::Instant next_;
  int depth_ = 0; // of breaches that wait for breaches
};

/// The event that is like both, later one's time: the narrower kind, every role, the inner place. Nothing when no event
/// is.
std::optional<model::Fact> unified(const model::Model& model, const model::Fact& first, const model::Fact& second);

/// Whether the kind itself has the role.
bool has_role(const model::Model& model, model::KindId kind, model::Role role);

} // namespace casus::questions
