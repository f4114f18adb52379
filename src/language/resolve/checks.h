// SPDX-License-Identifier: Apache-2.0
// Checks: the sentences that decide a claim from model and record.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// Reads to the end of the line. Dates without offset are those of the zone of the agreement named, else of UTC.
std::optional<model::Check> read_check(Context& context, Cursor& cursor);

} // namespace casus::language
