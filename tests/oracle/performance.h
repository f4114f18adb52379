// SPDX-License-Identifier: Apache-2.0
// Section 8 of docs/language/meaning.md, first half: which facts perform a duty, and whether in time.
#pragma once

#include "tests/oracle/matching.h"

namespace casus::oracle {

/// f is of the clause's act, at its place, about its instrument, with p among its doers. Beneficiary not asked.
bool does_act(const Situation& s, FactId f, const model::Clause& clause, ActorId p);
/// f acts for p in a duty.
bool acts_for(const Situation& s, FactId f, const model::Duty& duty, ActorId p);
/// How surely f, which acts for a bearer, counts: after the opening, past, not too early.
Truth acting_truth(const Situation& s, FactId f, const model::Duty& duty);
/// After the opening of the duty's chain; without a chain at or after its opening.
Truth follows_opening(const Situation& s, FactId f, const model::Duty& duty);

/// The first second of a clause's not_before.
std::optional<Moment> earliest_allowed(const Situation& s, ClauseId c);

/// Sets performed, on_time, performance, performed_by.
void set_performance(const Situation& s, model::Duty& duty);

} // namespace casus::oracle
