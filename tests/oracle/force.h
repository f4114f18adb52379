// SPDX-License-Identifier: Apache-2.0
// Section 3 of docs/language/meaning.md: consent, entry into force, provisional application, suspension, states.
#pragma once

#include "tests/oracle/situation.h"

namespace casus::oracle {

/// Consents, entry, start, end and leavings of every agreement, from the facts there are.
std::vector<Force> forces(const Situation& s);

Truth in_force(const Situation& s, AgreementId a, Moment m);
Truth bound(const Situation& s, AgreementId a, ActorId p, Moment m);
/// A declared party or one that acceded.
bool has_consent(const Situation& s, AgreementId a, ActorId p);
const PartyForce* party_of(const Situation& s, AgreementId a, ActorId p);

/// Of A as a whole; with a clause, of that clause alone.
bool is_about(const Situation& s, FactId f, AgreementId a, const std::optional<ClauseId>& c);
/// Facts that suspend A as a whole or, where a clause is given, that clause too.
std::vector<FactId> suspensions(const Situation& s, AgreementId a, const std::optional<ClauseId>& c);
/// Resumptions of the same thing that this fact suspends.
std::vector<FactId> resumptions(const Situation& s, FactId suspension);
/// One suspension's own term of the *or*.
Truth suspends(const Situation& s, FactId suspension, Moment m);
Truth suspended(const Situation& s, AgreementId a, const std::optional<ClauseId>& c, Moment m);

} // namespace casus::oracle
