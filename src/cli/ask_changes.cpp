// SPDX-License-Identifier: Apache-2.0
#include "cli/asking.h"
#include "cli/questions.h"
#include "questions/changes.h"

namespace casus::cli {

Finished ask_changes(const Asking& asking) {
  questions::Asked from = asking.asked.asked();
  questions::Asked to = from;
  const auto first = known_at_of(asking.options.from, "--from", from.zone);
  const auto second = known_at_of(asking.options.to, "--to", to.zone);
  if (!first) return refused(first.error());
  if (!second) return refused(second.error());
  if (*first > *second) return refused("--from lies after --to; what is known only grows with time");
  from.known_at = *first;
  to.known_at = *second;
  const questions::ChangesAnswer answer = questions::changes(asking.asked.model(), asking.engine, from, to);
  return asking.print(to_tables(answer), to_json(answer), to_flat_table(answer));
}

} // namespace casus::cli
