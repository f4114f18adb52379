// SPDX-License-Identifier: Apache-2.0
// Question `calendar`: what is coming, in order of time: deadlines, terms that end, last days on which a step still
// works.
#pragma once

#include "questions/case.h"
#include "questions/table.h"

#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

enum class DateSort : std::uint8_t {
  deadline,  // the last permitted moment of a duty, intention or aim that is open
  period,    // the same, of a promise that comes again each period
  entry,     // an agreement enters into force
  end,       // it ends, by its term or by a step already taken
  leaving,   // a party leaves, by a notice already given
  last_step, // the last moment at which notice keeps it from renewing, or a decision prolongs it
};

struct CalendarEntry {
  DateSort sort = DateSort::deadline;
  time::Moment moment{}; // deadline and last_step: its last second is the last permitted one; else the first instant
  std::string what;      // "the parties consult", "ends by its term of 10 years"
  std::vector<std::string> who;
  std::string agreement;
  std::string id; // of the duty or agreement, for `why`
  std::string firmness;
  bool hedged = false;
};

struct CalendarFilter {
  std::optional<time::Instant> until; // the last second looked at; absent: twelve years after V
  std::optional<model::ActorId> by;   // only what this actor bears, or an agreement it is bound by
  std::optional<model::AgreementId> agreement;
};

struct CalendarAnswer {
  Asked asked;
  time::Instant until{};
  std::vector<CalendarEntry> entries; // by moment
};

/// What lies after V and not after `until`, as known at K.
CalendarAnswer calendar(const Case& asked, const CalendarFilter& filter);

std::string_view to_words(DateSort sort);

std::vector<Table> to_tables(const CalendarAnswer& answer);
/// Schema `casus.calendar/1`.
boost::json::value to_json(const CalendarAnswer& answer);

} // namespace casus::questions
