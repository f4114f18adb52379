// SPDX-License-Identifier: Apache-2.0
#include "time/span.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace casus::time {

namespace {

struct Unit {
  std::string_view name;
  bool elapsed;
  std::int64_t seconds; // what one of it adds
  std::int64_t months;
  std::int64_t days;
};

constexpr std::array<Unit, 7> units{{
    {"second", true, 1, 0, 0},
    {"minute", true, 60, 0, 0},
    {"hour", true, 3600, 0, 0},
    {"day", false, 0, 0, 1},
    {"week", false, 0, 0, 7},
    {"month", false, 0, 1, 0},
    {"year", false, 0, 12, 0},
}};

constexpr std::int64_t most_years = 10'000;
constexpr std::int64_t most_months = most_years * 12;
constexpr std::int64_t most_days = most_years * 366;
constexpr std::int64_t most_seconds = most_days * 86'400;

struct Sum {
  std::int64_t seconds = 0;
  std::int64_t months = 0;
  std::int64_t days = 0;
  bool elapsed = false;
  bool civil = false;

  bool fits() const { return seconds <= most_seconds && months <= most_months && days <= most_days; }
};

std::unexpected<SpanFault> span_fault(SpanFault::Kind kind, std::string sentence) {
  return std::unexpected(SpanFault{kind, std::move(sentence)});
}

std::unexpected<SpanFault> malformed() {
  return span_fault(SpanFault::Kind::malformed,
                    "a length of time is a number and a unit, for example 24 hours, 90 days "
                    "or 6 months");
}

std::unexpected<SpanFault> too_long() {
  return span_fault(SpanFault::Kind::too_long, "a length of time is at most ten thousand years");
}

// Takes the next word off the front of `rest`; empty at the end.
std::string_view take_word(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  const std::string_view word = rest.substr(0, rest.find(' '));
  rest.remove_prefix(word.size());
  return word;
}

const Unit* find_unit(std::string_view word) {
  for (const Unit& unit : units) {
    if (word == unit.name || (word.ends_with('s') && word.substr(0, word.size() - 1) == unit.name)) return &unit;
  }
  return nullptr;
}

bool is_digits(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

// A number that overflows is too long in any unit, and so is the largest one that this returns in its place.
std::int64_t read_count(std::string_view digits) {
  constexpr std::int64_t huge = most_seconds + 1;
  std::int64_t count = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return result.ec != std::errc{} || count > huge ? huge : count;
}

// Reads one number and its unit into the sum.
std::optional<SpanFault> add_part(std::string_view number, std::string_view unit_word, Sum& sum) {
  if (!is_digits(number) || unit_word.empty()) return malformed().error();
  const Unit* const unit = find_unit(unit_word);
  if (unit == nullptr) {
    return span_fault(SpanFault::Kind::unknown_unit,
                      "the units of time are seconds, minutes, hours, days, weeks, months and years")
        .error();
  }
  const std::int64_t count = read_count(number);
  sum.seconds += count * unit->seconds;
  sum.months += count * unit->months;
  sum.days += count * unit->days;
  (unit->elapsed ? sum.elapsed : sum.civil) = true;
  if (!sum.fits()) return too_long().error();
  return std::nullopt;
}

std::string counted(std::int64_t n, std::string_view unit) {
  return fmt::format("{} {}{}", n, unit, n == 1 || n == -1 ? "" : "s");
}

} // namespace

std::expected<TimeSpan, SpanFault> parse_span(std::string_view text) {
  Sum sum;
  std::string_view word = take_word(text);
  if (word.empty()) return malformed();
  while (!word.empty()) {
    if (const auto fault = add_part(word, take_word(text), sum)) return std::unexpected(*fault);
    word = take_word(text);
    if (word != "and") continue;
    word = take_word(text);
    if (word.empty()) return malformed();
  }
  if (sum.elapsed && sum.civil) {
    return span_fault(SpanFault::Kind::mixed,
                      "hours, minutes and seconds run by the clock, days and longer units by the calendar; "
                      "write the length in units of one kind, for example 36 hours or 2 days");
  }
  if (sum.elapsed) return Elapsed{sum.seconds};
  return CivilSpan{static_cast<std::int32_t>(sum.months), static_cast<std::int32_t>(sum.days)};
}

std::string to_string(Elapsed elapsed) {
  if (elapsed.seconds % 60 != 0 || elapsed.seconds == 0) return counted(elapsed.seconds, "second");
  if (elapsed.seconds % 3600 != 0) return counted(elapsed.seconds / 60, "minute");
  return counted(elapsed.seconds / 3600, "hour");
}

std::string to_string(CivilSpan span) {
  if (span.months == 0) return counted(span.days, "day");
  std::string text = span.months % 12 == 0 ? counted(span.months / 12, "year") : counted(span.months, "month");
  if (span.days != 0) text += " " + counted(span.days, "day");
  return text;
}

std::string to_string(const TimeSpan& span) {
  return std::visit([](const auto& length) { return to_string(length); }, span);
}

} // namespace casus::time
