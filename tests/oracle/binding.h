// SPDX-License-Identifier: Apache-2.0
// Section 3 of docs/language/meaning.md: reservations, objections, addressees, and whom a clause binds.
#pragma once

#include "tests/oracle/situation.h"

namespace casus::oracle {

/// p reserved this clause and has not withdrawn that.
Truth reserved(const Situation& s, ClauseId c, ActorId p, Moment m);
/// One of the two objected to the other.
Truth opposed(const Situation& s, AgreementId a, ActorId p, ActorId q, Moment m);
/// Of a party bound, of an addressee in_force, of anybody else impossible.
Truth obliged(const Situation& s, AgreementId a, ActorId p, Moment m);
/// p is obliged and has not reserved the clause.
Truth binds(const Situation& s, ClauseId c, ActorId p, Moment m);
/// Start of a party, or of an addressee that of the agreement; does not exist for anybody else.
Earliest start_of(const Situation& s, AgreementId a, ActorId p);

} // namespace casus::oracle
