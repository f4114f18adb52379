// SPDX-License-Identifier: Apache-2.0
#include "time/moment.h"

#include "time/assert.h"

#include <algorithm>

namespace casus::time {

Moment hull(Moment a, Moment b) {
  if (a == b) return a;
  return {std::min(a.earliest, b.earliest), std::max(a.latest, b.latest), Precision::interval};
}

Moment whole_days(Date first, Date last, Zone zone, Precision precision) {
  const Moment moment{zone.start_of_day(first), zone.end_of_day(last), precision};
  CASUS_ASSERT(moment.earliest < moment.latest);
  return moment;
}

std::expected<Moment, LocalFault> whole_day(Date date, Zone zone) {
  const Instant start = zone.start_of_day(date);
  // The start of a skipped day is that of the day after it.
  if (zone.local_date(start) != date) return std::unexpected(LocalFault{LocalFault::Kind::nonexistent, start, start});
  return whole_days(date, date, zone, Precision::day);
}

} // namespace casus::time
