// SPDX-License-Identifier: Apache-2.0
// Clauses that give way to others, and clauses of equal rank that clash (rules, sections 5 and 8; R10).
#include "engine/owed.h"

namespace casus::engine {

using model::Quantifier;
using time::Truth;

namespace {

// When the duty arose: as its first fact, else at the moment opened.
TestedAt origin(const World& world, const Owed& owed) {
  return owed.chain.empty() ? TestedAt{owed.opened, none} : tested_as(world.facts, owed.chain.front());
}

// Least over the duty's bearers of clause B binding them; impossible if B does not lay its act on one of them.
Truth binds_all(const World& world, const Owed& owed, std::uint32_t b, std::uint32_t that_party, Row first,
                const time::Moment& moment) {
  Truth truth = Truth::certain;
  for (const Bearer& bearer : owed.bearers) {
    if (!lays_on(world, b, bearer.actor, that_party, first)) return Truth::impossible;
    truth = both(truth, binds(world, b, bearer.actor, moment));
  }
  return truth;
}

// How surely some clause takes the place of the duty's.
Truth overridden(const World& world, const Instances& instances, const Owed& owed) {
  const ClauseTable& clause = world.tables.clauses[owed.clause];
  const TestedAt when = origin(world, owed);
  Truth truth = Truth::impossible;
  if (when.fact != none) {
    for (const std::uint32_t b : clause.overriders) {
      for (const Instance& instance : instances.of(b, when.fact)) {
        if (instance.awaiting != 0) continue;
        const Truth bears = binds_all(world, owed, b, instance.that_party, when.fact, when.moment);
        truth = either(truth, both(instance.truth, bears));
      }
    }
  }
  for (const std::uint32_t b : clause.plain_overriders) {
    const Truth bears = binds_all(world, owed, b, none, none, when.moment);
    if (bears != Truth::impossible) truth = either(truth, both(bears, applies(world, b, when, none)));
  }
  return truth;
}

bool same_beneficiary(const World& world, const Owed& owed, std::uint32_t c, std::uint32_t bearer,
                      const time::Moment& moment) {
  const ClauseTable& clause = world.tables.clauses[c];
  const model::Beneficiary& of = clause.text->beneficiary;
  if (of.set == model::BeneficiarySet::none) return true;
  if (of.set == model::BeneficiarySet::named) return owed.beneficiary == of.actor.value;
  return of.set == model::BeneficiarySet::each_other_party && owed.beneficiary != none && owed.beneficiary != bearer &&
         bound(world, clause.agreement, owed.beneficiary, moment) == Truth::certain;
}

bool forbids(const World& world, const Owed& owed, std::uint32_t c, std::uint32_t bearer, const TestedAt& when) {
  return lays_on(world, c, bearer, none, none) && binds(world, c, bearer, when.moment) == Truth::certain &&
         same_beneficiary(world, owed, c, bearer, when.moment);
}

// Forbidden to one of the bearers is enough, unless any of them may do the act.
bool in_conflict(const World& world, const Owed& owed, std::uint32_t c, const TestedAt& when) {
  const ClauseTable& clause = world.tables.clauses[c];
  if (clause.text->act.at || clause.text->act.of) return false;
  if (beats(world.tables, c, owed.clause) || beats(world.tables, owed.clause, c)) return false;
  std::size_t forbidden = 0;
  for (const Bearer& bearer : owed.bearers) {
    if (forbids(world, owed, c, bearer.actor, when)) ++forbidden;
  }
  const bool any = world.tables.clauses[owed.clause].text->bearers.quantifier == Quantifier::any;
  if (any ? forbidden < owed.bearers.size() : forbidden == 0) return false;
  return applies(world, c, when, none) == Truth::certain;
}

std::optional<model::ClauseId> conflict_of(const World& world, const Owed& owed) {
  const Tables& tables = world.tables;
  const TestedAt when = origin(world, owed);
  std::uint32_t least = none;
  const auto look = [&](std::uint32_t kind, std::uint32_t actor) {
    for (const std::uint32_t c : tables.plain_prohibitions.of(tables.norm_key(kind, actor))) {
      if (c < least && in_conflict(world, owed, c, when)) least = c;
    }
  };
  for (std::uint32_t kind = tables.clauses[owed.clause].text->act.kind.value; kind != none;
       kind = tables.kinds.parent(kind)) {
    look(kind, none);
    for (const Bearer& bearer : owed.bearers)
      look(kind, bearer.actor);
  }
  return least == none ? std::nullopt : std::optional(model::ClauseId{least});
}

} // namespace

void set_priority(const World& world, const Instances& instances, Owed& owed) {
  owed.duty.exists = both(owed.duty.exists, !overridden(world, instances, owed));
  if (owed.duty.exists == Truth::impossible || owed.waiting()) return;
  const bool obligation = world.tables.clauses[owed.clause].text->modality == model::Modality::obligation;
  if (obligation) owed.duty.conflict_with = conflict_of(world, owed);
}

} // namespace casus::engine
