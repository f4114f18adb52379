// SPDX-License-Identifier: Apache-2.0
// Times that stand in the cells of a table.
#pragma once

#include "language/resolve/context.h"
#include "model/template.h"

namespace casus::language {

/// `{t} seconds after 2000-01-01T00:00Z`, or `{date}`: a moment in words, read in `zone`.
std::optional<model::TimeColumn> read_time_column(Context& context, Cursor& cursor, time::Zone zone);

/// The same of an event for each row: for `fill_row_times`, once it is known in which rows the event is.
bool read_row_times(Context& context, Cursor& cursor, time::Zone zone);

/// Reads the cells. False: one is no time.
bool fill_row_times(Context& context, Draft& draft);

} // namespace casus::language
