// SPDX-License-Identifier: Apache-2.0
// The phrases that sentences are made of: spans, dates, hedges, events, conditions.
#pragma once

#include "tests/english/names.h"

#include <optional>
#include <vector>

namespace casus::english {

/// Each reads one phrase and gives nothing, with the cursor anywhere, when there is none.
std::optional<time::TimeSpan> read_span(Cursor& cursor);
std::optional<time::Date> read_date(Cursor& cursor);
std::optional<model::HedgeNote> read_hedge(Cursor& cursor);
std::optional<model::Pattern> read_pattern(Cursor& cursor, const Names& names);
/// "an armed attack on Ukraine, a threat or a blockade".
std::optional<std::vector<model::Pattern>> read_patterns(Cursor& cursor, const Names& names);
std::optional<model::Condition> read_condition(Cursor& cursor, const Names& names);

} // namespace casus::english
