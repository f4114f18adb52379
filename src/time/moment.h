// SPDX-License-Identifier: Apache-2.0
// Moments: when something was, as precisely as it is known (R1).
#pragma once

#include "time/instant.h"
#include "time/zone.h"

#include <compare>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace casus::time {

/// How a moment was given. `interval` is any other range, such as an approximate time or a hull.
enum class Precision : std::uint8_t { year, month, day, minute, second, interval };

/// One unknown second inside the half-open interval [earliest, latest), never empty; an exact moment is one second
/// wide. The operators order by interval, for sorting and keys only. What came before what is asked of `time/order.h`.
struct Moment {
  Instant earliest;
  Instant latest;
  Precision precision = Precision::second;
  auto operator<=>(const Moment&) const = default;

  /// The first second that it may have been.
  constexpr Instant first() const { return earliest; }
  /// The last second that it may have been.
  constexpr Instant last() const { return {latest.seconds - 1}; }
  constexpr bool is_exact() const { return latest.seconds - earliest.seconds == 1; }
};

/// That very second.
constexpr Moment exact(Instant at) { return {at, {at.seconds + 1}, Precision::second}; }

/// The smallest moment that covers both; keeps the precision only where both are the same moment.
Moment hull(Moment a, Moment b);

/// From the start of one local day to the end of another, neither of them skipped by the zone's clocks.
Moment whole_days(Date first, Date last, Zone zone, Precision precision);

/// All of a local day. A fault where the zone's clocks skipped that day whole.
std::expected<Moment, LocalFault> whole_day(Date date, Zone zone);

/// Why a text is not a moment.
struct MomentFault {
  enum class Kind : std::uint8_t {
    malformed,         ///< not one of the forms
    year_out_of_range, ///< before -4000 or after 9999 (R1)
    no_such_month,
    no_such_day,
    no_such_time, ///< hour over 23, minute or second over 59
    leap_second,  ///< second 60: leap seconds are not counted
    bad_offset,   ///< an offset from UTC of more than 23:59, or with minutes over 59
    skipped,      ///< local clocks never showed it
    repeated      ///< local clocks showed it twice
  };
  Kind kind;
  std::string sentence; ///< for people: what is wrong and what to write
};

/// Reads `1939`, `1939-09`, `1939-09-01`, `1939-09-01T04:45`, `1939-09-01T04:45:10`, the last two also with `Z` or an
/// offset such as `+01:00`. Without one, the text is in `zone`. Years have four digits and may be negative
/// (astronomical: 0000 is 1 BC). ` (Julian)` at the end says that the date is of the Julian calendar. A space may stand
/// for the `T` and before the offset, so that what `to_string` prints can be read again (all but an interval).
std::expected<Moment, MomentFault> parse_moment(std::string_view text, Zone zone);

/// Is the text shaped `2024-07-08T09:40:10Z`, as most moments are that are known to the second? It may still be none.
bool shaped_as_second(std::string_view text);

/// Prints at its precision: `1939-09`, `2024-07-08 09:40 +03:00`. A moment that is not a whole year, month, day or
/// minute in `zone`, and any interval, prints as its first and last second: `A to B`.
std::string to_string(Moment moment, Zone zone);

/// `year`, `month`, `day`, `minute`, `second`, `interval`.
std::string_view to_string(Precision precision);

} // namespace casus::time
