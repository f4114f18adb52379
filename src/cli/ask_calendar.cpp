// SPDX-License-Identifier: Apache-2.0
#include "cli/asking.h"
#include "questions/calendar.h"
#include "time/moment.h"

namespace casus::cli {

Finished ask_calendar(const Asking& asking) {
  const auto by = asking.actor(asking.options.by);
  const auto agreement = asking.agreement(asking.options.agreement);
  if (!by) return refused(by.error());
  if (!agreement) return refused(agreement.error());
  questions::CalendarFilter filter{.until = {}, .by = *by, .agreement = *agreement};
  if (!asking.options.until.empty()) {
    const auto until = time::parse_moment(asking.options.until, asking.asked.asked().zone);
    if (!until) return refused("--until `" + asking.options.until + "`: " + until.error().sentence);
    filter.until = until->last();
  }
  const questions::CalendarAnswer answer = questions::calendar(asking.asked, filter);
  return asking.print(to_tables(answer), to_json(answer));
}

} // namespace casus::cli
