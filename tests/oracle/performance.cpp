// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/performance.h"

#include "time/deadline.h"

#include <algorithm>

namespace casus::oracle {

using model::Duty;
using model::Quantifier;

bool does_act(const Situation& s, FactId f, const model::Clause& clause, ActorId p) {
  // Section 10: acts never match derived facts.
  if (f.value >= s.log.facts.size()) return false;
  if (!kind_is(s.model, s[f].kind, clause.act.kind) || !place_fits(s, f, clause.act.at)) return false;
  if (clause.act.of && s[f].of != clause.act.of) return false;
  return contains(actors_in(s, f, model::Role::by), p);
}

// Section 8: a fact f acts for p in a duty.
bool acts_for(const Situation& s, FactId f, const Duty& duty, ActorId p) {
  const model::Clause& clause = s.model[duty.clause];
  if (!does_act(s, f, clause, p)) return false;
  if (duty.beneficiary && !contains(actors_in(s, f, clause.beneficiary.role), *duty.beneficiary)) return false;
  return duty.chain.empty() || speaks_of(s, f, duty.chain);
}

Truth follows_opening(const Situation& s, FactId f, const Duty& duty) {
  if (duty.chain.empty()) return time::at_or_before(duty.opened, s[f].moment);
  return after(s, f, {duty.opened, duty.chain.back()});
}

std::optional<Moment> earliest_allowed(const Situation& s, ClauseId c) {
  const model::Clause& clause = s.model[c];
  if (!clause.not_before) return std::nullopt;
  return time::exact(s.force[clause.agreement.value].zone.start_of_day(*clause.not_before));
}

// Section 8: its truth.
Truth acting_truth(const Situation& s, FactId f, const Duty& duty) {
  Truth t = time::both(follows_opening(s, f, duty), past(s, f));
  const std::optional<Moment> allowed = earliest_allowed(s, duty.clause);
  if (allowed) t = time::both(t, !time::before(s[f].moment, *allowed));
  return t;
}

namespace {

// Section 8, on_time: not is_late *and*ed into each f.
Truth in_time(const Situation& s, FactId f, const Duty& duty) {
  return duty.deadline ? !time::is_late(s[f].moment, *duty.deadline) : Truth::certain;
}

bool acts_for_all(const Situation& s, FactId f, const Duty& duty) {
  return std::ranges::all_of(duty.bearers, [&](ActorId p) { return acts_for(s, f, duty, p); });
}

/// One way of performing: the whole facts that count for one bearer, or for the joint act.
struct Way {
  Truth done = Truth::impossible;
  Truth timely = Truth::impossible;
  bool partly = false; // a partial fact might count
  std::optional<FactId> witness;
};

// Section 8: or over the facts that act; the witness is the least key among the facts of greatest truth.
template <class Acts>
Way way(const Situation& s, const Duty& duty, Acts acts) {
  Way result;
  for (const FactId f : s.there) {
    if (!acts(f)) continue;
    const Truth t = acting_truth(s, f, duty);
    if (t == Truth::impossible) continue;
    if (s[f].partial) {
      result.partly = true;
      continue;
    }
    result.timely = time::either(result.timely, time::both(t, in_time(s, f, duty)));
    const bool surer = t > result.done;
    const bool sooner = t == result.done && key_of(s, f) < key_of(s, *result.witness);
    if (surer || sooner) result.witness = f;
    result.done = time::either(result.done, t);
  }
  return result;
}

// Section 8: all: *and* over bearers; of the last bearer to act.
Way all_of(const Situation& s, const std::vector<Way>& ways) {
  Way result{.done = Truth::certain, .timely = Truth::certain};
  for (const Way& w : ways) {
    result.done = time::both(result.done, w.done);
    result.timely = time::both(result.timely, w.timely);
    // For `all`, a full act by some bearer is part performance too.
    result.partly = result.partly || w.partly || w.done != Truth::impossible;
    const bool later = w.witness && (!result.witness || key_of(s, *result.witness) < key_of(s, *w.witness));
    if (later) result.witness = w.witness;
  }
  return result;
}

Way performance_of(const Situation& s, const Duty& duty) {
  switch (s.model[duty.clause].bearers.quantifier) {
  case Quantifier::all: {
    std::vector<Way> ways;
    for (const ActorId p : duty.bearers) {
      ways.push_back(way(s, duty, [&](FactId f) { return acts_for(s, f, duty, p); }));
    }
    return all_of(s, ways);
  }
  case Quantifier::jointly: return way(s, duty, [&](FactId f) { return acts_for_all(s, f, duty); });
  case Quantifier::each:
  case Quantifier::any: break;
  }
  return way(s, duty, [&](FactId f) {
    return std::ranges::any_of(duty.bearers, [&](ActorId p) { return acts_for(s, f, duty, p); });
  });
}

} // namespace

// Section 8. A waiting duty, and one kept up at all times, performs nothing.
void set_performance(const Situation& s, Duty& duty) {
  if (duty.awaiting != 0 || s.model[duty.clause].when.timing == model::Timing::at_all_times) return;
  const Way done = performance_of(s, duty);
  duty.performed = done.done;
  duty.on_time = done.timely;
  if (done.done != Truth::impossible) duty.performed_by = done.witness;
  if (done.done == Truth::certain) {
    duty.performance = model::Performance::full;
  } else if (done.partly) {
    duty.performance = model::Performance::part;
  }
}

} // namespace casus::oracle
