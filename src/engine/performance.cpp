// SPDX-License-Identifier: Apache-2.0
// Whether a duty's act was done, and whether in time (rules, section 8).
#include "engine/owed.h"
#include "time/deadline.h"

namespace casus::engine {

using model::Quantifier;
using time::Truth;

bool acts_for(const World& world, const Owed& owed, Row f, std::uint32_t p) {
  const Facts& facts = world.facts;
  const model::Clause& text = *world.tables.clauses[owed.clause].text;
  if (facts.derived(f) || !world.tables.kinds.inside(facts.kind[f], text.act.kind.value)) return false;
  if (!contains(facts.doers(f), p) || !is_at(world, f, text.act.at)) return false;
  if (text.act.of && facts.of[f] != text.act.of->value) return false;
  const auto role = static_cast<std::uint32_t>(text.beneficiary.role);
  if (owed.beneficiary != none && !contains(facts.others(f, role), owed.beneficiary)) return false;
  return owed.chain.empty() || facts.speaks_of(f, owed.chain);
}

Truth act_truth(const World& world, const Owed& owed, Row f) {
  const Facts& facts = world.facts;
  Truth truth = both(since_opened(world, owed, f), facts.past(f));
  if (const auto& not_before = world.tables.clauses[owed.clause].not_before) {
    truth = both(truth, !time::before(facts.moment[f], time::exact(*not_before)));
  }
  return truth;
}

namespace {

// What the facts that may perform a duty add up to, for one bearer or for all who act together.
struct Tally {
  Truth performed = Truth::impossible;
  Truth on_time = Truth::impossible;
  Truth part = Truth::impossible;
  Row witness = none; // of least key among those of the greatest truth
};

class Acts {
public:
  Acts(const World& world, const Owed& owed)
      : world_(world),
        owed_(owed),
        clause_(world.tables.clauses[owed.clause]),
        jointly_(clause_.text->bearers.quantifier == Quantifier::jointly) {}

  Tally by(std::uint32_t p) {
    tally_ = {};
    const RowList list = world_.index.shape(clause_.act_shape, p, owed_.beneficiary);
    scan(world_.facts, list, owed_.opened.first(), [&](Row f) {
      if (settled(f)) return false;
      consider(f, p);
      return true;
    });
    for (const Row g : owed_.chain) {
      if (world_.facts.derived(g)) continue;
      for (const Row f : world_.facts.cited_by[g])
        consider(f, p);
    }
    return tally_;
  }

private:
  // Can neither f nor what follows it change the tally?
  bool settled(Row f) const {
    const Facts& facts = world_.facts;
    if (tally_.performed != Truth::certain || !facts.ordered(tally_.witness, f)) return false;
    const auto& deadline = owed_.duty.deadline;
    return !deadline || tally_.on_time == Truth::certain || facts.moment[f].first() > deadline->last();
  }

  bool counts(Row f, std::uint32_t p) const {
    if (!jointly_) return acts_for(world_, owed_, f, p);
    for (const Bearer& bearer : owed_.bearers) {
      if (!acts_for(world_, owed_, f, bearer.actor)) return false;
    }
    return true;
  }

  void consider(Row f, std::uint32_t p) {
    const Facts& facts = world_.facts;
    if (!counts(f, p)) return;
    const Truth truth = act_truth(world_, owed_, f);
    if (truth == Truth::impossible) return;
    if (facts.partial[f]) {
      tally_.part = either(tally_.part, truth);
      return;
    }
    const auto& deadline = owed_.duty.deadline;
    const Truth in_time = deadline ? !time::is_late(facts.moment[f], *deadline) : Truth::certain;
    tally_.on_time = either(tally_.on_time, both(truth, in_time));
    if (truth > tally_.performed || (truth == tally_.performed && facts.ordered(f, tally_.witness))) {
      tally_.witness = f;
    }
    tally_.performed = either(tally_.performed, truth);
  }

