// SPDX-License-Identifier: Apache-2.0
#include "cli/asking.h"
#include "questions/money.h"

namespace casus::cli {

Finished ask_money(const Asking& asking) {
  const auto which = asking.agreements();
  const auto by = asking.actor(asking.options.by);
  if (!which) return refused(which.error());
  if (!by) return refused(by.error());
  const questions::MoneyAnswer answer = questions::money(asking.asked, *which, *by);
  return asking.print(to_tables(answer), to_json(answer), to_flat_table(answer));
}

} // namespace casus::cli
