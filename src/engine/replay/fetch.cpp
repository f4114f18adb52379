// SPDX-License-Identifier: Apache-2.0
// What facts will need is asked for before they are followed, some at a time. It changes nothing but the time it takes.
#include "engine/replay/reach.h"
#include "engine/replay/replay.h"

namespace casus::engine {

// Step by step: each looks at what the one before asked for.
void Replay::fetch(std::span<const StreamFact> facts) const {
  std::array<std::uint32_t, facts_ahead> asked; // first facts
  std::size_t count = 0;
  const auto fetch_begins = [&](const Opener& opener, const auto& first) {
    each_key(opener, 0, first, [&](std::uint32_t actor, std::uint32_t) {
      const std::uint64_t key = opener.key(actor, opener.by_place ? first.place : 0, quick_.places.size());
      if (key < opener.begins.size()) prefetch(&opener.begins[key]);
    });
  };
  for (const StreamFact& fact : facts) {
    const KindUse& use = quick_.uses[fact.kind];
    if (fact.of != none && (use.consents || use.ends)) forces_.fetch_parties(fact.of);
    for (const std::uint32_t act : use.acts) {
      each_pair(quick_.acts[act], fact, use.mutual, [&](std::uint32_t bearer, std::uint32_t beneficiary) {
        const std::uint32_t newest = lists_.known(act, bearer, beneficiary);
        if (newest != none) prefetch(&duties_[newest]);
      });
    }
    for (const std::uint32_t opener : use.openers)
      fetch_begins(quick_.openers[opener], fact);
    const std::uint32_t first = use.requests.empty() || fact.cites >= nothing_known ? none : firsts_.find(fact.cites);
    if (first == none) continue;
    prefetch(&firsts_[first]);
    asked[count++] = first;
  }
  const auto each_opener = [&](const auto& take) {
    for (std::size_t i = 0; i < count; ++i) {
      const FirstFact& first = firsts_[asked[i]];
      for (const std::uint32_t opener : quick_.uses[first.kind].openers)
        take(quick_.openers[opener], first);
    }
  };
  const auto each_entry_of = [&](const auto& take) {
    each_opener([&](const Opener& opener, const FirstFact& first) {
      each_key(opener, 0, first,
               [&](std::uint32_t actor, std::uint32_t) { each_entry(quick_, opener, actor, first.place, take); });
    });
  };
  each_opener(fetch_begins);
  each_entry_of([&](std::uint32_t entry) { prefetch(&quick_.entries[entry]); });
  each_entry_of([&](std::uint32_t index) {
    const Entry& entry = quick_.entries[index];
    forces_.fetch(entry.row);
    lists_.fetch(quick_.clauses[entry.clause].act, entry.bearer, entry.beneficiary);
  });
}

} // namespace casus::engine
