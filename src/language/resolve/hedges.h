// SPDX-License-Identifier: Apache-2.0
// Hedges: a closed list of words that soften, or free words in quotation marks.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// A hedge if one is here; nothing is reported otherwise.
std::optional<model::HedgeNote> take_hedge(Cursor& cursor);

/// A hedge, which must be here.
std::optional<model::HedgeNote> read_hedge(Context& context, Cursor& cursor);

/// Hedges with commas between, to the end of the line.
bool read_hedges(Context& context, Cursor& cursor, std::vector<model::HedgeNote>& hedges);

} // namespace casus::language
