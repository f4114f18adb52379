// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/open_duties.h"

namespace casus::engine {

namespace {
constexpr std::uint64_t room = 1U << 22U; // 16 MiB
}

OpenLists::OpenLists(std::size_t acts, std::uint32_t actors) : actors_(actors) {
  const std::uint64_t all = std::uint64_t{acts} * actors_ * (actors_ + 1);
  if (all <= room) dense_.assign(all + 1, none);
}

} // namespace casus::engine
