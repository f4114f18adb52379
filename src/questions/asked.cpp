// SPDX-License-Identifier: Apache-2.0
#include "questions/asked.h"

#include "questions/moments.h"

#include <fmt/format.h>

namespace casus::questions {

std::string known_at_words(const Asked& asked) {
  const std::string utc = at_words(asked.known_at, time::Zone::utc());
  return utc.starts_with("at the end") ? utc : at_words(asked.known_at, asked.zone);
}

std::string known_words(const Asked& asked) {
  const std::string_view standard = record::to_string(asked.standard);
  if (asked.known_at >= best_knowledge) {
    return fmt::format("With all that the library knows; standard of evidence: {}.", standard);
  }
  return fmt::format("As known {}; standard of evidence: {}.", known_at_words(asked), standard);
}

} // namespace casus::questions
