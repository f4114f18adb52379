// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/duties.h"

#include "tests/oracle/binding.h"
#include "tests/oracle/conditions.h"
#include "tests/oracle/force.h"
#include "tests/oracle/suspension.h"
#include "time/deadline.h"

#include <algorithm>

namespace casus::oracle {

using model::BeneficiarySet;
using model::Duty;
using model::Modality;
using model::Quantifier;

namespace {

bool makes_duties(Modality m) { return m == Modality::obligation || m == Modality::intention || m == Modality::aim; }

std::vector<ActorId> actors_of(const std::vector<Bearer>& bearers) {
  std::vector<ActorId> result;
  for (const Bearer& b : bearers)
    result.push_back(b.actor);
  std::ranges::sort(result);
  return result;
}

// Section 5: all, jointly: the least; any: the greatest.
Truth joined(const std::vector<Bearer>& bearers, Quantifier quantifier) {
  Truth result = bearers.front().truth;
  for (const Bearer& b : bearers) {
    result = quantifier == Quantifier::any ? time::either(result, b.truth) : time::both(result, b.truth);
  }
  return result;
}

/// Whom a duty is owed to: nobody, or one actor and how surely it is there.
struct Owed {
  std::optional<ActorId> to;
  Truth truth = Truth::certain;
};

// Section 5, beneficiary. `others` are those that each_other_party ranges over.
std::vector<Owed> owed(const model::Clause& clause, std::optional<ActorId> that_party,
                       const std::vector<Bearer>& others, const std::vector<ActorId>& bearers) {
  switch (clause.beneficiary.set) {
  case BeneficiarySet::none: return {{}};
  case BeneficiarySet::named: return {{clause.beneficiary.actor}};
  case BeneficiarySet::that_party: return {{that_party}};
  case BeneficiarySet::each_other_party: break;
  }
  std::vector<Owed> result;
  for (const Bearer& q : others) {
    if (!contains(bearers, q.actor)) result.push_back({q.actor, q.truth});
  }
  return result;
}

/// A duty before its bearers are known: everything but bearers, beneficiary and their truths.
struct Shared {
  Duty duty;
  std::vector<Bearer> bearers;
  std::vector<Bearer> others;
};

void add_owed(const Situation& s, const Shared& shared, const std::vector<Bearer>& group, std::vector<Duty>& all) {
  const model::Clause& clause = s.model[shared.duty.clause];
  const std::vector<ActorId> actors = actors_of(group);
  for (const Owed& o : owed(clause, shared.duty.that_party, shared.others, actors)) {
    // Section 5: left out for `each`, the beneficiary itself.
    if (clause.bearers.quantifier == Quantifier::each && o.to == actors.front()) continue;
    Duty duty = shared.duty;
    duty.bearers = actors;
    duty.beneficiary = o.to;
    duty.exists = time::both(duty.exists, time::both(joined(group, clause.bearers.quantifier), o.truth));
    all.push_back(duty);
  }
}

// Section 5: each makes a duty for each bearer, the others make one for all of them.
void add_duties(const Situation& s, const Shared& shared, std::vector<Duty>& all) {
  if (shared.bearers.empty()) return;
  if (s.model[shared.duty.clause].bearers.quantifier != Quantifier::each) {
    add_owed(s, shared, shared.bearers, all);
    return;
  }
  for (const Bearer& b : shared.bearers)
    add_owed(s, shared, {b}, all);
}

std::vector<Bearer> bound_parties(const Situation& s, ClauseId c, Moment m) {
  std::vector<Bearer> result;
  for (const PartyForce& p : s.force[s.model[c].agreement.value].parties) {
    const Truth t = binds(s, c, p.party, m);
    if (t != Truth::impossible) result.push_back({p.party, t});
  }
  return result;
}

std::vector<Duty> chained(const Situation& s, ClauseId c) {
  std::vector<Duty> result;
  for (const Instance& i : instances(s, c)) {
    Shared shared;
    shared.duty.clause = c;
    shared.duty.chain = i.chain;
    shared.duty.that_party = i.that_party;
    shared.duty.awaiting = i.awaiting;
    shared.duty.exists = i.truth;
    shared.duty.opened = i.opening.moment;
    shared.bearers = bearers(s, i);
    shared.others = bound_parties(s, c, s[i.first()].moment);
    add_duties(s, shared, result);
  }
  return result;
}

// Section 6: the parties with start in place of bound.
std::vector<Bearer> started(const Situation& s, AgreementId a) {
  std::vector<Bearer> result;
  for (const PartyForce& p : s.force[a.value].parties) {
    if (p.start.there()) result.push_back({p.party, p.start.exists});
  }
  return result;
}

// Section 6: S, before anybody is left out. A named bearer may be an addressee.
std::vector<Bearer> standing_set(const Situation& s, const model::Clause& clause) {
  if (clause.bearers.set == model::PartySet::that_party) return {};
  if (clause.bearers.set != model::PartySet::named) return started(s, clause.agreement);
  const Earliest start = start_of(s, clause.agreement, clause.bearers.actor);
  if (!start.there()) return {};
  return {{clause.bearers.actor, start.exists}};
}

// Section 6: less those left out, and those reserved for certain at their start.
std::vector<Bearer> standing_bearers(const Situation& s, ClauseId c) {
  const model::Clause& clause = s.model[c];
  std::vector<Bearer> result;
  for (const Bearer& b : standing_set(s, clause)) {
    if (contains(clause.not_applied_to, b.actor)) continue;
    const Truth out = reserved(s, c, b.actor, start_of(s, clause.agreement, b.actor).moment);
    if (out != Truth::certain) result.push_back({b.actor, time::both(b.truth, !out)});
  }
  return result;
}

// Section 6: opened = start of p, or the greatest over S.
Moment opened_for(const Situation& s, AgreementId a, const std::vector<Bearer>& group) {
  std::vector<Moment> starts;
  for (const Bearer& b : group)
    starts.push_back(start_of(s, a, b.actor).moment);
  return latest_of(starts);
}

void add_unchained(const Situation& s, ClauseId c, const std::vector<Bearer>& group, std::vector<Duty>& all) {
  const model::Clause& clause = s.model[c];
  Shared shared;
  shared.duty.clause = c;
  shared.duty.opened = opened_for(s, clause.agreement, group);
  shared.duty.exists = time::at_or_before(shared.duty.opened, s.now);
  shared.bearers = group;
  shared.others = started(s, clause.agreement);
  add_duties(s, shared, all);
}

// Section 6, every: not ended, and not left, at the boundary.
Truth still(const Situation& s, const Duty& duty, Moment boundary) {
  const model::Clause& clause = s.model[duty.clause];
  const Earliest& end = s.force[clause.agreement.value].end;
  std::vector<Bearer> staying;
  for (const ActorId p : duty.bearers) {
    // An addressee never leaves.
    const PartyForce* const party = party_of(s, clause.agreement, p);
    const Earliest leaving = party == nullptr ? Earliest{} : party->leaving;
    staying.push_back({p, !time::both(leaving.exists, at_or_before(leaving, boundary))});
  }
  return time::both(!time::both(end.exists, at_or_before(end, boundary)), joined(staying, clause.bearers.quantifier));
}

time::Boundary boundary(const Situation& s, const Duty& duty, std::int32_t i) {
  const model::Clause& clause = s.model[duty.clause];
  if (const auto* const elapsed = std::get_if<time::Elapsed>(&*clause.when.span)) {
    return time::deadline(duty.opened, time::seconds(elapsed->seconds * i));
  }
  const auto u = std::get<time::CivilSpan>(*clause.when.span);
  const time::CivilSpan length{u.months * i, u.days * i};
  return time::term_end(duty.opened, length, s.force[clause.agreement.value].zone);
}

// Section 6, every: one duty for each period that has begun.
void add_periods(const Situation& s, const Duty& duty, std::vector<Duty>& all) {
  for (std::int32_t i = 0;; ++i) {
    const Moment begins = i == 0 ? duty.opened : boundary(s, duty, i).moment;
    const Truth begun = time::at_or_before(begins, s.now);
    if (begun == Truth::impossible) return;
    const time::Boundary ends = boundary(s, duty, i + 1);
    Duty period = duty;
    period.period = static_cast<std::uint32_t>(i);
    period.opened = begins;
    period.deadline = time::deadline(ends.moment, time::seconds(-1)).moment;
    period.month_end_rule = ends.month_end_rule;
    period.exists = time::both(duty.exists, time::both(begun, still(s, duty, begins)));
    all.push_back(period);
  }
}

// Section 6: clauses without links.
std::vector<Duty> unchained(const Situation& s, ClauseId c) {
  const model::Clause& clause = s.model[c];
  const std::vector<Bearer> group = standing_bearers(s, c);
  std::vector<Duty> result;
  if (clause.bearers.quantifier == Quantifier::each) {
    for (const Bearer& b : group)
      add_unchained(s, c, {b}, result);
  } else if (!group.empty()) {
    add_unchained(s, c, group, result);
  }
  if (clause.when.timing == model::Timing::every) {
    std::vector<Duty> periods;
    for (const Duty& duty : result)
      add_periods(s, duty, periods);
    result = periods;
  }
  // Conditions are tested at opened, of `every` at each period's own.
  for (Duty& duty : result) {
    duty.exists = time::both(duty.exists, conditions_hold(s, c, {duty.opened, std::nullopt}, std::nullopt));
  }
  return result;
}

// Section 5, beneficiary; section 6 likewise: what reservations and objections leave of a duty.
Truth holds_between(const Situation& s, const Duty& duty) {
  if (!duty.beneficiary) return Truth::certain;
  const model::Clause& clause = s.model[duty.clause];
  const AgreementId a = clause.agreement;
  const Moment m = duty.chain.empty() ? duty.opened : s[duty.chain.front()].moment;
  std::vector<Bearer> unopposed;
  for (const ActorId p : duty.bearers)
    unopposed.push_back({p, !opposed(s, a, p, *duty.beneficiary, m)});
  Truth between = joined(unopposed, clause.bearers.quantifier);
  // Section 6 asks nothing of a suspension when it opens, and nothing of one in part either.
  if (!duty.chain.empty()) between = time::both(between, !parted(s, a, duty.clause, sides_of(s, duty), m));
  if (party_of(s, a, *duty.beneficiary) == nullptr) return between;
  return time::both(between, !reserved(s, duty.clause, *duty.beneficiary, m));
}

// Section 5, overridden: does B speak to all the duty's bearers, and how surely are they bound by it?
Truth all_bound_by(const Situation& s, ClauseId b, const std::vector<ActorId>& bearers, Moment m) {
  Truth result = Truth::certain;
  for (const ActorId p : bearers)
    result = time::both(result, binds(s, b, p, m));
  return result;
}

// Section 5, overridden by a clause with links: an instance, not waiting, on the same first fact.
Truth set_aside_by_instance(const Situation& s, ClauseId b, const Duty& duty) {
  Truth result = Truth::impossible;
  for (const Instance& i : instances(s, b)) {
    if (i.waits() || i.first() != duty.chain.front()) continue;
    const std::vector<ActorId> theirs = actors_of(bearers(s, i));
    if (!std::ranges::all_of(duty.bearers, [&](ActorId p) { return contains(theirs, p); })) continue;
    const Truth t = all_bound_by(s, b, duty.bearers, s[i.first()].moment);
    result = time::either(result, time::both(i.truth, t));
  }
  return result;
}

// Section 5, overridden by a prohibition without links that forbids the act's kind.
Truth set_aside_by_prohibition(const Situation& s, ClauseId b, const Duty& duty) {
  const model::Clause& clause = s.model[duty.clause];
  if (!kind_is(s.model, clause.act.kind, s.model[b].act.kind)) return Truth::impossible;
  if (!std::ranges::all_of(duty.bearers, [&](ActorId p) { return forbids(s, b, p); })) return Truth::impossible;
  const Point point = duty.chain.empty() ? Point{duty.opened, std::nullopt} : at_fact(s, duty.chain.front());
  return time::both(applies(s, b, point, std::nullopt), all_bound_by(s, b, duty.bearers, point.moment));
}

// Section 5, overridden (R10): how surely B sets this duty aside.
Truth set_aside(const Situation& s, ClauseId b, const Duty& duty) {
  const model::Clause& over = s.model[b];
  const bool commands = over.modality == Modality::obligation || over.modality == Modality::prohibition;
  if (!commands) return Truth::impossible;
  if (over.links.empty()) {
    const bool may = over.modality == Modality::prohibition && outranks(s, b, duty.clause);
    return may ? set_aside_by_prohibition(s, b, duty) : Truth::impossible;
  }
  const bool same_kind = over.act.kind == s.model[duty.clause].act.kind;
  const bool may = overrides(s, b, duty.clause) || (same_kind && prevails(s, b, duty.clause));
  return may && !duty.chain.empty() ? set_aside_by_instance(s, b, duty) : Truth::impossible;
}

} // namespace

bool overrides(const Situation& s, ClauseId b, ClauseId c) {
  return s.model[b].agreement == s.model[c].agreement && std::ranges::count(s.model[b].overrides, c) > 0;
}

bool prevails(const Situation& s, ClauseId b, ClauseId c) {
  return std::ranges::count(s.model[s.model[b].agreement].prevails_over, s.model[c].agreement) > 0;
}

bool outranks(const Situation& s, ClauseId b, ClauseId c) { return overrides(s, b, c) || prevails(s, b, c); }

bool forbids(const Situation& s, ClauseId prohibition, ActorId bearer) {
  const model::Clause& clause = s.model[prohibition];
  if (contains(clause.not_applied_to, bearer)) return false;
  if (clause.bearers.set == model::PartySet::named) return clause.bearers.actor == bearer;
  // An addressee is no party.
  return clause.bearers.set == model::PartySet::parties && party_of(s, clause.agreement, bearer) != nullptr;
}

std::vector<Duty> duties(const Situation& s, ClauseId c) {
  const model::Clause& clause = s.model[c];
  if (!makes_duties(clause.modality)) return {};
  std::vector<Duty> result = clause.links.empty() ? unchained(s, c) : chained(s, c);
  for (Duty& duty : result) {
    duty.exists = time::both(duty.exists, holds_between(s, duty));
    for (std::uint32_t b = 0; b < s.model.clauses.size(); ++b) {
      if (outranks(s, ClauseId{b}, c)) duty.exists = time::both(duty.exists, !set_aside(s, ClauseId{b}, duty));
    }
  }
  std::erase_if(result, [](const Duty& duty) { return duty.exists == Truth::impossible; });
  return result;
}

} // namespace casus::oracle
