// SPDX-License-Identifier: Apache-2.0
// Chains that began and wait for one request: what is left of a first fact once only its request matters.
#pragma once

#include "engine/replay/quick.h"

#include <algorithm>
#include <deque>

namespace casus::engine {

struct WaitingChain {
  std::int64_t second;  // of the first fact
  std::uint32_t first;  // its number
  std::uint32_t opener; // into Quick::openers; none: somebody has asked
  std::uint32_t key_actor;
  std::uint32_t place;
  Players by; // of the first fact
};

class WaitingChains {
public:
  /// Where a request must come within a time, chains that it can no longer reach are forgotten.
  WaitingChains(std::optional<std::int64_t> within, std::size_t slack)
      : within_(within), slack_(slack), forget_at_(slack) {}

  /// First facts rise. Memory stays within twice what waits, and the slack.
  void add(const WaitingChain& chain);

  /// `asked(chain)` says whether somebody has now asked for it.
  void each_of(std::uint32_t first, const auto& asked) {
    auto chain = std::ranges::lower_bound(chains_, first, {}, &WaitingChain::first);
    for (; chain != chains_.end() && chain->first == first; ++chain)
      ask(*chain, asked);
  }
  void each(const auto& asked) {
    for (WaitingChain& chain : chains_)
      ask(chain, asked);
  }

private:
  static void ask(WaitingChain& chain, const auto& asked) {
    if (chain.opener != none && asked(chain)) chain.opener = none;
  }
  void forget(std::int64_t now);

  std::optional<std::int64_t> within_;
  std::size_t slack_;
  std::size_t forget_at_;
  std::deque<WaitingChain> chains_; // by number of the first fact
};

} // namespace casus::engine
