// SPDX-License-Identifier: Apache-2.0
#include "time/written.h"

#include "time/date.h"

namespace casus::time {

bool can_be_written(Instant at) {
  constexpr std::int64_t day = 86'400;
  static const std::int64_t first = (days_from_epoch({first_year, 1, 1}) - 1) * day;
  static const std::int64_t last = (days_from_epoch({last_year, 12, 31}) + 2) * day;
  return at.seconds >= first && at.seconds <= last;
}

} // namespace casus::time
