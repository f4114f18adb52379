// SPDX-License-Identifier: Apache-2.0
// Breaches as facts that other clauses can build on (rules, section 10; R13).
#pragma once

#include "engine/prohibitions.h"

namespace casus::engine {

/// Appends the breaches of a layer to the facts and to `derived`, in canonical order.
void add_breaches(World& world, const std::vector<Owed>& duties, const std::vector<Judged>& judged, std::uint32_t layer,
                  std::vector<model::Fact>& derived);

} // namespace casus::engine
