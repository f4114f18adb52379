// SPDX-License-Identifier: Apache-2.0
#include "cli/asking.h"
#include "questions/exits.h"

namespace casus::cli {

Finished ask_exits(const Asking& asking) {
  const auto which = asking.agreements();
  const auto by = asking.actor(asking.options.by);
  if (!which) return refused(which.error());
  if (!by) return refused(by.error());
  const questions::ExitsFilter filter{.by = *by, .next_government = asking.options.next_government};
  const questions::ExitsAnswer answer = questions::exits(asking.asked, *which, filter);
  return asking.print(to_tables(answer), to_json(answer));
}

} // namespace casus::cli
