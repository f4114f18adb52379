// SPDX-License-Identifier: Apache-2.0
// Conditions: states of the world joined by `not`, `and` and `or`.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// Reads to the end of the line.
std::optional<model::Condition> read_condition(Context& context, Cursor& cursor,
                                               std::optional<model::AgreementId> here);

} // namespace casus::language
