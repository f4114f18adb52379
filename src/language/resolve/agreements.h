// SPDX-License-Identifier: Apache-2.0
// The slots of an agreement.
#pragma once

#include "language/resolve/declare.h"

namespace casus::language {

/// False if a fault makes the agreement unfit; its clauses are then left out with it.
bool read_agreement(Context& context, const Declared& declared);

} // namespace casus::language
