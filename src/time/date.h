// SPDX-License-Identifier: Apache-2.0
// Civil time: calendar dates and spans of days and months (the second of the two algebras of R2).
#pragma once

#include <compare>
#include <cstdint>
#include <expected>
#include <string>

namespace casus::time {

/// A date of the proleptic Gregorian calendar. Years are counted as astronomers do: year 0 is 1 BC, year -430 is 431
/// BC. Dates that people write lie in the years -4000 to 9999 (R1); sums may leave that range, see `add`.
struct Date {
  std::int32_t year = 1970;
  std::uint8_t month = 1;
  std::uint8_t day = 1;
  auto operator<=>(const Date&) const = default;
};

/// The same day as the Julian calendar names it; its year is astronomical too and begins on 1 January.
struct JulianDate {
  std::int32_t year = 1970;
  std::uint8_t month = 1;
  std::uint8_t day = 1;
  auto operator<=>(const JulianDate&) const = default;
};

/// A civil span: months, then days. A year is 12 months and a week is 7 days, exactly; no number of days is a month.
/// So two spans can be equal, but neither is shorter, and none compares with or adds to an `Elapsed` (R2, T2).
struct CivilSpan {
  std::int32_t months = 0;
  std::int32_t days = 0;
  bool operator==(const CivilSpan&) const = default;
};

constexpr CivilSpan years(std::int32_t n) { return {n * 12, 0}; }
constexpr CivilSpan months(std::int32_t n) { return {n, 0}; }
constexpr CivilSpan weeks(std::int32_t n) { return {0, n * 7}; }
constexpr CivilSpan days(std::int32_t n) { return {0, n}; }

constexpr CivilSpan operator-(CivilSpan a) { return {-a.months, -a.days}; }
constexpr CivilSpan operator+(CivilSpan a, CivilSpan b) { return {a.months + b.months, a.days + b.days}; }
constexpr CivilSpan operator-(CivilSpan a, CivilSpan b) { return {a.months - b.months, a.days - b.days}; }

/// The years that can be written (R1).
inline constexpr std::int32_t first_year = -4000;
inline constexpr std::int32_t last_year = 9999;

/// The years that sums stay in. Wide enough that a sum which reaches an end lies past everything that can be written.
inline constexpr std::int32_t first_computed_year = -30000;
inline constexpr std::int32_t last_computed_year = 30000;

bool is_leap_year(std::int32_t year);

/// 28 to 31. `month` must be 1 to 12.
int days_in_month(std::int32_t year, int month);

/// True when the date is in the calendar and its year can be written (R1).
bool is_valid(Date date);

/// Days since 1970-01-01, negative before. The date must exist; its year must be a computed year.
std::int64_t days_from_epoch(Date date);

/// The inverse of `days_from_epoch`. Days past the computed years stay at the first or last day of them.
Date date_from_days(std::int64_t days_since_epoch);

/// What makes a civil sum fail when it is asked to be strict.
enum class CalendarFault : std::uint8_t {
  no_corresponding_date, ///< the month reached has no such day, as in 31 January + 1 month
  out_of_range,          ///< the sum leaves the years that can be written
};

/// A date and whether the month-end rule had to be used to find it; an explanation must say so when it was (R3).
struct DateSum {
  Date date;
  bool month_end_rule = false;
  bool operator==(const DateSum&) const = default;
};

/// The date that lies `span` after `from`: whole months first, to the corresponding date, or to the last day of the
/// month when it has no corresponding date; then days. European Convention on the Calculation of Time-Limits (ETS No.
/// 76), article 4; R3, T1. Always add once to the anchor: 31 Jan + 2 months is 31 Mar, but 31 Jan + 1 month + 1 month
/// is not. A sum past the computed years stays at their end.
DateSum add(Date from, CivilSpan span);

/// As `add`, but refuses where the month-end rule would be needed and where the sum cannot be written.
std::expected<Date, CalendarFault> add_strict(Date from, CivilSpan span);

/// True when the Julian calendar has this date. Says nothing of the range of years.
bool is_valid_julian(std::int32_t year, int month, int day);

/// The Gregorian name of a Julian date, which must exist: 25 October 1917 gives 7 November 1917.
Date from_julian(std::int32_t year, std::uint8_t month, std::uint8_t day);

/// The Julian name of a date.
JulianDate to_julian(Date date);

/// `1939-09-01`, `-0430-05-07`.
std::string to_string(Date date);

} // namespace casus::time
