// SPDX-License-Identifier: Apache-2.0
// Declarations of tables: how rows become events or questions.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// Reads a `table` into the model; one with a fault is left out.
void read_table(Context& context, const Declaration& declaration);

} // namespace casus::language
