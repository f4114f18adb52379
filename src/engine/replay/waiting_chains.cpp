// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/waiting_chains.h"

namespace casus::engine {

void WaitingChains::mark_others(std::size_t at) {
  const WaitingChain asked = chains_[at];
  const auto mark = [&](WaitingChain& other) {
    if (other.opener == asked.opener && other.key_actor == asked.key_actor) other.asked_for_another = true;
  };
  for (std::size_t other = at; other > 0 && chains_[other - 1].first == asked.first; --other)
    mark(chains_[other - 1]);
  for (std::size_t other = at + 1; other < chains_.size() && chains_[other].first == asked.first; ++other)
    mark(chains_[other]);
}

} // namespace casus::engine
