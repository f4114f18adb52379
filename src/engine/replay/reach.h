// SPDX-License-Identifier: Apache-2.0
// What a fact reaches: the entries that it may open, the chains that it asks for, the pairs whose duties it performs.
// Templates, so that each is compiled into the pass.
#pragma once

#include "engine/replay/forces.h"

#include <algorithm>

namespace casus::engine {

/// Do the roles that are asked, but for the key, hold whom they must?
inline bool fits(const Opener& opener, const auto& fact) {
  for (std::size_t role = 0; role < model::role_count; ++role) {
    if (opener.named[role] != none && !plays(fact.roles[role], opener.named[role])) return false;
  }
  return true;
}

/// `party(players)`: is one of them a party that the agreement binds when the fact happens?
inline bool fits(const Request::Form& form, const StreamFact& fact, std::uint32_t key_actor, const auto& party) {
  for (std::size_t role = 0; role < model::role_count; ++role) {
    const Asked& asked = form.roles[role];
    const Players& players = fact.roles[role];
    switch (asked.kind) {
    case Asked::Kind::anyone: break;
    case Asked::Kind::key:
      if (!plays(players, key_actor)) return false;
      break;
    case Asked::Kind::named:
      if (!plays(players, asked.actor)) return false;
      break;
    case Asked::Kind::party:
      if (!party(players)) return false;
      break;
    }
  }
  return true;
}

inline bool fits(const Request& request, const Nesting& kinds, const StreamFact& fact, std::uint32_t key_actor,
                 const auto& party) {
  return std::ranges::any_of(request.forms, [&](const Request::Form& form) {
    return kinds.inside(fact.kind, form.kind) && fits(form, fact, key_actor, party);
  });
}

/// Of a request that asks for no party of an agreement.
inline bool fits(const Request& request, const Nesting& kinds, const StreamFact& fact, std::uint32_t key_actor) {
  return fits(request, kinds, fact, key_actor, [](const Players&) { return false; });
}

/// Of one that does, for the entries of an agreement.
inline bool fits(const Quick& quick, const Forces& forces, const Request& request, const StreamFact& fact,
                 std::uint32_t key_actor, std::uint32_t row) {
  return fits(request, quick.kinds, fact, key_actor,
              [&](const Players& players) { return forces.binds_one_of(row, players, fact.second); });
}

/// Each key actor of a first fact, with its bit; `at` is the opener's place among those of the kind: `take(actor,
/// bit)`.
inline void each_key(const Opener& opener, std::size_t at, const auto& first, const auto& take) {
  const std::uint32_t bit = 1U << (2 * at);
  if (opener.role < 0) return take(0U, bit);
  const Players& players = first.roles[static_cast<std::size_t>(opener.role)];
  if (players[0] != none) take(players[0], bit);
  if (players[1] != none && players[1] != players[0]) take(players[1], bit << 1U);
}

/// The entries that a first fact at a place finds by that actor, there and at every place around it: `take(index)`.
inline void each_entry(const Quick& quick, const Opener& opener, std::uint32_t key_actor, std::uint32_t first_place,
                       const auto& take) {
  std::uint32_t place = opener.by_place ? first_place : 0;
  while (place != none) {
    const std::uint64_t key = opener.key(key_actor, place, quick.places.size());
    if (key + 1 < opener.begins.size()) {
      for (std::uint32_t entry = opener.begins[key]; entry < opener.begins[key + 1]; ++entry)
        take(entry);
    }
    place = opener.by_place ? quick.places.parent(place) : none;
  }
}

inline bool finds_any(const Quick& quick, const Opener& opener, const StreamFact& first) {
  bool found = false;
  each_key(opener, 0, first, [&](std::uint32_t actor, std::uint32_t) {
    each_entry(quick, opener, actor, first.place, [&](std::uint32_t) { found = true; });
  });
  return found;
}

/// Bearer and beneficiary (or none) of each duty that an act by its form may perform: `take(bearer, beneficiary)`.
inline void each_pair(const ActForm& form, const StreamFact& fact, bool mutual, const auto& take) {
  constexpr auto by = static_cast<std::size_t>(model::Role::by);
  constexpr auto with = static_cast<std::size_t>(model::Role::with);
  const auto side = [&](std::size_t role, const auto& give) {
    const bool shared = mutual && (role == by || role == with);
    for (const std::size_t one : {shared ? by : role, shared ? with : role}) {
      for (const std::uint32_t actor : fact.roles[one]) {
        if (actor != none) give(actor);
      }
      if (!shared) return;
    }
  };
  side(by, [&](std::uint32_t bearer) {
    if (form.role < 0) return take(bearer, none);
    side(static_cast<std::size_t>(form.role), [&](std::uint32_t to) { take(bearer, to); });
  });
}

} // namespace casus::engine
