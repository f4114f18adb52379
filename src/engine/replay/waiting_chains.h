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
  // Where a party asks for its agreement alone, what waits is one entry; those of one chain stand together.
  std::uint32_t entry = none;
  bool asked_for_another = false; // entry of the same chain
};

class WaitingChains {
public:
  /// Where a request must come within a time, chains that it can no longer reach are forgotten.
  WaitingChains(std::optional<std::int64_t> within, std::size_t slack)
      : within_(within), slack_(slack), forget_at_(slack) {}

  /// First facts rise. Memory stays within twice what waits, and the slack. `over(chain)`: nobody can ask any more.
  void add(const WaitingChain& chain, const auto& over) {
    if (chains_.size() >= forget_at_) forget(chain.second, over);
    chains_.push_back(chain);
  }

  /// `asked(chain)` says whether somebody has now asked for it.
  void each_of(std::uint32_t first, const auto& asked) {
    const auto from = std::ranges::lower_bound(chains_, first, {}, &WaitingChain::first);
    for (auto at = static_cast<std::size_t>(from - chains_.begin()); at < chains_.size() && chains_[at].first == first;
         ++at)
      ask(at, asked);
  }
  void each(const auto& asked) {
    for (std::size_t at = 0; at < chains_.size(); ++at)
      ask(at, asked);
  }

private:
  void ask(std::size_t at, const auto& asked) {
    WaitingChain& chain = chains_[at];
    if (chain.opener == none || !asked(chain)) return;
    if (chain.entry != none) mark_others(at);
    chain.opener = none;
  }
  void mark_others(std::size_t at);

  // Looked through only when twice as many are there as were left the last time, so that a chain costs the same
  // however many there are.
  void forget(std::int64_t now, const auto& over) {
    std::erase_if(chains_, [&](const WaitingChain& chain) {
      return chain.opener == none || (within_ && now > chain.second + *within_) || over(chain);
    });
    forget_at_ = 2 * chains_.size() + slack_;
  }

  std::optional<std::int64_t> within_;
  std::size_t slack_;
  std::size_t forget_at_;
  std::deque<WaitingChain> chains_; // by number of the first fact
};

} // namespace casus::engine
