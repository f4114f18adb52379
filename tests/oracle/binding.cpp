// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/binding.h"

#include "tests/oracle/force.h"
#include "tests/oracle/matching.h"

namespace casus::oracle {

using model::LegalAct;
using model::Role;

namespace {

// A fact of that act about the clause, by p.
bool is_by(const Situation& s, FactId f, LegalAct act, ClauseId c, ActorId p) {
  return has_act(s, f, act) && s[f].clause == c && contains(actors_in(s, f, Role::by), p);
}

// Past, and at or before m: of the same second as m it counts as before it.
Truth done_by(const Situation& s, FactId f, Moment m) {
  return time::both(past(s, f), time::at_or_before(s[f].moment, m));
}

Truth withdrawn(const Situation& s, FactId reservation, ClauseId c, ActorId p, Moment m) {
  Truth result = Truth::impossible;
  for (const FactId w : s.there) {
    if (!is_by(s, w, LegalAct::withdrawal_of_reservation, c, p)) continue;
    result = time::either(result, time::both(precedes(s, reservation, w), done_by(s, w, m)));
  }
  return result;
}

bool is_addressee(const Situation& s, AgreementId a, ActorId p) { return contains(s.model[a].addressees, p); }

} // namespace

// Section 3, reservations.
Truth reserved(const Situation& s, ClauseId c, ActorId p, Moment m) {
  Truth result = Truth::impossible;
  for (const FactId r : s.there) {
    if (!is_by(s, r, LegalAct::reservation, c, p)) continue;
    result = time::either(result, time::both(done_by(s, r, m), !withdrawn(s, r, c, p, m)));
  }
  return result;
}

// Section 3, objections. Nobody is opposed to themselves.
Truth opposed(const Situation& s, AgreementId a, ActorId p, ActorId q, Moment m) {
  if (p == q) return Truth::impossible;
  Truth result = Truth::impossible;
  for (const FactId o : s.there) {
    if (!has_act(s, o, LegalAct::objection) || !is_about(s, o, a, std::nullopt)) continue;
    const std::vector<ActorId> by = actors_in(s, o, Role::by);
    const std::vector<ActorId> to = actors_in(s, o, Role::to);
    const bool between = (contains(by, p) && contains(to, q)) || (contains(by, q) && contains(to, p));
    if (between) result = time::either(result, done_by(s, o, m));
  }
  return result;
}

// Section 3, addressees; also section 8, lapsed.
Truth obliged(const Situation& s, AgreementId a, ActorId p, Moment m) {
  if (party_of(s, a, p) != nullptr) return bound(s, a, p, m);
  return is_addressee(s, a, p) ? in_force(s, a, m) : Truth::impossible;
}

Truth binds(const Situation& s, ClauseId c, ActorId p, Moment m) {
  return time::both(obliged(s, s.model[c].agreement, p, m), !reserved(s, c, p, m));
}

Earliest start_of(const Situation& s, AgreementId a, ActorId p) {
  if (const PartyForce* const party = party_of(s, a, p)) return party->start;
  return is_addressee(s, a, p) ? s.force[a.value].start : Earliest{};
}

} // namespace casus::oracle
