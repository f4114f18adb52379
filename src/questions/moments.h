// SPDX-License-Identifier: Apache-2.0
// Moments as people read them: whole days as dates, clocks without seconds that say nothing. JSON has the seconds.
#pragma once

#include "time/moment.h"
#include "time/zone.h"

#include <string>

namespace casus::questions {

/// Whole days, months and years as plain dates, be they whole in `zone`, in UTC or at the offset in which a source
/// wrote them: `2024-07-08`, `2025-03-04 to 2025-03-05`. Else the clock: `2024-07-09 09:40 +03:00`, `2024-07-08 09:30
/// to 09:50 +03:00`, with seconds only where they say something; the last second of a day: `end of 2025-06-12`.
std::string show(time::Moment moment, time::Zone zone);

/// A last permitted moment. A vague one says so: `during 2024-07-10`, for a bare date would hide which second of it is
/// the last (R4).
std::string show_deadline(time::Moment moment, time::Zone zone);
/// A deadline under the hedges of its clause: `where possible by 2024-07-09 12:00 +03:00`; without any, as it is.
std::string hedged_by(const std::string& hedges, const std::string& deadline);

/// Where force begins or ends, half-open: the first instant of a day is that date, `2034-02-16`.
std::string show_boundary(time::Moment moment, time::Zone zone);

/// `at 2024-07-08 12:00 +03:00`, `at the end of 2024-06-12`.
std::string at_words(time::Instant at, time::Zone zone);

} // namespace casus::questions
