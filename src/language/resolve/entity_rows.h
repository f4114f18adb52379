// SPDX-License-Identifier: Apache-2.0
// Actors and places `for each` row: written out one by one, as they would be by hand.
#pragma once

#include "language/resolve/context.h"

#include <vector>

namespace casus::language {

/// The declaration itself, or one for every row of the table it names, with the cells in its holes.
std::vector<Declaration*> written_for_each_row(Context& context, Declaration& declaration);

} // namespace casus::language
