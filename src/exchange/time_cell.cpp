// SPDX-License-Identifier: Apache-2.0
#include "exchange/time_cell.h"

#include "exchange/numbers.h"
#include "time/moment.h"

namespace casus::exchange {

std::optional<std::int64_t> second_in(const model::TimeColumn& time, const std::string& cell) {
  if (!time.origin) {
    const auto moment = time::parse_moment(cell, time.zone);
    return moment ? std::optional(moment->last().seconds) : std::nullopt;
  }
  const std::string padded = cell + std::string(padding, '\0');
  const auto number = whole_number(std::string_view(padded).substr(0, cell.size()));
  const auto counted = number ? model::counted(time, *number) : std::nullopt;
  return counted ? std::optional(counted->seconds) : std::nullopt;
}

} // namespace casus::exchange
