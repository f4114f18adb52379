// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/acts.h"

#include "tests/oracle/binding.h"
#include "tests/oracle/chains.h"
#include "tests/oracle/conditions.h"
#include "tests/oracle/duties.h"
#include "tests/oracle/force.h"
#include "tests/oracle/performance.h"
#include "tests/oracle/suspension.h"
#include "tests/oracle/verdict.h"

#include <algorithm>

namespace casus::oracle {

using model::ActOutcome;
using model::BeneficiarySet;
using model::Duty;
using model::Judgement;
using model::Modality;

namespace {

// Section 9: the beneficiary of the act: named among the role's actors, or any other party bound at f; not parted from
// p.
Truth reaches(const Situation& s, FactId f, ClauseId c, ActorId p) {
  const model::Clause& clause = s.model[c];
  if (clause.beneficiary.set == BeneficiarySet::none) return Truth::certain;
  const std::vector<ActorId> actors = actors_in(s, f, clause.beneficiary.role);
  const auto together = [&](ActorId q) { return !parted(s, clause.agreement, c, {{p}, q, false}, s[f].moment); };
  if (clause.beneficiary.set == BeneficiarySet::named) {
    const ActorId q = clause.beneficiary.actor;
    return time::both(time::truth_of(contains(actors, q)), together(q));
  }
  Truth result = Truth::impossible;
  for (const ActorId q : actors) {
    if (q != p) result = time::either(result, time::both(bound(s, clause.agreement, q, s[f].moment), together(q)));
  }
  return result;
}

// Section 9, with links: or over instances with that bearer, not waiting, of truth and after(f, opening).
Truth opened_against(const Situation& s, FactId f, ClauseId c, ActorId p) {
  Truth result = Truth::impossible;
  for (const Instance& i : instances(s, c)) {
    const std::vector<Bearer> theirs = bearers(s, i);
    const bool bears = std::ranges::any_of(theirs, [&](const Bearer& b) { return b.actor == p; });
    if (!i.waits() && bears) result = time::either(result, time::both(i.truth, after(s, f, i.opening)));
  }
  return result;
}

// Section 9: t, for a prohibition, permission or power.
Truth bears_on(const Situation& s, FactId f, ClauseId c, ActorId p) {
  const model::Clause& clause = s.model[c];
  if (!does_act(s, f, clause, p)) return Truth::impossible;
  if (clause.links.empty() && !forbids(s, c, p)) return Truth::impossible;
  Truth t = time::both(reaches(s, f, c, p), past(s, f));
  t = time::both(t, binds(s, c, p, s[f].moment));
  if (t == Truth::impossible) return t;
  t = time::both(t, applies(s, c, at_fact(s, f), std::nullopt));
  if (t == Truth::impossible || clause.links.empty()) return t;
  return time::both(t, opened_against(s, f, c, p));
}

// Section 9: does f perform this duty of p, and how surely?
Truth performs(const Situation& s, FactId f, const Duty& duty, ActorId p) {
  const model::Clause& clause = s.model[duty.clause];
  if (duty.awaiting != 0 || clause.when.timing == model::Timing::at_all_times || s[f].partial) return Truth::impossible;
  if (!contains(duty.bearers, p) || !acts_for(s, f, duty, p)) return Truth::impossible;
  const bool joint = clause.bearers.quantifier == model::Quantifier::jointly;
  if (joint && !std::ranges::all_of(duty.bearers, [&](ActorId b) { return acts_for(s, f, duty, b); })) {
    return Truth::impossible;
  }
  return time::both(duty.exists, acting_truth(s, f, duty));
}

// Section 9, rivals: permissions and powers by the same t rule, obligations by the duties that f performs.
Truth rivalry(const Situation& s, FactId f, ClauseId q, ActorId p, const std::vector<Duty>& duties) {
  const Modality modality = s.model[q].modality;
  if (modality == Modality::permission || modality == Modality::power) return bears_on(s, f, q, p);
  if (modality != Modality::obligation) return Truth::impossible;
  Truth result = Truth::impossible;
  for (const Duty& duty : duties) {
    if (duty.clause == q) result = time::either(result, performs(s, f, duty, p));
  }
  return result;
}

// Section 9, outcome.
Judgement judge(const Situation& s, FactId f, ClauseId c, ActorId p, Truth t, const std::vector<Duty>& duties) {
  Judgement result{.fact = f, .clause = c, .bearer = p};
  std::optional<ClauseId> permitted;
  std::optional<ClauseId> conflict;
  bool beaten_perhaps = false;
  bool conflict_perhaps = false;
  for (std::uint32_t i = 0; i < s.model.clauses.size(); ++i) {
    const ClauseId q{i};
    const Truth t_q = rivalry(s, f, q, p, duties);
    if (t_q == Truth::impossible) continue;
    const bool beats = outranks(s, q, c);
    if (!beats && outranks(s, c, q)) continue;
    if (t_q == Truth::depends) {
      (beats ? beaten_perhaps : conflict_perhaps) = true;
    } else if (std::optional<ClauseId>& least = beats ? permitted : conflict; !least) {
      least = q;
    }
  }
  if (permitted) {
    result.outcome = ActOutcome::permitted;
    result.other = permitted;
  } else if (t == Truth::depends || beaten_perhaps) {
    result.outcome = ActOutcome::depends;
  } else if (conflict) {
    result.outcome = ActOutcome::conflict;
    result.other = conflict;
  } else if (conflict_perhaps) {
    result.outcome = ActOutcome::depends;
  } else if (is_hedged(s, c)) {
    result.outcome = ActOutcome::breach_hedged;
  }
  return result;
}

} // namespace

std::vector<Judgement> judgements(const Situation& s, ClauseId c, const std::vector<Duty>& duties) {
  std::vector<Judgement> result;
  if (s.model[c].modality != Modality::prohibition) return result;
  for (const FactId f : s.there) {
    for (std::uint32_t p = 0; p < s.model.actors.size(); ++p) {
      const Truth t = bears_on(s, f, c, ActorId{p});
      if (t != Truth::impossible) result.push_back(judge(s, f, c, ActorId{p}, t, duties));
    }
  }
  return result;
}

} // namespace casus::oracle
