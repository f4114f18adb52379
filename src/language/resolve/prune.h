// SPDX-License-Identifier: Apache-2.0
// Leaves out of the model what has a fault and what rests on it, so that one fault causes one message.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// Drops the broken agreements, clauses, events and claims with their marks, and numbers the rest anew.
void prune(Context& context);

} // namespace casus::language
