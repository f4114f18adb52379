// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/suspension.h"

#include "tests/oracle/force.h"
#include "tests/oracle/matching.h"

#include <algorithm>

namespace casus::oracle {

using model::LegalAct;
using model::Role;

namespace {

// One of p and q is in `by` of f, the other in `to`.
bool stands_between(const Situation& s, FactId f, ActorId p, ActorId q) {
  const std::vector<ActorId> by = actors_in(s, f, Role::by);
  const std::vector<ActorId> to = actors_in(s, f, Role::to);
  return (contains(by, p) && contains(to, q)) || (contains(by, q) && contains(to, p));
}

} // namespace

Sides sides_of(const Situation& s, const model::Duty& duty) {
  return {duty.bearers, duty.beneficiary, s.model[duty.clause].bearers.quantifier == model::Quantifier::any};
}

bool is_whole(const Situation& s, FactId f) { return actors_in(s, f, Role::to).empty(); }

bool parts(const Situation& s, FactId f, const Sides& sides) {
  if (!sides.beneficiary) return false;
  const ActorId q = *sides.beneficiary;
  std::size_t parted = 0;
  for (const ActorId p : sides.bearers) {
    if (p != q && stands_between(s, f, p, q)) ++parted;
  }
  return sides.any ? parted == sides.bearers.size() : parted > 0;
}

std::vector<FactId> suspensions(const Situation& s, AgreementId a, const std::optional<ClauseId>& c) {
  std::vector<FactId> result;
  for (const FactId f : s.there) {
    if (!has_act(s, f, LegalAct::suspension)) continue;
    if (is_about(s, f, a, std::nullopt) || (c && is_about(s, f, a, c))) result.push_back(f);
  }
  return result;
}

std::vector<FactId> resumptions(const Situation& s, FactId suspension, const Sides& sides) {
  std::vector<FactId> result;
  for (const FactId f : s.there) {
    if (!has_act(s, f, LegalAct::resumption)) continue;
    const bool same =
        s[suspension].clause ? s[f].clause == s[suspension].clause : s[f].of == s[suspension].of && !s[f].clause;
    const bool far_enough = is_whole(s, f) || (!is_whole(s, suspension) && parts(s, f, sides));
    if (same && far_enough) result.push_back(f);
  }
  return result;
}

// Section 3, suspended and parted: one term of the *or*.
Truth suspends(const Situation& s, FactId suspension, Moment m, const Sides& sides) {
  Truth resumed = Truth::impossible;
  for (const FactId r : resumptions(s, suspension, sides)) {
    const Truth before_m = time::both(past(s, r), time::at_or_before(s[r].moment, m));
    resumed = time::either(resumed, time::both(precedes(s, suspension, r), before_m));
  }
  const Truth begun = time::both(past(s, suspension), time::at_or_before(s[suspension].moment, m));
  return time::both(begun, !resumed);
}

Truth suspended(const Situation& s, AgreementId a, const std::optional<ClauseId>& c, Moment m) {
  Truth result = Truth::impossible;
  for (const FactId f : suspensions(s, a, c)) {
    if (is_whole(s, f)) result = time::either(result, suspends(s, f, m, {}));
  }
  return result;
}

Truth parted(const Situation& s, AgreementId a, const std::optional<ClauseId>& c, const Sides& sides, Moment m) {
  Truth result = Truth::impossible;
  for (const FactId f : suspensions(s, a, c)) {
    if (!is_whole(s, f) && parts(s, f, sides)) result = time::either(result, suspends(s, f, m, sides));
  }
  return result;
}

} // namespace casus::oracle
