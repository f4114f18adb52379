// SPDX-License-Identifier: Apache-2.0
#include "questions/moments.h"

#include <optional>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::int64_t day = 86'400;

/// The offset at which the moment begins at midnight, from -12 to +12 hours.
time::Elapsed offset_of_midnight(time::Moment moment) {
  const std::int64_t past = ((moment.earliest.seconds % day) + day) % day; // since midnight UTC
  return {past <= day / 2 ? -past : day - past};
}

/// The dates that the moment covers from first to last second in this zone.
std::optional<std::string> whole_days_in(time::Moment moment, time::Zone zone) {
  const bool starts = moment.earliest == zone.start_of_day(zone.local_date(moment.first()));
  const bool ends = moment.latest == zone.end_of_day(zone.local_date(moment.last()));
  if (!starts || !ends) return {};
  return time::to_string(moment, zone);
}

std::optional<std::string> whole_days(time::Moment moment, time::Zone zone) {
  if (auto here = whole_days_in(moment, zone)) return here;
  if (auto utc = whole_days_in(moment, time::Zone::utc())) return utc;
  const bool written_as_date = moment.precision == time::Precision::day || moment.precision == time::Precision::month ||
                               moment.precision == time::Precision::year;
  if (!written_as_date) return {};
  return whole_days_in(moment, time::Zone::fixed(offset_of_midnight(moment)));
}

bool ends_a_day(time::Instant at, time::Zone zone) {
  return at.seconds + 1 == zone.end_of_day(zone.local_date(at)).seconds;
}

bool starts_a_day(time::Instant at, time::Zone zone) { return at == zone.start_of_day(zone.local_date(at)); }

std::string date_of(time::Instant at, time::Zone zone) { return time::to_string(zone.local_date(at)); }

std::string clock(const time::LocalTime& at, bool seconds) {
  const std::string text = fmt::format("{:02}:{:02}", at.hour, at.minute);
  return seconds ? fmt::format("{}:{:02}", text, at.second) : text;
}

std::string full(const time::LocalTime& at, bool seconds) {
  return fmt::format("{} {} {}", time::to_string(at.date), clock(at, seconds), time::offset_text(at.offset));
}

std::string clock_range(time::Moment moment, time::Zone zone) {
  const time::LocalTime first = zone.local(moment.first());
  const time::LocalTime last = zone.local(moment.last());
  if (moment.is_exact()) return full(first, first.second != 0 && first.second != 59);
  const bool seconds = first.second != 0 || last.second != 59;
  if (!seconds && moment.latest - moment.earliest == time::minutes(1)) return full(first, false);
  if (first.date != last.date || first.offset != last.offset)
    return full(first, seconds) + " to " + full(last, seconds);
  return fmt::format("{} {} to {} {}", time::to_string(first.date), clock(first, seconds), clock(last, seconds),
                     time::offset_text(first.offset));
}

} // namespace

std::string show(time::Moment moment, time::Zone zone) {
  if (const auto days = whole_days(moment, zone)) return *days;
  if (!ends_a_day(moment.last(), zone) || !ends_a_day(moment.first(), zone)) return clock_range(moment, zone);
  const std::string last = "end of " + date_of(moment.last(), zone);
  return moment.is_exact() ? last : fmt::format("end of {} to {}", date_of(moment.first(), zone), last);
}

std::string hedged_by(const std::string& hedges, const std::string& deadline) {
  return hedges.empty() ? deadline : hedges + " by " + deadline;
}

std::string show_deadline(time::Moment moment, time::Zone zone) {
  const auto days = whole_days(moment, zone);
  return days ? "during " + *days : show(moment, zone);
}

std::string show_boundary(time::Moment moment, time::Zone zone) {
  for (const time::Zone& in : {zone, time::Zone::utc()}) {
    if (!starts_a_day(moment.first(), in) || !starts_a_day(moment.last(), in)) continue;
    const std::string first = date_of(moment.first(), in);
    return moment.is_exact() ? first : first + " to " + date_of(moment.last(), in);
  }
  return show(moment, zone);
}

std::string at_words(time::Instant at, time::Zone zone) {
  if (ends_a_day(at, zone)) return "at the end of " + date_of(at, zone);
  return "at " + show(time::exact(at), zone);
}

} // namespace casus::questions
