// SPDX-License-Identifier: Apache-2.0
// What facts will need is asked for before they are followed, many at a time. It changes nothing but the time it takes.
#include "engine/replay/reach.h"
#include "engine/replay/replay.h"

namespace casus::engine {

namespace {

/// Entries that a first fact finds at its own place.
struct Sought {
  const Opener* opener;
  std::uint64_t key;
};

// Of each opener and key actor of a first fact that has entries: `take(sought)`.
void each_sought(const Quick& quick, const auto& first, const auto& take) {
  for (const std::uint32_t index : quick.uses[first.kind].openers) {
    const Opener& opener = quick.openers[index];
    if (opener.by_place && first.place == none) continue;
    each_key(opener, 0, first, [&](std::uint32_t actor, std::uint32_t) {
      const std::uint64_t key = opener.key(actor, first.place, quick.places.size());
      if (key + 1 < opener.begins.size()) take(Sought{&opener, key});
    });
  }
}

} // namespace

// Step by step: each looks at what the one before asked for. What is done to duties is left out: they are few and near.
void Replay::fetch(std::span<const StreamFact> facts) const {
  std::array<std::uint32_t, facts_ahead> asked; // first facts
  std::size_t firsts = 0;
  const auto fetch_begin = [](const Sought& sought) { prefetch(&sought.opener->begins[sought.key]); };
  for (const StreamFact& fact : facts) {
    const KindUse& use = quick_.uses[fact.kind];
    if (fact.of != none && (use.consents || use.ends)) forces_.fetch_parties(fact.of);
    each_sought(quick_, fact, fetch_begin);
    const std::uint32_t first = use.requests.empty() || fact.cites >= nothing_known ? none : firsts_.find(fact.cites);
    if (first == none) continue;
    prefetch(&firsts_[first]);
    asked[firsts++] = first;
  }
  std::array<Sought, std::size_t{2} * facts_ahead> sought;
  std::size_t count = 0;
  for (std::size_t i = 0; i < firsts; ++i) {
    each_sought(quick_, firsts_[asked[i]], [&](const Sought& one) {
      fetch_begin(one);
      if (count < sought.size()) sought[count++] = one;
    });
  }
  const std::span<const Sought> found(sought.data(), count);
  for (const auto& [opener, key] : found)
    prefetch(quick_.entries.data() + opener->begins[key]);
  for (const auto& [opener, key] : found) {
    for (std::uint32_t index = opener->begins[key]; index < opener->begins[key + 1]; ++index)
      forces_.fetch(quick_.entries[index].row);
  }
}

} // namespace casus::engine
