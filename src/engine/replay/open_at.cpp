// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/open_at.h"

#include <algorithm>
#include <bit>

namespace casus::engine {

namespace {

// How long a duty could be open: to its last permitted second, or until it was performed where it has none.
std::int64_t length_of(const KeptDuty& duty, std::int64_t deadline) {
  if (deadline != never) return deadline - duty.opened;
  return duty.closed == never ? never : duty.closed - duty.opened;
}

// Lanes by the power of two that holds the length: a lane is searched back no further than its longest.
std::size_t lane_of(std::int64_t length) {
  return length < 0 ? 0 : static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(length)));
}

} // namespace

OpenAt::OpenAt(const Replay& replay) : replay_(replay), lanes_(replay.quick().actors) {
  const std::span<const KeptDuty> duties = replay.duties();
  const std::vector<Entry>& entries = replay.quick().entries;
  for (std::uint32_t i = 0; i < duties.size(); ++i) {
    if (i + far < duties.size()) prefetch(&entries[duties[i + far].entry]); // they lie all over
    const std::int64_t deadline = replay.deadline_of(duties[i]);
    const std::int64_t length = length_of(duties[i], deadline);
    std::vector<Lane>& lanes = lanes_[entries[duties[i].entry].bearer];
    const std::size_t at = lane_of(length);
    if (at >= lanes.size()) lanes.resize(at + 1);
    lanes[at].longest = std::max(lanes[at].longest, length);
    lanes[at].duties.push_back(i);
  }
}

std::vector<std::uint32_t> OpenAt::find(std::uint32_t bearer, std::int64_t second) const {
  std::vector<std::uint32_t> found;
  const std::span<const KeptDuty> duties = replay_.duties();
  for (const Lane& lane : lanes_[bearer]) {
    const auto arose = [&](std::uint32_t i) { return duties[i].opened; };
    const std::int64_t earliest = lane.longest == never ? INT64_MIN : second - lane.longest;
    auto at = std::ranges::lower_bound(lane.duties, earliest, {}, arose);
    for (; at != lane.duties.end() && duties[*at].opened <= second; ++at) {
      const bool performed = duties[*at].closed <= second; // `never` lies after all
      if (!performed && second <= replay_.deadline_of(duties[*at])) found.push_back(*at);
    }
  }
  std::ranges::sort(found);
  return found;
}

} // namespace casus::engine
