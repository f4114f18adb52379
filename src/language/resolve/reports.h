// SPDX-License-Identifier: Apache-2.0
// One report of an event: who said what of it, and when.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// `happened said 2024-07-08 by press, named "a minister" at "page 1"`. Dates without offset are read in UTC.
bool read_report(Context& context, const Slot& slot, model::EventId event);

} // namespace casus::language
