// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/states.h"

#include "tests/oracle/binding.h"
#include "tests/oracle/force.h"
#include "tests/oracle/suspension.h"

namespace casus::oracle {

namespace {

std::optional<Moment> given(const Earliest& e) { return e.there() ? std::optional(e.moment) : std::nullopt; }

// Section 3: the pairs of parties with opposed(A, p, q, V) not impossible.
std::vector<model::Opposed> opposed_pairs(const Situation& s, AgreementId a) {
  std::vector<model::Opposed> result;
  for (const PartyForce& p : s.force[a.value].parties) {
    for (const PartyForce& q : s.force[a.value].parties) {
      const Truth t = p.party < q.party ? opposed(s, a, p.party, q.party, s.now) : Truth::impossible;
      if (t != Truth::impossible) result.push_back({p.party, q.party, t});
    }
  }
  return result;
}

// Section 3: likewise with parted(A, {p}, q, V).
std::vector<model::Opposed> parted_pairs(const Situation& s, AgreementId a) {
  std::vector<model::Opposed> result;
  for (const PartyForce& p : s.force[a.value].parties) {
    for (const PartyForce& q : s.force[a.value].parties) {
      if (!(p.party < q.party)) continue;
      const Truth t = parted(s, a, std::nullopt, {{p.party}, q.party, false}, s.now);
      if (t != Truth::impossible) result.push_back({p.party, q.party, t});
    }
  }
  return result;
}

// Section 3: AgreementState.
model::AgreementState state_of(const Situation& s, AgreementId a) {
  const Force& force = s.force[a.value];
  model::AgreementState state{.agreement = a};
  state.signed_at = given(force.signed_by_all);
  state.signed_by_all = force.signed_by_all.exists;
  state.entry = given(force.entry);
  state.provisional_from = given(force.provisional);
  state.end = given(force.end);
  if (force.end.there()) {
    state.cause = force.end.witness.cause;
    state.month_end_rule = force.end.witness.month_end_rule;
    state.superseded_by = force.end.witness.superseded_by;
  }
  state.in_force = in_force(s, a, s.now);
  const Truth entered = time::both(force.entry.exists, at_or_before(force.entry, s.now));
  const Truth applied = time::both(force.provisional.exists, at_or_before(force.provisional, s.now));
  state.provisional = time::both(state.in_force, time::both(applied, !entered));
  state.suspended = suspended(s, a, std::nullopt, s.now);
  for (const PartyForce& p : force.parties) {
    state.parties.push_back({p.party, given(p.signed_at), given(p.consent), given(p.start), given(p.notice),
                             given(p.leaving), bound(s, a, p.party, s.now)});
  }
  state.opposed = opposed_pairs(s, a);
  state.parted = parted_pairs(s, a);
  return state;
}

} // namespace

std::vector<model::AgreementState> agreement_states(const Situation& s) {
  std::vector<model::AgreementState> result;
  for (std::uint32_t a = 0; a < s.model.agreements.size(); ++a)
    result.push_back(state_of(s, AgreementId{a}));
  return result;
}

} // namespace casus::oracle
