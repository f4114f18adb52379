// SPDX-License-Identifier: Apache-2.0
// Pieces that all answers write alike in JSON: times as ISO 8601 UTC with the local text beside, names of enumerators.
#pragma once

#include "questions/asked.h"
#include "questions/table.h"
#include "time/moment.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

/// `2024-07-08T06:40:00Z`.
std::string iso(time::Instant at);

/// `{at, text}`.
boost::json::value instant_json(time::Instant at, time::Zone zone);

/// `{first, last, precision, text}`: first and last second; null when absent.
boost::json::value moment_json(const std::optional<time::Moment>& moment, time::Zone zone);

boost::json::array strings_json(const std::vector<std::string>& texts);

/// `{schema, asked: {on, known_at, standard, zone}}`, to be filled with the answer.
boost::json::object answer_json(std::string_view schema, const Asked& asked);

} // namespace casus::questions
