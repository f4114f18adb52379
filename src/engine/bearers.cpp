// SPDX-License-Identifier: Apache-2.0
// Whom a clause binds (rules, sections 5, 6 and 9).
#include "engine/chains.h"

namespace casus::engine {

using model::PartySet;
using time::Truth;

bool lays_on(const World& world, std::uint32_t clause, std::uint32_t actor, std::uint32_t that_party, Row first) {
  const model::Clause& text = *world.tables.clauses[clause].text;
  for (const model::ActorId excluded : text.not_applied_to) {
    if (excluded.value == actor) return false;
  }
  if (text.not_applied_to_author && first != none && contains(world.facts.doers(first), actor)) return false;
  if (text.bearers.set == PartySet::named) return text.bearers.actor.value == actor;
  const std::uint32_t agreement = world.tables.clauses[clause].agreement;
  const bool addressees = !world.tables.agreements[agreement].text->addressees.empty();
  if (addressees && find_party(world, agreement, actor) == nullptr) return false; // no set of parties takes them
  switch (text.bearers.set) {
  case PartySet::named: return false;
  case PartySet::parties: return true;
  case PartySet::other_parties: return actor != that_party;
  case PartySet::that_party: return actor == that_party;
  }
  return false;
}

namespace {

// How surely somebody came under a clause without links, and without a reservation then.
Truth binds_at_start(const World& world, std::uint32_t clause, std::uint32_t actor) {
  const Earliest start = start_of(world, world.tables.clauses[clause].agreement, actor);
  if (start.exists == Truth::impossible) return start.exists;
  return both(start.exists, !reserved(world, clause, actor, start.moment));
}

} // namespace

std::vector<Bearer> bearers_of(const World& world, std::uint32_t clause, Row first, std::uint32_t that_party) {
  const ClauseTable& table = world.tables.clauses[clause];
  std::vector<Bearer> bearers;
  const auto consider = [&](std::uint32_t actor) {
    if (!lays_on(world, clause, actor, that_party, first)) return;
    const Truth truth =
        first == none ? binds_at_start(world, clause, actor) : binds(world, clause, actor, world.facts.moment[first]);
    if (truth != Truth::impossible) bearers.push_back({actor, truth});
  };
  if (table.text->bearers.set == PartySet::named) {
    consider(table.text->bearers.actor.value);
    return bearers;
  }
  for (const PartyAt& party : world.parties_of(table.agreement))
    consider(party.actor);
  return bearers;
}

} // namespace casus::engine
