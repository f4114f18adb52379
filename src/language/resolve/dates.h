// SPDX-License-Identifier: Apache-2.0
// Dates, moments, spans and numbers in the words of a slot.
#pragma once

#include "language/resolve/context.h"
#include "time/date.h"
#include "time/moment.h"
#include "time/span.h"

namespace casus::language {

/// True where the words begin like a date: a digit, or a minus sign and a digit.
bool sees_date(const Cursor& cursor);

/// A date or moment with its precision; without an offset of its own it is read in `zone`.
std::optional<time::Moment> read_moment(Context& context, Cursor& cursor, time::Zone zone);

/// A whole date: year, month and day.
std::optional<time::Date> read_date(Context& context, Cursor& cursor);

/// `24 hours`, `6 months`, `1 year 6 months`.
std::optional<time::TimeSpan> read_span(Context& context, Cursor& cursor);

/// A span of days, weeks, months or years; `of` says what for: "a term".
std::optional<time::CivilSpan> read_civil_span(Context& context, Cursor& cursor, std::string_view what);

/// A whole number that 32 bits hold.
std::optional<std::uint32_t> read_number(Context& context, Cursor& cursor, std::string_view what);

} // namespace casus::language
