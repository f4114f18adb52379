// SPDX-License-Identifier: Apache-2.0
// Makes a world that shows a difference as small as it can.
#pragma once

#include "tests/oracle/world.h"

#include <functional>

namespace casus::oracle {

/// Removes facts, clauses, agreements, links, alternatives, conditions, memberships and details as long as `differs`
/// holds of what is left. `differs` must hold of the world given.
World shrink(const World& world, const std::function<bool(const World&)>& differs);

} // namespace casus::oracle
