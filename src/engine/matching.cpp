// SPDX-License-Identifier: Apache-2.0
#include "engine/matching.h"

namespace casus::engine {

using model::Selector;
using time::Truth;

namespace {

// Whether x is a party in the sense of the viewpoint.
Truth is_party(const World& world, std::uint32_t x, const time::Moment& moment, const Viewpoint& from) {
  if (from.exit) return time::truth_of(find_party(world, from.agreement, x) != nullptr);
  return bound(world, from.agreement, x, moment);
}

// A word of judgement is what every declared party has found it to be; until then it is open (rules, section 2).
Truth found_by_all(const World& world, Row f, std::uint32_t agreement) {
  const Facts& facts = world.facts;
  const auto citing = facts.derived(f) ? std::span<const Row>{} : facts.cited_by[f];
  const auto found_by = [&](model::ActorId p) {
    return std::any_of(citing.begin(), citing.end(), [&](Row g) {
      return facts.act[g] == model::LegalAct::finding && contains(facts.doers(g), p.value) &&
             facts.past(g) == Truth::certain;
    });
  };
  const auto& parties = world.tables.agreements[agreement].text->parties;
  return std::all_of(parties.begin(), parties.end(), found_by) ? Truth::certain : Truth::depends;
}

Truth role_truth(const World& world, Row f, std::size_t role, const model::ActorMatch& who, const Viewpoint& from) {
  const auto actors = world.facts.roles[role][f];
  const time::Moment& moment = world.facts.moment[f];
  if (who.selector == Selector::anyone) return Truth::certain;
  if (who.selector == Selector::that_party) {
    return time::truth_of(from.that_party != none && contains(actors, from.that_party));
  }
  if (who.selector == Selector::a_party && from.first_link) {
    return contains(actors, from.that_party) ? bound(world, from.agreement, from.that_party, moment)
                                             : Truth::impossible;
  }
  Truth truth = Truth::impossible;
  for (const std::uint32_t x : actors) {
    if (who.selector == Selector::named) {
      truth = either(truth, world.tables.membership.member(x, who.actor.value, moment));
    } else if (who.selector == Selector::a_party || x != from.that_party) {
      truth = either(truth, is_party(world, x, moment, from));
    }
    if (truth == Truth::certain) break;
  }
  return truth;
}

} // namespace

bool is_at(const World& world, Row f, const std::optional<model::PlaceId>& place) {
  if (!place) return true;
  for (const std::uint32_t p : world.facts.places[f]) {
    if (world.tables.places.inside(p, place->value)) return true;
  }
  return false;
}

Truth match(const World& world, Row f, const PatternTable& table, const Viewpoint& from) {
  const Facts& facts = world.facts;
  const model::Pattern& pattern = *table.pattern;
  if (table.breach != facts.derived(f)) return Truth::impossible;
  if (!world.tables.kinds.inside(facts.kind[f], pattern.kind.value)) return Truth::impossible;
  if (table.agreement != none && facts.of[f] != table.agreement) return Truth::impossible;
  if (pattern.clause && facts.clause[f] != pattern.clause->value) return Truth::impossible;
  if (!is_at(world, f, pattern.at)) return Truth::impossible;
  Truth truth = Truth::certain;
  for (std::size_t role = 0; role < model::role_count && truth != Truth::impossible; ++role) {
    truth = both(truth, role_truth(world, f, role, pattern.roles[role], from));
  }
  if (table.contested && truth != Truth::impossible) truth = both(truth, found_by_all(world, f, from.agreement));
  return truth;
}

bool has_a_party(const model::Pattern& pattern) {
  for (const model::ActorMatch& who : pattern.roles) {
    if (who.selector == Selector::a_party) return true;
  }
  return false;
}

std::span<const std::uint32_t> bindable(const Facts& facts, Row f, const model::Pattern& pattern) {
  for (std::size_t role = 0; role < model::role_count; ++role) {
    if (pattern.roles[role].selector == Selector::a_party) return facts.roles[role][f];
  }
  return {};
}

} // namespace casus::engine
