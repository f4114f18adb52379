// SPDX-License-Identifier: Apache-2.0
#include "time/moment.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace casus::time {

namespace {

using Kind = MomentFault::Kind;
using Unread = std::unexpected<MomentFault>;

struct ClockText {
  int hour = 0;
  int minute = 0;
  std::optional<int> second;
  std::optional<Elapsed> offset;
};

struct DateText {
  int year = 0;
  std::optional<int> month;
  std::optional<int> day;
};

// Reads forward through a text; whoever calls decides what a miss means.
class Reader {
public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // Exactly that many digits, not followed by another one.
  std::optional<int> number(std::size_t digits) {
    if (rest_.size() < digits) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    if (rest_.size() > digits && rest_[digits] >= '0' && rest_[digits] <= '9') return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
  }

  char next() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool at_end() const { return rest_.empty(); }

private:
  std::string_view rest_;
};

// A text may be a whole broken file; a message quotes only its beginning, never half a character.
std::string quoted(std::string_view text) {
  constexpr std::size_t most = 40;
  if (text.size() <= most) return fmt::format("`{}`", text);
  std::size_t cut = most;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
    --cut;
  return fmt::format("`{}...`", text.substr(0, cut));
}

Unread fault(Kind kind, std::string sentence) { return Unread(MomentFault{kind, std::move(sentence)}); }

Unread malformed(std::string_view text) {
  return fault(Kind::malformed, fmt::format("{} is not a moment; write it like 1939, 1939-09, 1939-09-01 or "
                                            "1939-09-01T04:45+01:00",
                                            quoted(text)));
}

std::expected<DateText, MomentFault> read_date(Reader& reader, std::string_view text) {
  DateText date;
  const bool negative = reader.take('-');
  const auto year = reader.number(4);
  if (!year || (negative && *year == 0)) return malformed(text);
  date.year = negative ? -*year : *year;
  if (date.year < first_year || date.year > last_year) {
    return fault(Kind::year_out_of_range, fmt::format("years go from {} to {}", first_year, last_year));
  }
  if (!reader.take('-')) return date;
  date.month = reader.number(2);
  if (!date.month) return malformed(text);
  if (*date.month < 1 || *date.month > 12) {
    return fault(Kind::no_such_month, fmt::format("there is no month {:02}; months go from 01 to 12", *date.month));
  }
  if (!reader.take('-')) return date;
  date.day = reader.number(2);
  if (!date.day) return malformed(text);
  return date;
}

// `+03:00`; the sign is still to be read.
std::expected<Elapsed, MomentFault> read_offset(Reader& reader, std::string_view text) {
  const bool west = reader.take('-');
  if (!west && !reader.take('+')) return malformed(text);
  const auto hour = reader.number(2);
  if (!hour || !reader.take(':')) return malformed(text);
  const auto minute = reader.number(2);
  if (!minute) return malformed(text);
  std::optional<int> second = 0;
  if (reader.take(':')) second = reader.number(2);
  if (!second) return malformed(text);
  if (*hour > 23 || *minute > 59 || *second > 59) {
    return fault(Kind::bad_offset, "an offset from UTC is at most 23:59 either way, for example +03:00");
  }
  const Elapsed size = hours(*hour) + minutes(*minute) + seconds(*second);
  return west ? -size : size;
}

std::optional<MomentFault> check_clock(const ClockText& clock) {
  if (clock.second == 60) {
    return fault(Kind::leap_second,
                 "second 60 is a leap second, and those are not counted; write 59 or the next minute")
        .error();
  }
  if (clock.hour > 23 || clock.minute > 59 || clock.second.value_or(0) > 59) {
    return fault(Kind::no_such_time,
                 "there is no such time of day; it goes from 00:00 to 23:59, and midnight is 00:00 of the next day")
        .error();
  }
  return std::nullopt;
}

std::expected<ClockText, MomentFault> read_clock(Reader& reader, std::string_view text) {
  const auto hour = reader.number(2);
  if (!hour || !reader.take(':')) return malformed(text);
  const auto minute = reader.number(2);
  if (!minute) return malformed(text);
  ClockText clock{*hour, *minute, std::nullopt, std::nullopt};
  if (reader.take(':')) {
    clock.second = reader.number(2);
    if (!clock.second) return malformed(text);
  }
  if (const auto wrong = check_clock(clock)) return Unread(*wrong);
  if (reader.take('.')) return fault(Kind::malformed, "fractions of a second are not kept; write whole seconds");
  reader.take(' ');
  if (reader.take('Z')) {
    clock.offset = Elapsed{0};
  } else if (reader.next() == '+' || reader.next() == '-') {
    const auto offset = read_offset(reader, text);
    if (!offset) return Unread(offset.error());
    clock.offset = *offset;
  }
  return clock;
}

Date gregorian(int year, int month, int day, bool julian) {
  const auto m = static_cast<std::uint8_t>(month);
  const auto d = static_cast<std::uint8_t>(day);
  return julian ? from_julian(year, m, d) : Date{year, m, d};
}

std::expected<Date, MomentFault> to_date(const DateText& text, bool julian) {
  const int month = text.month.value_or(1);
  const int day = text.day.value_or(1);
  const int february = is_valid_julian(text.year, 2, 29) ? 29 : 28;
  const int length = julian && month == 2 ? february : days_in_month(text.year, month);
  if (day < 1 || day > length) {
    return fault(Kind::no_such_day, fmt::format("month {:02} of {} has days 01 to {}{}", month, text.year, length,
                                                julian ? " in the Julian calendar" : ""));
  }
  return gregorian(text.year, month, day, julian);
}

// The last day of the month or year that begins at `text`.
Date last_day(const DateText& text, bool julian) {
  const bool next_year = !text.month || *text.month == 12;
  const Date after = gregorian(text.year + (next_year ? 1 : 0), next_year ? 1 : *text.month + 1, 1, julian);
  return date_from_days(days_from_epoch(after) - 1);
}

std::expected<Moment, MomentFault> from_date(const DateText& text, bool julian, Zone zone) {
  const auto first = to_date(text, julian);
  if (!first) return Unread(first.error());
  if (!text.day)
    return whole_days(*first, last_day(text, julian), zone, text.month ? Precision::month : Precision::year);
  if (const auto day = whole_day(*first, zone)) return *day;
  return fault(Kind::skipped, fmt::format("clocks in {} skipped the day {}", zone.name(), to_string(*first)));
}

Unread local_fault(const LocalFault& wrong, Zone zone) {
  const auto offset_at = [zone](Instant at) { return offset_text(zone.local(at).offset); };
  if (wrong.kind == LocalFault::Kind::nonexistent) {
    return fault(Kind::skipped, fmt::format("clocks in {} were put forward over this time; write the time with an "
                                            "offset, {} before the change or {} after it",
                                            zone.name(), offset_at(wrong.first - seconds(1)), offset_at(wrong.first)));
  }
  return fault(Kind::repeated, fmt::format("clocks in {} showed this time twice; write {} after it for the first or {} "
                                           "for the second",
                                           zone.name(), offset_at(wrong.first), offset_at(wrong.second)));
}

std::expected<Moment, MomentFault> from_clock(const DateText& text, const ClockText& clock, bool julian, Zone zone) {
  const auto date = to_date(text, julian);
  if (!date) return Unread(date.error());
  const auto local_in = clock.offset ? Zone::utc() : zone;
  const auto shown = local_in.instant(*date, clock.hour, clock.minute, clock.second.value_or(0));
  if (!shown) return local_fault(shown.error(), zone);
  const Instant at = *shown - clock.offset.value_or(Elapsed{0});
  if (clock.second) return exact(at);
  return Moment{at, at + minutes(1), Precision::minute};
}

// The commonest form, read at once. Nothing: another, or one with a fault.
std::optional<Instant> plain_second(std::string_view text) {
  if (!shaped_as_second(text)) return std::nullopt;
  const auto two = [&](std::size_t i) { return (text[i] - '0') * 10 + text[i + 1] - '0'; };
  const Date date{two(0) * 100 + two(2), static_cast<std::uint8_t>(two(5)), static_cast<std::uint8_t>(two(8))};
  const int hour = two(11);
  const int minute = two(14);
  const int second = two(17);
  if (!is_valid(date) || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return Instant{} + hours(24 * days_from_epoch(date) + hour) + minutes(minute) + seconds(second);
}

// The clock at one instant of the zone, to the minute or to the second.
std::string clock_text(Instant at, Zone zone, bool with_second) {
  const LocalTime shown = zone.local(at);
  const std::string second = with_second ? fmt::format(":{:02}", shown.second) : "";
  return fmt::format("{} {:02}:{:02}{} {}", to_string(shown.date), shown.hour, shown.minute, second,
                     offset_text(shown.offset));
}

bool covers_days(Moment moment, Date first, Date last, Zone zone) {
  return moment.earliest == zone.start_of_day(first) && moment.latest == zone.end_of_day(last);
}

std::string range_text(Moment moment, Zone zone) {
  const Date first = zone.local_date(moment.first());
  const Date last = zone.local_date(moment.last());
  if (covers_days(moment, first, last, zone)) {
    return first == last ? to_string(first) : fmt::format("{} to {}", to_string(first), to_string(last));
  }
  const std::string start = clock_text(moment.first(), zone, true);
  return moment.is_exact() ? start : fmt::format("{} to {}", start, clock_text(moment.last(), zone, true));
}

// `1939` or `1939-09`, when the moment is all of it in this zone.
std::optional<std::string> period_text(Moment moment, Zone zone) {
  const bool year = moment.precision == Precision::year;
  const Date first = zone.local_date(moment.first());
  const std::uint8_t last_month = year ? std::uint8_t{12} : first.month;
  const Date last{first.year, last_month, static_cast<std::uint8_t>(days_in_month(first.year, last_month))};
  if (first.day != 1 || (year && first.month != 1) || !covers_days(moment, first, last, zone)) return std::nullopt;
  const std::string text = to_string(first);
  return text.substr(0, text.size() - (year ? 6 : 3));
}

} // namespace

bool shaped_as_second(std::string_view text) {
  constexpr std::string_view form = "0000-00-00T00:00:00Z";
  if (text.size() != form.size()) return false;
  bool alike = true; // without a branch for each letter
  for (std::size_t i = 0; i < form.size(); ++i)
    alike &= static_cast<unsigned char>(text[i] - form[i]) <= (form[i] == '0' ? 9 : 0);
  return alike;
}

std::expected<Moment, MomentFault> parse_moment(std::string_view text, Zone zone) {
  if (const auto second = plain_second(text)) return exact(*second);
  constexpr std::string_view julian_mark = " (Julian)";
  const bool julian = text.ends_with(julian_mark);
  Reader reader(text.substr(0, text.size() - (julian ? julian_mark.size() : 0)));
  const auto date = read_date(reader, text);
  if (!date) return Unread(date.error());
  if (reader.at_end()) return from_date(*date, julian, zone);
  if (!date->day || !(reader.take('T') || reader.take(' '))) return malformed(text);
  const auto clock = read_clock(reader, text);
  if (!clock) return Unread(clock.error());
  if (!reader.at_end()) return malformed(text);
  return from_clock(*date, *clock, julian, zone);
}

std::string to_string(Moment moment, Zone zone) {
  switch (moment.precision) {
  case Precision::year:
  case Precision::month:
    if (const auto text = period_text(moment, zone)) return *text;
    break;
  case Precision::minute:
    if (moment.latest - moment.earliest == minutes(1) && zone.local(moment.earliest).second == 0) {
      return clock_text(moment.earliest, zone, false);
    }
    break;
  case Precision::day:
  case Precision::second:
  case Precision::interval: break;
  }
  return range_text(moment, zone);
}

std::string_view to_string(Precision precision) {
  switch (precision) {
  case Precision::year: return "year";
  case Precision::month: return "month";
  case Precision::day: return "day";
  case Precision::minute: return "minute";
  case Precision::second: return "second";
  case Precision::interval: return "interval";
  }
  return "interval";
}

} // namespace casus::time
