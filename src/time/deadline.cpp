// SPDX-License-Identifier: Apache-2.0
#include "time/deadline.h"

#include "time/order.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::time {

namespace {

Instant last_second_of(Zone zone, Date date) { return zone.end_of_day(date) - seconds(1); }

// Counts from the first and the last date that `from` may have, and covers both results. What lies between needs no
// look: a later date never leads to an earlier result.
template <class InstantOf>
Boundary count(Moment from, CivilSpan length, Zone zone, InstantOf instant_of) {
  const Date a = zone.local_date(from.first());
  const Date b = zone.local_date(from.last());
  const DateSum low = add(std::min(a, b), length);
  if (a == b) return {exact(instant_of(low.date)), low.month_end_rule};
  const DateSum high = add(std::max(a, b), length);
  return {hull(exact(instant_of(low.date)), exact(instant_of(high.date))), low.month_end_rule || high.month_end_rule};
}

struct NoticeDay {
  Date date;
  bool month_end_rule = false;
};

Date day_after(Date date, int n) { return date_from_days(days_from_epoch(date) + n); }

// The greatest date on which notice may be given. Counting back gives a date near it; the month-end rule, which several
// dates may share, and a clock that stands between two days are why it is not always the one.
NoticeDay notice_day(Instant end, CivilSpan span, Zone zone) {
  const auto in_time = [&](Date date) { return zone.end_of_day(add(date, span).date) <= end; };
  Date date = add(add(zone.local_date(end), {0, -span.days}).date, {-span.months, 0}).date;
  while (!in_time(date) && day_after(date, -1) < date)
    date = day_after(date, -1);
  while (day_after(date, 1) > date && in_time(day_after(date, 1)))
    date = day_after(date, 1);
  return {date, add(date, span).month_end_rule};
}

// An exact or a minute-wide moment stays one when moved by whole seconds or minutes; a day moved by hours is no day.
Precision precision_after(Moment anchor, Elapsed length) {
  if (anchor.is_exact()) return Precision::second;
  if (anchor.precision == Precision::minute && length.seconds % 60 == 0) return Precision::minute;
  return Precision::interval;
}

} // namespace

Boundary term_end(Moment start, CivilSpan length, Zone zone) {
  return count(start, length, zone, [zone](Date date) { return zone.start_of_day(date); });
}

Boundary deadline(Moment anchor, Elapsed length) {
  return {{anchor.earliest + length, anchor.latest + length, precision_after(anchor, length)}};
}

Boundary deadline(Moment anchor, CivilSpan length, Zone zone) {
  return count(anchor, length, zone, [zone](Date date) { return last_second_of(zone, date); });
}

Boundary deadline(Moment anchor, const TimeSpan& length, Zone zone) {
  if (const auto* const elapsed = std::get_if<Elapsed>(&length)) return deadline(anchor, *elapsed);
  return deadline(anchor, std::get<CivilSpan>(length), zone);
}

Boundary last_notice(Moment end, CivilSpan span, Zone zone) {
  // A later end never leads to an earlier day, so what lies between needs no look.
  const NoticeDay low = notice_day(end.first(), span, zone);
  const Moment from_low = exact(last_second_of(zone, low.date));
  if (end.is_exact()) return {from_low, low.month_end_rule};
  const NoticeDay high = notice_day(end.last(), span, zone);
  return {hull(from_low, exact(last_second_of(zone, high.date))), low.month_end_rule || high.month_end_rule};
}

Boundary last_notice(Moment end, Elapsed span) { return deadline(end, -span); }

Boundary last_notice(Moment end, const TimeSpan& span, Zone zone) {
  if (const auto* const elapsed = std::get_if<Elapsed>(&span)) return last_notice(end, *elapsed);
  return last_notice(end, std::get<CivilSpan>(span), zone);
}

Boundary by(Date date, Zone zone) { return {exact(last_second_of(zone, date))}; }

Boundary before_date(Date date, Zone zone) { return {exact(zone.start_of_day(date) - seconds(1))}; }

Truth is_late(Moment act, Moment last_permitted) { return before(last_permitted, act); }

std::string format_left(Elapsed left) {
  const bool past = left.seconds < 0;
  // Unsigned, so that the most negative number has a size too.
  const auto size = past ? 0 - static_cast<std::uint64_t>(left.seconds) : static_cast<std::uint64_t>(left.seconds);
  const auto pair = [](std::uint64_t n, const char* unit, std::uint64_t m, const char* part) {
    return m == 0 ? fmt::format("{} {}", n, unit) : fmt::format("{} {} {} {}", n, unit, m, part);
  };
  std::string text;
  if (size >= 86'400) {
    text = pair(size / 86'400, "d", size / 3600 % 24, "h");
  } else if (size >= 3600) {
    text = pair(size / 3600, "h", size / 60 % 60, "min");
  } else {
    text = size >= 60 ? fmt::format("{} min", size / 60) : fmt::format("{} s", size);
  }
  return past ? text + " ago" : text;
}

} // namespace casus::time