  const World& world_;
  const Owed& owed_;
  const ClauseTable& clause_;
  bool jointly_;
  Tally tally_;
};

// Every bearer must have acted; the last one's act is the witness.
Tally all_of(const std::vector<Tally>& tallies, const Facts& facts) {
  Tally all{.performed = Truth::certain, .on_time = Truth::certain};
  for (const Tally& one : tallies) {
    all.performed = both(all.performed, one.performed);
    all.on_time = both(all.on_time, one.on_time);
    all.part = either(all.part, either(one.part, one.performed));
    if (one.witness == none) continue;
    if (all.witness == none || facts.ordered(all.witness, one.witness)) all.witness = one.witness;
  }
  return all;
}

Tally any_of(const std::vector<Tally>& tallies, const Facts& facts) {
  Tally any;
  for (const Tally& one : tallies) {
    const bool better = one.performed > any.performed || (one.performed == any.performed && one.witness != none &&
                                                          facts.ordered(one.witness, any.witness));
    if (better) any.witness = one.witness;
    any.performed = either(any.performed, one.performed);
    any.on_time = either(any.on_time, one.on_time);
    any.part = either(any.part, one.part);
  }
  return any;
}

Tally tally_of(const World& world, const Owed& owed) {
  const Quantifier quantifier = world.tables.clauses[owed.clause].text->bearers.quantifier;
  Acts acts(world, owed);
  if (owed.bearers.size() == 1 || quantifier == Quantifier::jointly) {
    Tally one = acts.by(owed.bearers.front().actor);
    return quantifier == Quantifier::all ? all_of({one}, world.facts) : one;
  }
  std::vector<Tally> tallies;
  tallies.reserve(owed.bearers.size());
  for (const Bearer& bearer : owed.bearers)
    tallies.push_back(acts.by(bearer.actor));
  return quantifier == Quantifier::all ? all_of(tallies, world.facts) : any_of(tallies, world.facts);
}

bool watermark_covers(const World& world, const Owed& owed) {
  const std::uint32_t kind = world.tables.clauses[owed.clause].text->act.kind.value;
  const auto& until = world.log.complete_until;
  return kind < until.size() && until[kind] >= owed.duty.deadline->last();
}

} // namespace

void set_performance(const World& world, Owed& owed) {
  model::Duty& duty = owed.duty;
  if (owed.waiting()) return;
  if (duty.deadline) {
    duty.overdue = time::before(*duty.deadline, world.facts.at);
    duty.record_complete = watermark_covers(world, owed);
  }
  const Tally tally = tally_of(world, owed);
  duty.performed = tally.performed;
  duty.on_time = tally.on_time;
  if (tally.performed != Truth::impossible) duty.performed_by = model::FactId{world.facts.number[tally.witness]};
  duty.performance = tally.performed == Truth::certain ? model::Performance::full
                     : tally.part != Truth::impossible ? model::Performance::part
                                                       : model::Performance::none;
}

void set_breaches_at_all_times(const World& world, Owed& owed) {
  const ClauseTable& clause = world.tables.clauses[owed.clause];
  const Facts& facts = world.facts;
  const Viewpoint from{.agreement = clause.agreement, .that_party = owed.that_party};
  const Sides sides = sides_of(world, owed);
  std::vector<Row> breaches;
  for (const Bearer& bearer : owed.bearers) {
    for (std::size_t i = 0; i < clause.broken_by.size(); ++i) {
      const PatternTable& pattern = clause.broken_by[i];
      const RowList list =
          pattern.breach ? world.index.derived() : world.index.shape(clause.broken_shapes[i], bearer.actor, none);
      scan(facts, list, owed.opened.first(), [&](Row f) {
        const time::Moment& moment = facts.moment[f];
        const bool breaks = contains(facts.doers(f), bearer.actor) && facts.past(f) == Truth::certain &&
                            time::at_or_before(owed.opened, moment) == Truth::certain &&
                            match(world, f, pattern, from) == Truth::certain &&
                            binds(world, owed.clause, bearer.actor, moment) == Truth::certain &&
                            suspended(world, owed.clause, moment) == Truth::impossible &&
                            parted(world, owed.clause, sides, moment) == Truth::impossible;
        if (breaks) breaches.push_back(f);
        return true;
      });
    }
  }
  std::sort(breaches.begin(), breaches.end(), [&](Row f, Row g) { return facts.ordered(f, g); });
  breaches.erase(std::unique(breaches.begin(), breaches.end()), breaches.end());
  for (const Row f : breaches)
    owed.duty.breaches.push_back({facts.number[f]});
  owed.duty.breached = time::truth_of(!breaches.empty());
  owed.duty.on_time = !owed.duty.breached;
}

} // namespace casus::engine
