// SPDX-License-Identifier: Apache-2.0
#include "time/date.h"

#include "time/assert.h"

#include <algorithm>

#include <date/date.h>
#include <date/julian.h>
#include <fmt/format.h>

namespace casus::time {

namespace {

// The calendar library keeps years in 16 bits and wraps without a word, so every year that reaches it is checked.
static_assert(first_computed_year >= -32767 && last_computed_year < 32767);

constexpr Date first_computed{first_computed_year, 1, 1};
constexpr Date last_computed{last_computed_year, 12, 31};

bool exists(Date d) { return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= days_in_month(d.year, d.month); }

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// How the same rules name a day, for either calendar of the library.
template <class CivilDate, class Named>
Named name_of(date::sys_days at) {
  const CivilDate d{at};
  return {int{d.year()}, static_cast<std::uint8_t>(unsigned{d.month()}), static_cast<std::uint8_t>(unsigned{d.day()})};
}

} // namespace

bool is_leap_year(std::int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(std::int32_t year, int month) {
  CASUS_ASSERT(month >= 1 && month <= 12);
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool is_valid(Date date) { return date.year >= first_year && date.year <= last_year && exists(date); }

std::int64_t days_from_epoch(Date d) {
  CASUS_ASSERT(exists(d) && d.year >= first_computed_year && d.year <= last_computed_year);
  return date::sys_days{date::year{d.year} / date::month{d.month} / date::day{d.day}}.time_since_epoch().count();
}

Date date_from_days(std::int64_t days_since_epoch) {
  static const std::int64_t lowest = days_from_epoch(first_computed);
  static const std::int64_t highest = days_from_epoch(last_computed);
  const auto within_range = static_cast<int>(std::clamp(days_since_epoch, lowest, highest));
  return name_of<date::year_month_day, Date>(date::sys_days{date::days{within_range}});
}

DateSum add(Date from, CivilSpan span) {
  CASUS_ASSERT(exists(from));
  const std::int64_t month_count = std::int64_t{from.year} * 12 + from.month - 1 + span.months;
  const std::int64_t year = floor_divide(month_count, 12);
  if (year < first_computed_year) return {first_computed};
  if (year > last_computed_year) return {last_computed};

  Date reached{static_cast<std::int32_t>(year), static_cast<std::uint8_t>(month_count - year * 12 + 1), from.day};
  const int last_day = days_in_month(reached.year, reached.month);
  const bool month_end_rule = reached.day > last_day;
  if (month_end_rule) reached.day = static_cast<std::uint8_t>(last_day);
  if (span.days == 0) return {reached, month_end_rule};
  return {date_from_days(days_from_epoch(reached) + span.days), month_end_rule};
}

std::expected<Date, CalendarFault> add_strict(Date from, CivilSpan span) {
  const DateSum sum = add(from, span);
  if (!is_valid(sum.date)) return std::unexpected(CalendarFault::out_of_range);
  if (sum.month_end_rule) return std::unexpected(CalendarFault::no_corresponding_date);
  return sum.date;
}

bool is_valid_julian(std::int32_t year, int month, int day) {
  if (month < 1 || month > 12 || day < 1) return false;
  // In the Julian calendar every fourth year is a leap year, so 1904 stands for all of them and 1903 for the others.
  return day <= days_in_month(year % 4 == 0 ? 1904 : 1903, month);
}

Date from_julian(std::int32_t year, std::uint8_t month, std::uint8_t day) {
  CASUS_ASSERT(is_valid_julian(year, month, day) && year > first_computed_year && year < last_computed_year);
  const julian::year_month_day named{julian::year{year}, julian::month{month}, julian::day{day}};
  return name_of<date::year_month_day, Date>(date::sys_days{named});
}

JulianDate to_julian(Date date) {
  return name_of<julian::year_month_day, JulianDate>(
      date::sys_days{date::days{static_cast<int>(days_from_epoch(date))}});
}

std::string to_string(Date date) {
  const char* const sign = date.year < 0 ? "-" : "";
  return fmt::format("{}{:04}-{:02}-{:02}", sign, date.year < 0 ? -date.year : date.year, date.month, date.day);
}

} // namespace casus::time
