// SPDX-License-Identifier: Apache-2.0
// What a clause leaves open to whoever makes an example of it.
#pragma once

#include "model/model.h"
#include "time/zone.h"

#include <cstdint>
#include <vector>

namespace casus::questions {

// In seconds.
inline constexpr std::int64_t an_hour = 3600;
inline constexpr std::int64_t a_day = 24 * an_hour;

/// How an example is made where a clause leaves a choice.
struct Choice {
  std::vector<std::size_t> alternatives; // of each link, which of its patterns
  std::size_t that_party = 0;            // which of the parties is the one that the trigger singles out
  bool author = false;                   // that party also did the first event, where the clause does not say who did
  bool conditions_first = false;         // before entry into force, as for clauses that no event opens
  bool accessions = false;               // others accede: those that the clause names, else another state
  bool unrivalled = false;               // what goes before the clause (R10) is suspended
  bool late = false;                     // each event of the chain as late as the clause lets it come
  time::Instant start{1'704'103'200};    // 2024-01-01 in the morning: after most memberships, before most terms end
};

/// The choices that a clause leaves, the usual one first; no more than a few hundred. In none is anything suspended.
std::vector<Choice> choices(const model::Model& model, const model::Clause& clause);

/// Whether one clause goes before another: overrides it, or is of an instrument that prevails over the other's.
bool goes_before(const model::Model& model, model::ClauseId first, model::ClauseId second);

/// Who may accede so that the clause speaks of them: the states that it names and that are no parties, else the first.
std::vector<model::ActorId> acceders(const model::Model& model, const model::Clause& clause);

/// Whose midnight counts in the agreement.
time::Zone zone_of(const model::Agreement& agreement);

} // namespace casus::questions
