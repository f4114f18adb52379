// SPDX-License-Identifier: Apache-2.0
// Worlds for the replay: most of their clauses are such as one pass can follow, some are not.
#pragma once

#include "tests/oracle/world.h"

namespace casus::oracle {

/// Same seed, same world, on every machine.
World make_replay_world(std::uint64_t seed);

} // namespace casus::oracle
