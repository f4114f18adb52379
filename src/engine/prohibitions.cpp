// SPDX-License-Identifier: Apache-2.0
#include "engine/prohibitions.h"

#include "engine/suspension.h"

namespace casus::engine {

using model::ActOutcome;
using model::BeneficiarySet;
using time::Truth;

namespace {

// Is somebody on the other side whom the clause protects, from whom no suspension parts the doer?
Truth against_protected(const World& world, std::uint32_t c, Row f, std::uint32_t p) {
  const ClauseTable& clause = world.tables.clauses[c];
  const model::Beneficiary& beneficiary = clause.text->beneficiary;
  if (beneficiary.set == BeneficiarySet::none) return Truth::certain;
  const auto others = world.facts.others(f, static_cast<std::uint32_t>(beneficiary.role));
  const time::Moment& moment = world.facts.moment[f];
  const auto together = [&](std::uint32_t q) { return !parted(world, c, {.bearers = {p}, .beneficiary = q}, moment); };
  if (beneficiary.set == BeneficiarySet::named) {
    const std::uint32_t q = beneficiary.actor.value;
    return contains(others, q) ? together(q) : Truth::impossible;
  }
  Truth truth = Truth::impossible;
  for (const std::uint32_t x : others) {
    if (x != p) truth = either(truth, both(bound(world, clause.agreement, x, moment), together(x)));
  }
  return truth;
}

// Does a clause of this act speak of f, done by p, and how surely? The same for prohibitions and permissions.
Truth speaks_to(const World& world, const Instances& instances, std::uint32_t c, Row f, std::uint32_t p) {
  const Facts& facts = world.facts;
  const ClauseTable& clause = world.tables.clauses[c];
  const model::Act& act = clause.text->act;
  if (!is_at(world, f, act.at) || (act.of && facts.of[f] != act.of->value)) return Truth::impossible;
  Truth truth = both(facts.past(f), binds(world, c, p, facts.moment[f]));
  if (truth != Truth::impossible) truth = both(truth, against_protected(world, c, f, p));
  if (truth == Truth::impossible) return truth;
  if (clause.links.empty()) {
    if (!lays_on(world, c, p, none, none)) return Truth::impossible;
    return both(truth, applies(world, c, tested_as(facts, f), none));
  }
  Truth opened = Truth::impossible;
  for (const Instance& instance : instances.of(c)) {
    if (opened == Truth::certain) break;
    if (instance.awaiting != 0 || !lays_on(world, c, p, instance.that_party, instance.first)) continue;
    if (binds(world, c, p, facts.moment[instance.first]) == Truth::impossible) continue;
    const Row witness = instances.chain(instance).back();
    Truth here = both(instance.truth, facts.after(f, instance.opening, witness));
    if (here != Truth::impossible) here = both(here, applies(world, c, tested_as(facts, f), instance.that_party));
    opened = either(opened, here);
  }
  return both(truth, opened);
}

struct Rival {
  std::uint32_t clause;
  Truth truth;
};

class Judge {
public:
  Judge(const World& world, const Instances& instances, const std::vector<Owed>& duties)
      : world_(world), instances_(instances), duties_(duties) {}

  // Every prohibition of the layer that may forbid f to one of its doers.
  void act(Row f, std::uint32_t layer, std::vector<Judged>& judged) {
    const Tables& tables = world_.tables;
    for (const std::uint32_t p : world_.facts.doers(f)) {
      prohibitions_.clear();
      for (std::uint32_t kind = world_.facts.kind[f]; kind != none; kind = tables.kinds.parent(kind)) {
        add(tables.prohibitions.of(tables.norm_key(kind, p)));
        add(tables.prohibitions.of(tables.norm_key(kind, none)));
      }
      for (const std::uint32_t c : prohibitions_) {
        if (tables.clauses[c].layer != layer) continue;
        const Truth truth = speaks_to(world_, instances_, c, f, p);
        if (truth != Truth::impossible) judged.push_back({f, decide(f, c, p, truth)});
      }
    }
  }

private:
  void add(std::span<const std::uint32_t> clauses) {
    prohibitions_.insert(prohibitions_.end(), clauses.begin(), clauses.end());
  }

