// SPDX-License-Identifier: Apache-2.0
// Terms and deadlines: two constructs that count differently (R3, R4, T1 to T3).
#pragma once

#include "time/moment.h"
#include "time/span.h"
#include "time/truth.h"

#include <string>

namespace casus::time {

/// Where counting led. A term's boundary is its first second no longer inside (half-open). A deadline's boundary is the
/// last permitted second (R4). It is as vague as what it was counted from. `month_end_rule` says that the rule of ETS
/// No. 76 article 4 for months without the date set an end of it; a strict reader must refuse it then (R3).
struct Boundary {
  Moment moment;
  bool month_end_rule = false;
  bool operator==(const Boundary&) const = default;
};

/// The end of a term that begins at `start`, whose day is included: the first instant of the corresponding date.
/// Ten years from 2024-06-13 end at 2034-06-13T00:00, the last day inside being 2034-06-12.
Boundary term_end(Moment start, CivilSpan length, Zone zone);

/// `length` of elapsed time after the anchor, counted from instant to instant.
Boundary deadline(Moment anchor, Elapsed length);

/// The last second of the date that lies `length` after the anchor's date, which does not count itself
/// (ETS No. 76 articles 3 and 4).
Boundary deadline(Moment anchor, CivilSpan length, Zone zone);

/// Whichever of the two the length asks for.
Boundary deadline(Moment anchor, const TimeSpan& length, Zone zone);

/// The last second at which notice of `span` still ends not after `end`: that of the greatest date d for which the day
/// that `deadline(d, span, zone)` ends with is over by `end`. Notice of three months before a term that ends at
/// 2034-06-13T00:00 runs out with its last day, so it can be given until the end of 2034-03-12. `month_end_rule`: the
/// rule was needed to count from that date. As vague as `end`.
Boundary last_notice(Moment end, CivilSpan span, Zone zone);

/// The same from instant to instant: `span` of elapsed time before `end`.
Boundary last_notice(Moment end, Elapsed span);

/// Whichever of the two the span asks for.
Boundary last_notice(Moment end, const TimeSpan& span, Zone zone);

/// `by D`: the last second of that date.
Boundary by(Date date, Zone zone);

/// `before D`: the last second before that date begins.
Boundary before_date(Date date, Zone zone);

/// The one function that decides lateness (R4). At the boundary an act is on time. `certain`: late however the moments
/// fall inside their intervals; `impossible`: on time however they fall.
Truth is_late(Moment act, Moment last_permitted);

/// Time left, for people: `12 d 3 h`, `23 h 59 min`, `45 s`, and past the end `3 h ago`. A `d` is 24 hours. Cut, not
/// rounded.
std::string format_left(Elapsed left);

} // namespace casus::time
