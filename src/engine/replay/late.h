// SPDX-License-Identifier: Apache-2.0
// A replay that takes facts in any order of time. A late one is followed anew only in the agreements that it may matter
// to, and there from the checkpoint before it: what comes out is what a fresh replay of all facts would tell.
#pragma once

#include "engine/replay/replay.h"
#include "engine/replay/touched.h"

#include <span>
#include <vector>

namespace casus::engine {

class LateReplay {
public:
  /// The model must outlive it, and what comes must be foreseen. `until` as of `Replay`. A checkpoint is made when so
  /// many facts of an agreement, one at least, lie behind the last one.
  LateReplay(const model::Model& model, const Foreseen& foreseen, time::Instant until, std::size_t stride = 256);
  LateReplay(const LateReplay&) = delete;
  LateReplay& operator=(const LateReplay&) = delete;

  /// Facts of any seconds. They get their record numbers here, 0, 1, 2 and on, which also order those of one second
  /// (R7); `cites` names such a number, of a fact that lies before it.
  void take(std::span<const StreamFact> facts);

  /// The duties of an agreement, told with record numbers.
  [[nodiscard]] std::vector<ReplayedDuty> duties(std::uint32_t row) const;
  [[nodiscard]] const Quick& quick() const { return quick_; }

  /// How many facts the last `take` followed, new ones and old: what it cost.
  [[nodiscard]] std::size_t followed() const { return followed_; }

private:
  /// A duty and the facts that made it what it is.
  struct Kept {
    ReplayedDuty told;
    std::uint32_t opened_by = none; // none: waits
    std::uint32_t closed_by = none;
    std::int64_t first_second = 0;
  };
  /// What is over at a second, and all that still matters of the facts before it.
  struct Checkpoint {
    std::int64_t second = 0;
    std::size_t position = 0; // of the first fact that lies behind it
    std::vector<std::uint32_t>
        facts;                 // by record number: what the duties open at it, and the agreement's force, rest on
    std::vector<Kept> settled; // since the checkpoint before it: nothing that comes behind can change them
  };
  struct Lane {
    std::vector<std::uint32_t> facts;    // that may matter to the agreement, in order of time
    std::vector<Checkpoint> checkpoints; // in order of time
    std::vector<Kept> duties;            // not settled at the last of them
  };

  [[nodiscard]] bool before(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] const StreamFact* cited_by(const StreamFact& fact) const;
  std::uint32_t add(const StreamFact& fact);
  void follow(std::uint32_t row, std::int64_t from);
  void replay(std::uint32_t row, const std::vector<std::uint32_t>& facts);
  void keep_told(std::uint32_t row, const Replay& replay, const std::vector<std::uint32_t>& facts);
  void make_checkpoints(Lane& lane) const;
  void make_checkpoint(Lane& lane, std::size_t position) const;
  [[nodiscard]] std::vector<std::uint32_t> resting_on(const Lane& lane, std::size_t position,
                                                      std::int64_t second) const;

  Quick quick_;
  Touched touched_;
  std::int64_t until_;
  std::size_t stride_;
  std::vector<StreamFact> facts_; // by record number
  std::vector<Lane> lanes_;       // by row
  std::size_t followed_ = 0;
};

} // namespace casus::engine
