// SPDX-License-Identifier: Apache-2.0
#include "cli/asking.h"
#include "questions/needs.h"

namespace casus::cli {

Finished ask_needs(const Asking& asking) {
  if (asking.options.names.size() != 1) return refused("needs looks at one thing at a time; give one id");
  const auto answer = questions::needs(asking.asked, asking.options.names.front());
  if (!answer) return refused(answer.error().sentence);
  return asking.print(to_tables(*answer), to_json(*answer));
}

} // namespace casus::cli
