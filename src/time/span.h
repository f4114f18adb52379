// SPDX-License-Identifier: Apache-2.0
// A length of time as people write it: elapsed or civil, never both (R2).
#pragma once

#include "time/date.h"
#include "time/instant.h"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <variant>

namespace casus::time {

/// Hours, minutes and seconds are elapsed; days, weeks, months and years are civil.
using TimeSpan = std::variant<Elapsed, CivilSpan>;

/// Why a text is not a length of time.
struct SpanFault {
  enum class Kind : std::uint8_t {
    malformed,    ///< not numbers with units
    unknown_unit, ///< a unit that is not known
    mixed,        ///< elapsed and civil units together, as in `1 day 12 hours`
    too_long      ///< more than ten thousand years
  };
  Kind kind;
  std::string sentence; ///< for people: what is wrong and what to write
};

/// Reads `24 hours`, `1 week`, `6 months`, `1 year 6 months`, `1 year and 6 months`. Numbers are digits, not words.
std::expected<TimeSpan, SpanFault> parse_span(std::string_view text);

/// The largest unit that divides evenly: `24 hours`, `90 minutes`, `10 years`, `18 months`. Weeks print as days.
/// What `parse_span` accepts, it reads back to the same span.
std::string to_string(Elapsed elapsed);
std::string to_string(CivilSpan span);
std::string to_string(const TimeSpan& span);

} // namespace casus::time
