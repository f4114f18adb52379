// SPDX-License-Identifier: Apache-2.0
#include "time/zone.h"

#include "time/assert.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include <cctz/time_zone.h>
#include <fmt/format.h>

namespace casus::time {

struct Zone::Data {
  std::string name;
  cctz::time_zone rules;
};

namespace {

using CivilLookup = cctz::time_zone::civil_lookup;
using TimePoint = cctz::time_point<cctz::seconds>;

// Zones found once are kept for ever, so that a Zone is a pointer that never dangles. There are some six hundred.
template <class Data>
const Data* keep(std::string name, cctz::time_zone rules) {
  static std::mutex mutex;
  static auto& kept = *new std::map<std::string, std::unique_ptr<const Data>>;
  const std::lock_guard lock(mutex);
  auto& slot = kept[name];
  if (!slot) slot = std::make_unique<const Data>(Data{std::move(name), rules});
  return slot.get();
}

bool is_name_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-';
}

// Names of the database are words joined by single slashes. Anything else could reach a file outside the database.
bool is_shaped_like_a_name(std::string_view name) {
  if (name.empty() || name.size() > 64 || name.back() == '/') return false;
  char previous = '/';
  for (const char c : name) {
    if (c == '/' ? previous == '/' : !is_name_character(c)) return false;
    previous = c;
  }
  return true;
}

// `localtime` and `posixrules` are whatever the machine's owner chose, `right/` counts leap seconds, `posix/` only
// repeats the others, and `Factory` is the absence of a choice.
bool is_unsuitable(std::string_view name) {
  return name == "localtime" || name == "posixrules" || name == "Factory" || name.starts_with("right/") ||
         name.starts_with("posix/");
}

// The library also takes names of its own for fixed offsets; they are not in the database.
bool is_own_name_of_library(std::string_view name) { return name == "UTC0" || name.starts_with("Fixed/"); }

std::unexpected<ZoneFault> zone_fault(ZoneFault::Kind kind, std::string sentence) {
  return std::unexpected(ZoneFault{kind, std::move(sentence)});
}

// Further out no calendar computation is meant to reach (some 27 900 years either way of 1970), and civil years of any
// instant stay well inside the computed years.
constexpr std::int64_t farthest = 880'000'000'000;

TimePoint to_library(Instant at) { return TimePoint(cctz::seconds(std::clamp(at.seconds, -farthest, farthest))); }
Instant from_library(TimePoint at) { return {at.time_since_epoch().count()}; }

cctz::civil_second civil(Date date, int hour = 0, int minute = 0, int second = 0) {
  return cctz::civil_second(date.year, date.month, date.day, hour, minute, second);
}

Date date_of(const cctz::civil_second& shown) {
  return {static_cast<std::int32_t>(shown.year()), static_cast<std::uint8_t>(shown.month()),
          static_cast<std::uint8_t>(shown.day())};
}

Instant first_reading(const CivilLookup& found) {
  return from_library(found.kind == CivilLookup::SKIPPED ? found.trans : found.pre);
}

} // namespace

std::expected<Zone, ZoneFault> Zone::find(std::string_view iana_name) {
  using Kind = ZoneFault::Kind;
  if (!is_shaped_like_a_name(iana_name)) {
    return zone_fault(Kind::malformed, "a zone is written as in the IANA database, for example Europe/Kyiv or UTC");
  }
  std::string name(iana_name);
  if (is_unsuitable(name)) {
    return zone_fault(Kind::unsuitable,
                      fmt::format("{} is not the same zone everywhere; name a place, for example Europe/Kyiv", name));
  }
  cctz::time_zone rules;
  if (is_own_name_of_library(name) || !cctz::load_time_zone(name, &rules)) {
    return zone_fault(Kind::unknown, fmt::format("the installed zone database has no zone {}", name));
  }
  return Zone(keep<Data>(std::move(name), rules));
}

Zone Zone::utc() {
  static const Data* const data = keep<Data>("UTC", cctz::utc_time_zone());
  return Zone(data);
}

Zone Zone::fixed(Elapsed offset) {
  CASUS_ASSERT(offset > hours(-24) && offset < hours(24));
  return Zone(keep<Data>(offset_text(offset), cctz::fixed_time_zone(cctz::seconds(offset.seconds))));
}

std::string_view Zone::name() const { return data_->name; }

Instant Zone::start_of_day(Date date) const { return first_reading(data_->rules.lookup(civil(date))); }

Instant Zone::end_of_day(Date date) const {
  const CivilLookup next_midnight = data_->rules.lookup(civil(date_from_days(days_from_epoch(date) + 1)));
  // Where clocks are put back from after midnight to before it, the old date shows again until midnight comes a second
  // time. Where they are put back to midnight itself, only the new date does.
  const bool date_returns = next_midnight.kind == CivilLookup::REPEATED && next_midnight.post > next_midnight.trans;
  return date_returns ? from_library(next_midnight.post) : first_reading(next_midnight);
}

Date Zone::local_date(Instant at) const { return date_of(data_->rules.lookup(to_library(at)).cs); }

LocalTime Zone::local(Instant at) const {
  const auto shown = data_->rules.lookup(to_library(at));
  return {date_of(shown.cs), shown.cs.hour(), shown.cs.minute(), shown.cs.second(), Elapsed{shown.offset}, shown.abbr};
}

std::expected<Instant, LocalFault> Zone::instant(Date date, int hour, int minute, int second) const {
  CASUS_ASSERT(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60);
  const CivilLookup found = data_->rules.lookup(civil(date, hour, minute, second));
  switch (found.kind) {
  case CivilLookup::UNIQUE: break;
  case CivilLookup::SKIPPED: {
    const Instant jump = from_library(found.trans);
    return std::unexpected(LocalFault{LocalFault::Kind::nonexistent, jump, jump});
  }
  case CivilLookup::REPEATED:
    return std::unexpected(LocalFault{LocalFault::Kind::ambiguous, from_library(found.pre), from_library(found.post)});
  }
  return from_library(found.pre);
}

std::string offset_text(Elapsed offset) {
  const std::int64_t size = offset.seconds < 0 ? -offset.seconds : offset.seconds;
  std::string text = fmt::format("{}{:02}:{:02}", offset.seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  // Before standard time, zones kept the local mean time of a town, to the second.
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

} // namespace casus::time
