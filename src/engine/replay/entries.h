// SPDX-License-Identifier: Apache-2.0
// Who would owe what to whom, were a first link to come: laid out by what the link names, for every row of every text.
#pragma once

#include "engine/replay/quick.h"

namespace casus::engine {

/// Fills `Quick::openers`, `Quick::requests` and `Quick::entries` from its clauses. False: there would be more
/// entries than `most`.
[[nodiscard]] bool lay_out_entries(Quick& quick, std::uint64_t most);

} // namespace casus::engine
