// SPDX-License-Identifier: Apache-2.0
// Which duties of a bearer were open at a second: answered from an index, after a replay.
#pragma once

#include "engine/replay/replay.h"

namespace casus::engine {

class OpenAt {
public:
  /// Reads every duty once. The replay must outlive it and take no more facts.
  explicit OpenAt(const Replay& replay);

  /// Indexes into `Replay::duties`, ascending: those that had arisen by then, were not performed by then, and whose
  /// time had not passed (docs/language/meaning.md: verdict open).
  std::vector<std::uint32_t> find(std::uint32_t bearer, std::int64_t second) const;

private:
  /// The duties of one bearer whose time is of one length (or has none), in the order in which they arose.
  struct Lane {
    std::int64_t longest = 0; // none of them is open longer than this after it arose
    std::vector<std::uint32_t> duties;
  };
  const Replay& replay_;
  std::vector<std::vector<Lane>> lanes_; // by bearer
};

} // namespace casus::engine