  model::Judgement decide(Row f, std::uint32_t c, std::uint32_t p, Truth truth) {
    model::Judgement judgement{.fact = {world_.facts.number[f]}, .clause = {c}, .bearer = {p}};
    find_rivals(f, p);
    std::uint32_t permits = none;
    std::uint32_t clashes = none;
    bool may_permit = false;
    bool may_clash = false;
    for (const Rival& rival : rivals_) {
      const bool certain = rival.truth == Truth::certain;
      if (beats(world_.tables, rival.clause, c)) {
        if (certain) permits = std::min(permits, rival.clause);
        may_permit = may_permit || !certain;
      } else if (!beats(world_.tables, c, rival.clause)) {
        if (certain) clashes = std::min(clashes, rival.clause);
        may_clash = may_clash || !certain;
      }
    }
    if (permits != none) {
      judgement.outcome = ActOutcome::permitted;
      judgement.other = model::ClauseId{permits};
    } else if (truth == Truth::depends || may_permit) {
      judgement.outcome = ActOutcome::depends;
    } else if (clashes != none) {
      judgement.outcome = ActOutcome::conflict;
      judgement.other = model::ClauseId{clashes};
    } else if (may_clash) {
      judgement.outcome = ActOutcome::depends;
    } else if (world_.tables.clauses[c].hedged) {
      judgement.outcome = ActOutcome::breach_hedged;
    }
    return judgement;
  }

  // Permissions and powers that speak to the act, and obligations that it performs.
  void find_rivals(Row f, std::uint32_t p) {
    const Tables& tables = world_.tables;
    rivals_.clear();
    for (std::uint32_t kind = world_.facts.kind[f]; kind != none; kind = tables.kinds.parent(kind)) {
      for (const std::uint32_t who : {p, none}) {
        for (const std::uint32_t q : tables.permissions.of(tables.norm_key(kind, who))) {
          const Truth truth = speaks_to(world_, instances_, q, f, p);
          if (truth != Truth::impossible) rivals_.push_back({q, truth});
        }
      }
      for (const std::uint32_t d : duties_of(kind, p))
        add_duty(duties_[d], f, p);
    }
  }

  void add_duty(const Owed& owed, Row f, std::uint32_t p) {
    const model::Clause& text = *world_.tables.clauses[owed.clause].text;
    if (world_.facts.partial[f] || !acts_for(world_, owed, f, p)) return;
    if (text.bearers.quantifier == model::Quantifier::jointly) {
      for (const Bearer& bearer : owed.bearers) {
        if (!acts_for(world_, owed, f, bearer.actor)) return;
      }
    }
    const Truth truth = both(owed.duty.exists, act_truth(world_, owed, f));
    if (truth == Truth::impossible) return;
    for (Rival& rival : rivals_) {
      if (rival.clause == owed.clause) {
        rival.truth = either(rival.truth, truth);
        return;
      }
    }
    rivals_.push_back({owed.clause, truth});
  }

  // Built when the first act is judged: most logs break no prohibition.
  std::span<const std::uint32_t> duties_of(std::uint32_t kind, std::uint32_t p) {
    if (!indexed_) {
      std::vector<KeyedValue> entries;
      for (std::uint32_t d = 0; d < duties_.size(); ++d) {
        const Owed& owed = duties_[d];
        const model::Clause& text = *world_.tables.clauses[owed.clause].text;
        if (text.modality != model::Modality::obligation || text.when.timing == model::Timing::at_all_times) continue;
        if (owed.waiting() || owed.duty.exists == Truth::impossible) continue;
        for (const Bearer& b : owed.bearers) {
          entries.push_back({world_.tables.norm_key(text.act.kind.value, b.actor), d});
        }
      }
      by_act_ = KeyedLists(entries);
      indexed_ = true;
    }
    return by_act_.of(world_.tables.norm_key(kind, p));
  }

  const World& world_;
  const Instances& instances_;
  const std::vector<Owed>& duties_;
  bool indexed_ = false;
  KeyedLists by_act_; // duties by kind of act and bearer
  std::vector<std::uint32_t> prohibitions_;
  std::vector<Rival> rivals_;
};

} // namespace

std::vector<Judged> judge(const World& world, const Instances& instances, const std::vector<Owed>& duties,
                          std::uint32_t layer) {
  std::vector<Judged> judged;
  if (world.tables.prohibitions.size() == 0) return judged;
  Judge judging(world, instances, duties);
  for (Row f = 0; f < world.facts.logged; ++f)
    judging.act(f, layer, judged);
  return judged;
}

} // namespace casus::engine
