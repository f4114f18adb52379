// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/deadlines.h"

#include "tests/oracle/chains.h"
#include "tests/oracle/force.h"
#include "tests/oracle/suspension.h"
#include "time/deadline.h"

#include <algorithm>

namespace casus::oracle {

using model::Duty;
using model::Timing;

namespace {

/// Half-open, in seconds.
struct Stop {
  std::int64_t from = 0;
  std::int64_t to = 0;
};

// Section 7: the first resumption after s: least key with precedes(s, r) not impossible.
std::optional<FactId> resumed_by(const Situation& s, FactId suspension, const Sides& sides) {
  std::optional<FactId> result;
  for (const FactId r : resumptions(s, suspension, sides)) {
    if (precedes(s, suspension, r) == Truth::impossible) continue;
    if (!result || key_of(s, r) < key_of(s, *result)) result = r;
  }
  return result;
}

// Section 7: the spans of suspension for the early end and for the late one.
std::vector<Stop> stops(const Situation& s, const Duty& duty, bool early) {
  std::vector<Stop> result;
  const Sides sides = sides_of(s, duty);
  for (const FactId f : suspensions(s, s.model[duty.clause].agreement, duty.clause)) {
    if (early && past(s, f) != Truth::certain) continue;
    if (!is_whole(s, f) && !parts(s, f, sides)) continue;
    const std::optional<FactId> r = resumed_by(s, f, sides);
    Stop stop;
    stop.from = (early ? s[f].moment.last() : s[f].moment.first()).seconds;
    stop.to = s.now.first().seconds + 1;
    if (r) stop.to = (early ? s[*r].moment.first() : s[*r].moment.last()).seconds;
    if (stop.from < stop.to) result.push_back(stop);
  }
  return result;
}

// Section 7: overlapping spans are merged, in order of start.
std::vector<Stop> merged(std::vector<Stop> stops) {
  std::ranges::sort(stops, {}, &Stop::from);
  std::vector<Stop> result;
  for (const Stop& stop : stops) {
    if (!result.empty() && stop.from <= result.back().to) {
      result.back().to = std::max(result.back().to, stop.to);
    } else {
      result.push_back(stop);
    }
  }
  return result;
}

// Section 7: for each span [a, b): if a <= d and b > o: d += b - max(a, o).
time::Instant moved(time::Instant d, time::Instant o, const std::vector<Stop>& stops) {
  for (const Stop& stop : stops) {
    if (stop.from <= d.seconds && stop.to > o.seconds) d.seconds += stop.to - std::max(stop.from, o.seconds);
  }
  return d;
}

Moment stopped(const Situation& s, const Duty& duty, Moment deadline, Moment anchor) {
  const time::Instant first = moved(deadline.first(), anchor.first(), merged(stops(s, duty, true)));
  const time::Instant last = moved(deadline.last(), anchor.last(), merged(stops(s, duty, false)));
  // A late end that comes out before the early one is set to it.
  return put_together(first, std::max(first, last) + time::seconds(1), {deadline});
}

// Section 7, within: from the opening, or the first fact's moment.
void set_within(const Situation& s, Duty& duty) {
  const model::Clause& clause = s.model[duty.clause];
  const bool from_first = clause.when.anchor == model::Anchor::first_event && !duty.chain.empty();
  const Moment anchor = from_first ? s[duty.chain.front()].moment : duty.opened;
  const time::Boundary end = counted(s, clause.agreement, anchor, *clause.when.span);
  duty.month_end_rule = end.month_end_rule;
  const bool stops = s.model[clause.agreement].clock_stops_on_suspension;
  duty.deadline = stops ? stopped(s, duty, end.moment, anchor) : end.moment;
}

} // namespace

void set_deadline(const Situation& s, Duty& duty) {
  const model::Clause& clause = s.model[duty.clause];
  if (duty.awaiting != 0) return;
  const time::Zone zone = s.force[clause.agreement.value].zone;
  if (clause.when.timing == Timing::within) set_within(s, duty);
  if (clause.when.timing == Timing::by_date) duty.deadline = time::by(clause.when.date, zone).moment;
  if (clause.when.timing == Timing::before_date) duty.deadline = time::before_date(clause.when.date, zone).moment;
}

} // namespace casus::oracle
