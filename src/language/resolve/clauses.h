// SPDX-License-Identifier: Apache-2.0
// The slots of a clause.
#pragma once

#include "language/resolve/declare.h"

namespace casus::language {

/// False after a fault.
bool read_clause_slots(Context& context, const Declared& declared);

} // namespace casus::language
