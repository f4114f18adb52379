// SPDX-License-Identifier: Apache-2.0
// Section 3 of docs/language/meaning.md: consent, entry into force, provisional application, states.
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

} // namespace casus::oracle
