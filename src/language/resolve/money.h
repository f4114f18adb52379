// SPDX-License-Identifier: Apache-2.0
// Money as a text states it.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// What follows `money`; adds a promise to the agreement.
bool read_money(Context& context, const Slot& slot, model::Agreement& agreement);

} // namespace casus::language
