// SPDX-License-Identifier: Apache-2.0
// Whom a clause binds (rules, sections 5, 6 and 9).
#include "engine/chains.h"

namespace casus::engine {

using model::PartySet;
using time::Truth;

bool binds(const World& world, std::uint32_t clause, std::uint32_t actor, std::uint32_t that_party, Row first) {
  const model::Clause& text = *world.tables.clauses[clause].text;
  for (const model::ActorId excluded : text.not_applied_to) {
    if (excluded.value == actor) return false;
  }
  if (text.not_applied_to_author && first != none && contains(world.facts.doers(first), actor)) return false;
  switch (text.bearers.set) {
  case PartySet::named: return text.bearers.actor.value == actor;
  case PartySet::parties: return true;
  case PartySet::other_parties: return actor != that_party;
  case PartySet::that_party: return actor == that_party;
  }
  return false;
}

std::vector<Bearer> bearers_of(const World& world, std::uint32_t clause, Row first, std::uint32_t that_party) {
  const std::uint32_t agreement = world.tables.clauses[clause].agreement;
  std::vector<Bearer> bearers;
  for (const PartyAt& party : world.parties_of(agreement)) {
    if (!binds(world, clause, party.actor, that_party, first)) continue;
    const Truth truth =
        first == none ? party.entry.exists : bound(world, agreement, party.actor, world.facts.moment[first]);
    if (truth != Truth::impossible) bearers.push_back({party.actor, truth});
  }
  return bearers;
}

} // namespace casus::engine
