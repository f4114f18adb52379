// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/waiting_chains.h"

namespace casus::engine {

void WaitingChains::add(const WaitingChain& chain) {
  if (chains_.size() >= forget_at_) forget(chain.second);
  chains_.push_back(chain);
}

// Looked through only when twice as many are there as were left the last time, so that a chain costs the same however
// many there are.
void WaitingChains::forget(std::int64_t now) {
  std::erase_if(chains_, [&](const WaitingChain& chain) {
    return chain.opener == none || (within_ && now > chain.second + *within_);
  });
  forget_at_ = 2 * chains_.size() + slack_;
}

} // namespace casus::engine
