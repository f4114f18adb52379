// SPDX-License-Identifier: Apache-2.0
// Whether a fact matches a pattern, and every fact that may (rules, section 2).
#pragma once

#include "engine/world.h"

namespace casus::engine {

/// From where a pattern is read.
struct Viewpoint {
  std::uint32_t agreement;
  std::uint32_t that_party = none;
  bool first_link = false; // a_party is `that_party`, which this match binds
  bool exit = false;       // a_party is one who may be a party, bound or not
};

time::Truth match(const World& world, Row f, const PatternTable& table, const Viewpoint& from);

/// The actors that a_party can bind in a first link by this fact; empty when no role asks for a party.
std::span<const std::uint32_t> bindable(const Facts& facts, Row f, const model::Pattern& pattern);
bool has_a_party(const model::Pattern& pattern);

/// Is the fact inside the place, about the agreement: what acts and patterns ask alike.
bool is_at(const World& world, Row f, const std::optional<model::PlaceId>& place);

/// Visits the lists that together hold every fact that may match. A fact may be in two of them.
template <class VisitList>
void lists_of(const World& world, const PatternTable& table, const Viewpoint& from, VisitList visit) {
  const FactIndex& index = world.index;
  switch (table.search) {
  case Search::whole_kind: visit(index.shape(table.shape, none, none)); break;
  case Search::actors:
    for (const std::uint32_t x : table.actors)
      visit(index.shape(table.shape, x, none));
    break;
  case Search::that_party:
    if (from.that_party != none) visit(index.shape(table.shape, from.that_party, none));
    break;
  case Search::parties:
    for (const PartyAt& party : world.parties_of(from.agreement))
      visit(index.shape(table.shape, party.actor, none));
    break;
  case Search::agreement: visit(index.about(table.agreement)); break;
  case Search::derived: visit(index.derived()); break;
  }
}

/// Visits, list by list and each in order of key, every fact that may match and has its last second at `start` or
/// later. A list is left when `visit` returns false.
template <class Visit>
void search(const World& world, const PatternTable& table, const Viewpoint& from, time::Instant start, Visit visit) {
  // A breach of a duty that arose after its own date lies before what it cites, so no second bounds derived facts.
  const time::Instant from_second = table.search == Search::derived ? since_ever : start;
  lists_of(world, table, from, [&](const RowList& list) { scan(world.facts, list, from_second, visit); });
}

} // namespace casus::engine
