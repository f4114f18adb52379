// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/shrinker.h"

#include "tests/oracle/visit.h"

#include <algorithm>
#include <utility>

namespace casus::oracle {

using model::Clause;

namespace {

/// A change that makes a world smaller; false where there is nothing to change.
using Step = std::function<bool(World&)>;
/// The n-th change of one sort; false past the last.
using Steps = bool (*)(World&, std::size_t);

template <class List>
bool erase_at(List& list, std::size_t n) {
  if (n >= list.size()) return false;
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(n));
  return true;
}

// Ids past the removed one move down; references to it itself are dropped.
template <class Id>
void renumber(std::vector<Id>& list, std::uint32_t removed) {
  std::erase(list, Id{removed});
  for (Id& id : list)
    id.value -= id.value > removed ? 1U : 0U;
}

template <class Id>
void renumber(std::optional<Id>& id, std::uint32_t removed) {
  if (id == Id{removed}) {
    id.reset();
  } else if (id && id->value > removed) {
    --id->value;
  }
}

bool remove_fact(World& w, std::size_t n) {
  if (!erase_at(w.log.facts, n)) return false;
  for (Fact& fact : w.log.facts)
    renumber(fact.cites, static_cast<std::uint32_t>(n));
  return true;
}

// A pattern `breach of` something that goes would become a breach of anything, a circle: it asks for a threat then.
template <class Id>
void renumber_pattern(model::Pattern& p, std::optional<Id>& id, std::uint32_t removed) {
  if (id == Id{removed} && p.kind == kinds::breach) p.kind = kinds::threat;
  renumber(id, removed);
}

bool remove_clause(World& w, std::size_t n) {
  const auto removed = static_cast<std::uint32_t>(n);
  if (!erase_at(w.model.clauses, n)) return false;
  for (Clause& clause : w.model.clauses)
    renumber(clause.overrides.edit(), removed);
  for (model::Agreement& agreement : w.model.agreements)
    renumber(agreement.clauses, removed);
  for_each_pattern(w.model, [&](model::Pattern& p) { renumber_pattern(p, p.clause, removed); });
  for (Fact& fact : w.log.facts)
    renumber(fact.clause, removed);
  return true;
}

void renumber_agreements(World& w, std::uint32_t removed) {
  const auto down = [&](AgreementId& id) { id.value -= id.value > removed ? 1U : 0U; };
  for (model::Agreement& agreement : w.model.agreements) {
    renumber(agreement.prevails_over.edit(), removed);
    renumber(agreement.supersedes.edit(), removed);
  }
  for (Clause& clause : w.model.clauses) {
    down(clause.agreement);
    renumber(clause.act.of, removed);
    for_each_condition(clause, [&](model::Condition& c) { down(c.agreement); });
  }
  for_each_pattern(w.model, [&](model::Pattern& p) { renumber_pattern(p, p.of, removed); });
  for (Fact& fact : w.log.facts)
    renumber(fact.of, removed);
}

bool asks_for(const model::Rare<model::Condition>& condition, AgreementId a) {
  if (!condition) return false;
  if (condition->kind == model::ConditionKind::in_force && condition->agreement == a) return true;
  return std::ranges::any_of(condition->parts, [&](const auto& part) { return asks_for(std::optional(part), a); });
}

// With its clauses, and the conditions that ask whether it is in force.
bool remove_agreement(World& w, std::size_t n) {
  const AgreementId removed{static_cast<std::uint32_t>(n)};
  if (w.model.agreements.size() < 2 || n >= w.model.agreements.size()) return false;
  for (std::size_t c = w.model.clauses.size(); c-- > 0;) {
    if (w.model.clauses[c].agreement == removed) remove_clause(w, c);
  }
  for (Clause& clause : w.model.clauses) {
    for (auto* const slot : {&clause.while_, &clause.unless, &clause.not_applied_when}) {
      if (asks_for(*slot, removed)) slot->reset();
    }
  }
  erase_at(w.model.agreements, n);
  renumber_agreements(w, removed.value);
  return true;
}

bool remove_membership(World& w, std::size_t n) {
  for (model::Actor& actor : w.model.actors) {
    if (n < actor.members.size()) return erase_at(actor.members, n);
    n -= actor.members.size();
  }
  return false;
}

bool remove_exit(World& w, std::size_t n) {
  for (model::Agreement& agreement : w.model.agreements) {
    if (n < agreement.exits.size()) return erase_at(agreement.exits, n);
    n -= agreement.exits.size();
  }
  return false;
}

bool remove_link(World& w, std::size_t n) {
  for (Clause& clause : w.model.clauses) {
    // The last link stays: a clause without links is another clause.
    const std::size_t removable = clause.links.empty() ? 0 : clause.links.size() - 1;
    if (n < removable) return erase_at(clause.links, n + 1);
    n -= removable;
  }
  return false;
}

bool remove_alternative(World& w, std::size_t n) {
  for (Clause& clause : w.model.clauses) {
    for (model::Link& link : clause.links) {
      if (link.alternatives.size() < 2) continue;
      if (n < link.alternatives.size()) return erase_at(link.alternatives, n);
      n -= link.alternatives.size();
    }
  }
  return false;
}

// A compound condition gives way to one of its parts.
bool simplify_condition(World& w, std::size_t n) {
  bool done = false;
  for (Clause& clause : w.model.clauses) {
    for (auto* const slot : {&clause.while_, &clause.unless, &clause.not_applied_when}) {
      if (!*slot || done) continue;
      const std::size_t parts = (*slot)->parts.size();
      if (n < parts) {
        const model::Condition part = (*slot)->parts[n];
        *slot = part;
        done = true;
      } else {
        n -= parts;
      }
    }
  }
  return done;
}

/// Details of a clause that can be taken away one by one.
std::vector<Step> clause_details(std::size_t c) {
  const auto at = [c](World& w) -> Clause& { return w.model.clauses[c]; };
  return {
      [at](World& w) { return std::exchange(at(w).while_, std::nullopt).has_value(); },
      [at](World& w) { return std::exchange(at(w).unless, std::nullopt).has_value(); },
      [at](World& w) { return std::exchange(at(w).not_applied_when, std::nullopt).has_value(); },
      [at](World& w) { return std::exchange(at(w).not_before, std::nullopt).has_value(); },
      [at](World& w) { return std::exchange(at(w).act.at, std::nullopt).has_value(); },
      [at](World& w) { return std::exchange(at(w).act.of, std::nullopt).has_value(); },
      [at](World& w) { return std::exchange(at(w).not_applied_to_author, false); },
      [at](World& w) { return std::exchange(at(w).lapses_with_agreement, false); },
      [at](World& w) { return !std::exchange(at(w).not_applied_to, {}).empty(); },
      [at](World& w) { return !std::exchange(at(w).excused_when, {}).empty(); },
      [at](World& w) { return !std::exchange(at(w).overrides, {}).empty(); },
      [at](World& w) { return !std::exchange(at(w).hedges, {}).empty(); },
      [at](World& w) { return !std::exchange(at(w).when.hedges, {}).empty(); },
      [at](World& w) {
        return std::exchange(at(w).beneficiary.set, model::BeneficiarySet::none) != model::BeneficiarySet::none;
      },
      [at](World& w) {
        bool any = false;
        for (model::Link& link : at(w).links)
          any = std::exchange(link.within, std::nullopt).has_value() || any;
        return any;
      },
  };
}

std::vector<Step> agreement_details(std::size_t a) {
  const auto at = [a](World& w) -> model::Agreement& { return w.model.agreements[a]; };
  return {
      [at](World& w) { return std::exchange(at(w).term, std::nullopt).has_value(); },
      [at](World& w) { return std::exchange(at(w).zone, std::nullopt).has_value(); },
      [at](World& w) { return std::exchange(at(w).entry.after, std::nullopt).has_value(); },
      [at](World& w) { return !std::exchange(at(w).entry.including, {}).empty(); },
      [at](World& w) { return std::exchange(at(w).open_to_accession, false); },
      [at](World& w) { return std::exchange(at(w).clock_stops_on_suspension, false); },
      [at](World& w) { return !std::exchange(at(w).prevails_over, {}).empty(); },
      [at](World& w) { return !std::exchange(at(w).supersedes, {}).empty(); },
      [at](World& w) { return !std::exchange(at(w).addressees, {}).empty(); },
      [at](World& w) { return std::exchange(at(w).provisional, std::nullopt).has_value(); },
      [at](World& w) { return std::exchange(at(w).renewal.notice, std::nullopt).has_value(); },
      [at](World& w) { return std::exchange(at(w).renewal, {}).kind != model::RenewalKind::none; },
      [at](World& w) { return std::exchange(at(w).entry.on, std::nullopt).has_value(); },
      [at](World& w) { return !std::exchange(at(w).entry.stated, true); },
      [at](World& w) { return !std::exchange(at(w).hedges, {}).empty(); },
  };
}

std::vector<Step> fact_details(std::size_t f) {
  const auto at = [f](World& w) -> Fact& { return w.log.facts[f]; };
  return {
      [at](World& w) { return !std::exchange(at(w).cites, {}).empty(); },
      [at](World& w) { return !std::exchange(at(w).places, {}).empty(); },
      [at](World& w) { return std::exchange(at(w).sequence, 0U) != 0; },
      [at](World& w) { return std::exchange(at(w).partial, false); },
      [at](World& w) { return std::exchange(at(w).until, std::nullopt).has_value(); },
      [at](World& w) { return std::exchange(at(w).disputed, false); },
      [at](World& w) {
        const Moment before = std::exchange(at(w).moment, time::exact(at(w).moment.first()));
        return before != at(w).moment;
      },
  };
}

std::vector<Step> details(const World& w) {
  std::vector<Step> all;
  const auto add = [&](const std::vector<Step>& steps) { all.insert(all.end(), steps.begin(), steps.end()); };
  for (std::size_t c = 0; c < w.model.clauses.size(); ++c)
    add(clause_details(c));
  for (std::size_t a = 0; a < w.model.agreements.size(); ++a)
    add(agreement_details(a));
  for (std::size_t f = 0; f < w.log.facts.size(); ++f)
    add(fact_details(f));
  all.emplace_back([](World& world) { return !std::exchange(world.log.complete_until, {}).empty(); });
  return all;
}

bool remove_moment(World& w, std::size_t n) { return w.moments.size() > 1 && erase_at(w.moments, n); }

// Takes every step that keeps the difference; true if one was taken.
bool take(World& world, const std::function<bool(const World&)>& differs) {
  constexpr Steps sorts[] = {remove_moment, remove_agreement,   remove_clause,      remove_fact,      remove_exit,
                             remove_link,   remove_alternative, simplify_condition, remove_membership};
  bool taken = false;
  for (const Steps sort : sorts) {
    for (std::size_t n = 0;;) {
      World smaller = world;
      if (!sort(smaller, n)) break;
      if (differs(smaller)) {
        world = smaller;
        taken = true;
      } else {
        ++n;
      }
    }
  }
  for (const Step& step : details(world)) {
    World smaller = world;
    if (!step(smaller) || !differs(smaller)) continue;
    world = smaller;
    taken = true;
  }
  return taken;
}

} // namespace

World shrink(const World& world, const std::function<bool(const World&)>& differs) {
  World smallest = world;
  while (take(smallest, differs)) {
  }
  return smallest;
}

} // namespace casus::oracle
