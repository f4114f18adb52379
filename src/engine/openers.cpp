// SPDX-License-Identifier: Apache-2.0
// Compiling first links: an event finds the clauses that it can open by its kind, one of its actors and its place, so
// that its cost is the number of clauses it touches.
#include "engine/tables.h"

#include <algorithm>

namespace casus::engine {

namespace {

struct LikelyOpener {
  int role = -1; // -1: no actor is asked for
  std::vector<std::uint32_t> actors;
};

// The role with the fewest possible actors. A party of an agreement that any state may join is anybody.
LikelyOpener best_opener(const Tables& tables, const ClauseTable& clause, const model::Pattern& pattern) {
  LikelyOpener best;
  const model::Agreement& agreement = *tables.agreements[clause.agreement].text;
  for (int role = 0; role < static_cast<int>(model::role_count); ++role) {
    const model::ActorMatch& who = pattern.roles[role];
    std::vector<std::uint32_t> actors;
    if (who.selector == model::Selector::named) {
      actors = tables.membership.ever(who.actor.value);
    } else if (who.selector != model::Selector::anyone && !agreement.open_to_accession) {
      for (const model::ActorId party : agreement.parties)
        actors.push_back(party.value);
    }
    if (!actors.empty() && (best.role < 0 || actors.size() < best.actors.size())) best = {role, std::move(actors)};
  }
  return best;
}

} // namespace

void compile_openers(Tables& tables) {
  std::vector<KeyedValue> entries;
  tables.opener_masks.resize(tables.kinds.size());
  for (std::uint32_t c = 0; c < tables.clauses.size(); ++c) {
    const ClauseTable& clause = tables.clauses[c];
    if (clause.links.empty()) continue;
    for (const PatternTable& alternative : clause.links.front().alternatives) {
      const model::Pattern& pattern = *alternative.pattern;
      LikelyOpener opener = best_opener(tables, clause, pattern);
      if (opener.role < 0) opener.actors = {none};
      const std::uint32_t place = pattern.at ? pattern.at->value : none;
      const auto bit = static_cast<unsigned>((opener.role + 1) * 2 + (pattern.at ? 1 : 0));
      auto& bits = tables.opener_masks[pattern.kind.value].bits;
      bits = static_cast<std::uint16_t>(bits | (1U << bit));
      for (const std::uint32_t actor : opener.actors) {
        entries.push_back({tables.opener_key(pattern.kind.value, opener.role, actor, place), c});
      }
    }
  }
  tables.openers = KeyedLists(entries);
}

} // namespace casus::engine
