// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/standing.h"

#include "tests/oracle/binding.h"
#include "tests/oracle/conditions.h"
#include "tests/oracle/duties.h"
#include "tests/oracle/force.h"
#include "tests/oracle/performance.h"
#include "tests/oracle/suspension.h"
#include "time/deadline.h"

#include <algorithm>

namespace casus::oracle {

using model::Duty;
using model::DutyStanding;
using model::LegalAct;

namespace {

/// How surely a standing holds, and the certain fact of least key that makes it so.
struct Ground {
  Truth truth = Truth::impossible;
  std::optional<FactId> by;
};

void add(const Situation& s, Ground& ground, FactId f, Truth t) {
  ground.truth = time::either(ground.truth, t);
  if (t == Truth::certain && (!ground.by || key_of(s, f) < key_of(s, *ground.by))) ground.by = f;
}

// Section 8, waived: by contains the beneficiary; without one, any actor not a bearer.
bool may_waive(const Situation& s, FactId w, const Duty& duty) {
  const std::vector<ActorId> by = actors_in(s, w, model::Role::by);
  if (duty.beneficiary) return contains(by, *duty.beneficiary);
  return std::ranges::any_of(by, [&](ActorId x) { return !contains(duty.bearers, x); });
}

Ground waived(const Situation& s, const Duty& duty) {
  const AgreementId a = s.model[duty.clause].agreement;
  Ground result;
  for (const FactId w : s.there) {
    if (!has_act(s, w, LegalAct::waiver)) continue;
    if (!is_about(s, w, a, duty.clause) && !is_about(s, w, a, std::nullopt)) continue;
    if (!may_waive(s, w, duty) || !speaks_of(s, w, duty.chain)) continue;
    add(s, result, w, time::both(follows_opening(s, w, duty), past(s, w)));
  }
  return result;
}

// Section 8, excused: facts matching excused_when, after the opening, past, not late.
Ground excused(const Situation& s, const Duty& duty) {
  const model::Clause& clause = s.model[duty.clause];
  const Reader reader{.agreement = clause.agreement, .that_party = duty.that_party};
  Ground result;
  for (const FactId f : s.there) {
    Truth t = time::both(matches_one(s, f, clause.excused_when, reader), follows_opening(s, f, duty));
    t = time::both(t, past(s, f));
    if (duty.deadline) t = time::both(t, !time::is_late(s[f].moment, *duty.deadline));
    add(s, result, f, t);
  }
  return result;
}

// Section 8, lapsed: no bearer is bound any more. Clauses without links lapse always so.
Ground lapsed(const Situation& s, const Duty& duty) {
  const model::Clause& clause = s.model[duty.clause];
  if (!clause.lapses_with_agreement && !clause.links.empty()) return {};
  const auto held = [&](Moment m) {
    Truth result = Truth::impossible;
    for (const ActorId p : duty.bearers)
      result = time::either(result, obliged(s, clause.agreement, p, m));
    return result;
  };
  Truth t = time::both(!held(s.now), !duty.performed);
  // What was broken while it was bound stays broken.
  if (duty.deadline) t = time::both(t, !held(*duty.deadline));
  return {t, {}};
}

Ground suspended_by(const Situation& s, const Duty& duty) {
  Ground result;
  const Sides sides = sides_of(s, duty);
  for (const FactId f : suspensions(s, s.model[duty.clause].agreement, duty.clause)) {
    if (!is_whole(s, f) && !parts(s, f, sides)) continue;
    Truth t = suspends(s, f, s.now, sides);
    // A suspension does not undo a breach.
    if (duty.deadline) t = time::both(t, time::at_or_before(s[f].moment, *duty.deadline));
    add(s, result, f, t);
  }
  return result;
}

// Section 8, disputed: a fact of the chain is; at all times: there are breaches and all are disputed facts.
Ground disputed(const Situation& s, const Duty& duty) {
  const auto is_disputed = [&](FactId f) { return s[f].disputed; };
  const bool chain = std::ranges::any_of(duty.chain, is_disputed);
  const bool breaches = !duty.breaches.empty() && std::ranges::all_of(duty.breaches, is_disputed);
  return {time::truth_of(chain || breaches), {}};
}

} // namespace

// Section 8: the first that is certain; standing_depends: one earlier in the order depends.
void set_standing(const Situation& s, Duty& duty) {
  std::vector<std::pair<DutyStanding, Ground>> order;
  const bool waits = duty.awaiting != 0;
  if (!waits) order.emplace_back(DutyStanding::waived, waived(s, duty));
  if (!waits) order.emplace_back(DutyStanding::excused, excused(s, duty));
  order.emplace_back(DutyStanding::lapsed, lapsed(s, duty));
  order.emplace_back(DutyStanding::suspended, suspended_by(s, duty));
  order.emplace_back(DutyStanding::disputed, disputed(s, duty));
  for (const auto& [standing, ground] : order) {
    if (ground.truth == Truth::certain) {
      duty.standing = standing;
      duty.standing_by = ground.by;
      return;
    }
    if (ground.truth == Truth::depends) duty.standing_depends = true;
  }
}

// Section 8, at all times.
void set_breaches(const Situation& s, Duty& duty) {
  const model::Clause& clause = s.model[duty.clause];
  const AgreementId a = clause.agreement;
  const Reader reader{.agreement = a, .that_party = duty.that_party};
  for (const FactId f : s.there) {
    Truth t = time::both(matches_one(s, f, clause.broken_by, reader), past(s, f));
    t = time::both(t, time::at_or_before(duty.opened, s[f].moment));
    if (t != Truth::certain || suspended(s, a, duty.clause, s[f].moment) != Truth::impossible) continue;
    if (parted(s, a, duty.clause, sides_of(s, duty), s[f].moment) != Truth::impossible) continue;
    const std::vector<ActorId> doers = actors_in(s, f, model::Role::by);
    const bool breaks = std::ranges::any_of(duty.bearers, [&](ActorId p) {
      return contains(doers, p) && binds(s, duty.clause, p, s[f].moment) == Truth::certain;
    });
    if (breaks) duty.breaches.push_back(f);
  }
  std::ranges::sort(duty.breaches, {}, [&](FactId f) { return key_of(s, f); });
  duty.breached = time::truth_of(!duty.breaches.empty());
  duty.on_time = !duty.breached;
}

namespace {

// Section 8, conflict: the prohibition's beneficiary is none or equal to the duty's.
bool same_beneficiary(const Situation& s, ClauseId c, const Duty& duty, ActorId p, Moment m) {
  const model::Beneficiary& theirs = s.model[c].beneficiary;
  switch (theirs.set) {
  case model::BeneficiarySet::none: return true;
  case model::BeneficiarySet::named: return duty.beneficiary == theirs.actor;
  case model::BeneficiarySet::each_other_party:
    return duty.beneficiary && *duty.beneficiary != p &&
           bound(s, s.model[c].agreement, *duty.beneficiary, m) == Truth::certain;
  case model::BeneficiarySet::that_party: return false;
  }
  return false;
}

bool conflicts(const Situation& s, ClauseId c, const Duty& duty) {
  const model::Clause& theirs = s.model[c];
  if (theirs.modality != model::Modality::prohibition || !theirs.links.empty()) return false;
  if (theirs.act.at || theirs.act.of) return false;
  if (!kind_is(s.model, s.model[duty.clause].act.kind, theirs.act.kind)) return false;
  if (outranks(s, c, duty.clause) || outranks(s, duty.clause, c)) return false;
  const Point point = duty.chain.empty() ? Point{duty.opened, std::nullopt} : at_fact(s, duty.chain.front());
  if (applies(s, c, point, std::nullopt) != Truth::certain) return false;
  const auto clashes = [&](ActorId p) {
    return forbids(s, c, p) && binds(s, c, p, point.moment) == Truth::certain &&
           same_beneficiary(s, c, duty, p, point.moment);
  };
  const bool any = s.model[duty.clause].bearers.quantifier == model::Quantifier::any;
  return any ? std::ranges::all_of(duty.bearers, clashes) : std::ranges::any_of(duty.bearers, clashes);
}

} // namespace

// Section 8, conflict (R10): the least such prohibition.
void set_conflict(const Situation& s, Duty& duty) {
  if (s.model[duty.clause].modality != model::Modality::obligation || duty.awaiting != 0) return;
  for (std::uint32_t c = 0; c < s.model.clauses.size() && !duty.conflict_with; ++c) {
    if (conflicts(s, ClauseId{c}, duty)) duty.conflict_with = ClauseId{c};
  }
}

} // namespace casus::oracle
