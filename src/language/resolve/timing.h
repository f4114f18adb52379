// SPDX-License-Identifier: Apache-2.0
// When an act is due, with the hedges that soften it.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// `immediately, where possible within 24 hours`, `by 2024-12-31`, `at all times`, ... to the end of the line.
std::optional<model::When> read_timing(Context& context, Cursor& cursor);

} // namespace casus::language
