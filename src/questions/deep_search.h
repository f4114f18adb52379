// SPDX-License-Identifier: Apache-2.0
// The fewest of some events that still show something.
#pragma once

#include "engine/engine.h"

#include <functional>
#include <limits>
#include <optional>

namespace casus::questions {

using Shows = std::function<bool(const model::Outcome&)>;

/// The events of `log`, and beside them for every two the one that is like both: whoever tells as much with one event
/// as with two needs fewer.
model::Log with_unified(const model::Model& model, const model::Log& log);

/// Of the events of `pool`, in their order, the fewest, and no more than `most`, that show it at that moment; of
/// several sets of that size the first. All sets are tried, the smaller first; nothing when none shows it or when there
/// are too many to try.
std::optional<model::Log> fewest(const engine::Engine& engine, const model::Log& pool, time::Instant at,
                                 const Shows& shows, std::size_t most = std::numeric_limits<std::size_t>::max());

} // namespace casus::questions
