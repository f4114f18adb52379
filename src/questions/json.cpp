// SPDX-License-Identifier: Apache-2.0
#include "questions/json.h"

#include "questions/moments.h"

#include <fmt/format.h>

namespace casus::questions {

std::string iso(time::Instant at) {
  const time::LocalTime utc = time::Zone::utc().local(at);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", time::to_string(utc.date), utc.hour, utc.minute, utc.second);
}

boost::json::value instant_json(time::Instant at, time::Zone zone) {
  return {{"at", iso(at)}, {"text", time::to_string(time::exact(at), zone)}};
}

boost::json::value moment_json(const std::optional<time::Moment>& moment, time::Zone zone) {
  if (!moment) return nullptr;
  return {{"first", iso(moment->first())},
          {"last", iso(moment->last())},
          {"precision", time::to_string(moment->precision)},
          {"text", show(*moment, zone)}};
}

boost::json::array strings_json(const std::vector<std::string>& texts) {
  boost::json::array array;
  for (const std::string& text : texts) {
    array.emplace_back(text);
  }
  return array;
}

boost::json::object answer_json(std::string_view schema, const Asked& asked) {
  return {{"schema", schema},
          {"asked",
           {{"on", instant_json(asked.on, asked.zone)},
            {"known_at", instant_json(asked.known_at, asked.zone)},
            {"standard", record::to_string(asked.standard)},
            {"zone", asked.zone.name()}}}};
}

} // namespace casus::questions
