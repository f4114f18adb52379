// SPDX-License-Identifier: Apache-2.0
#include "questions/asked.h"

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::int64_t day = 86'400;

/// The offset at which the moment begins at midnight, from -12 to +12 hours.
time::Elapsed offset_of_midnight(time::Moment moment) {
  const std::int64_t past = ((moment.earliest.seconds % day) + day) % day; // since midnight UTC
  return {past <= day / 2 ? -past : day - past};
}

bool is_split(const std::string& text) { return text.find(" to ") != std::string::npos; }

} // namespace

std::string show(time::Moment moment, time::Zone zone) {
  std::string text = time::to_string(moment, zone);
  const bool whole = moment.precision == time::Precision::day || moment.precision == time::Precision::month ||
                     moment.precision == time::Precision::year;
  if (!whole || !is_split(text)) return text;
  const time::Elapsed offset = offset_of_midnight(moment);
  const std::string there = time::to_string(moment, time::Zone::fixed(offset));
  if (is_split(there)) return text; // clocks changed inside it
  return there + (offset.seconds == 0 ? " (UTC)" : " (UTC" + time::offset_text(offset) + ")");
}

std::string known_words(const Asked& asked) {
  const std::string_view standard = record::to_string(asked.standard);
  if (asked.known_at >= best_knowledge) {
    return fmt::format("With all that the library knows; standard of evidence: {}.", standard);
  }
  return fmt::format("As known at {}; standard of evidence: {}.",
                     time::to_string(time::exact(asked.known_at), asked.zone), standard);
}

} // namespace casus::questions
