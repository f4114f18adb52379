// SPDX-License-Identifier: Apache-2.0
// Deadlines, and how a suspension stops their clock (rules, section 7; T11).
#include "engine/owed.h"
#include "time/deadline.h"

namespace casus::engine {

using time::Truth;

namespace {

struct Stop {
  std::int64_t from;
  std::int64_t to;
};

// The first resumption after s, `none` while the suspension lasts.
Row resumption_of(const Facts& facts, Row s, std::span<const Row> resumptions, const Sides& sides) {
  for (const Row r : resumptions) {
    if (resumes(facts, r, s, sides) && facts.precedes(s, r) != Truth::impossible) return r;
  }
  return none;
}

// Spans in which the clock surely stood (`sure`), or may have stood.
void add_stops(const Facts& facts, std::span<const Row> suspensions, std::span<const Row> resumptions,
               const Sides& sides, bool sure, std::vector<Stop>& stops) {
  for (const Row s : suspensions) {
    if (!touches(facts, s, sides) || (sure && facts.past(s) != Truth::certain)) continue;
    const Row r = resumption_of(facts, s, resumptions, sides);
    const time::Moment& begin = facts.moment[s];
    Stop stop{sure ? begin.last().seconds : begin.first().seconds, facts.at.first().seconds + 1};
    if (r != none) stop.to = sure ? facts.moment[r].first().seconds : facts.moment[r].last().seconds;
    if (stop.from < stop.to) stops.push_back(stop);
  }
}

std::vector<Stop> stops_of(const World& world, const Owed& owed, bool sure) {
  const std::uint32_t agreement = world.tables.clauses[owed.clause].agreement;
  const FactIndex& index = world.index;
  const Sides sides = sides_of(world, owed);
  std::vector<Stop> stops;
  add_stops(world.facts, index.of_agreement(agreement, Notice::suspension),
            index.of_agreement(agreement, Notice::resumption), sides, sure, stops);
  add_stops(world.facts, index.of_clause(owed.clause, Notice::suspension),
            index.of_clause(owed.clause, Notice::resumption), sides, sure, stops);
  std::sort(stops.begin(), stops.end(), [](Stop a, Stop b) { return a.from < b.from; });
  std::vector<Stop> merged;
  for (const Stop stop : stops) {
    if (!merged.empty() && stop.from <= merged.back().to) {
      merged.back().to = std::max(merged.back().to, stop.to);
    } else {
      merged.push_back(stop);
    }
  }
  return merged;
}

std::int64_t moved(std::int64_t end, std::int64_t anchor, const std::vector<Stop>& stops) {
  for (const Stop stop : stops) {
    if (stop.from <= end && stop.to > anchor) end += stop.to - std::max(stop.from, anchor);
  }
  return end;
}

void stop_clock(const World& world, Owed& owed, const time::Moment& anchor) {
  time::Moment& deadline = *owed.duty.deadline;
  const std::int64_t first = moved(deadline.first().seconds, anchor.first().seconds, stops_of(world, owed, true));
  const std::int64_t last = moved(deadline.last().seconds, anchor.last().seconds, stops_of(world, owed, false));
  const time::Moment result{{first}, {std::max(first, last) + 1}, time::Precision::interval};
  if (result.earliest == deadline.earliest && result.latest == deadline.latest) return;
  deadline = result;
  if (deadline.is_exact()) deadline.precision = time::Precision::second;
}

} // namespace

void set_deadline(const World& world, Owed& owed) {
  const ClauseTable& clause = world.tables.clauses[owed.clause];
  const model::When& when = clause.text->when;
  if (owed.waiting()) return;
  const time::Zone& zone = world.tables.zone_of(owed.clause);
  if (when.timing == model::Timing::by_date) owed.duty.deadline = time::by(when.date, zone).moment;
  if (when.timing == model::Timing::before_date) owed.duty.deadline = time::before_date(when.date, zone).moment;
  if (when.timing != model::Timing::within || !when.span) return;
  const bool from_first = when.anchor == model::Anchor::first_event && !owed.chain.empty();
  const time::Moment anchor = from_first ? world.facts.moment[owed.chain.front()] : owed.opened;
  const time::Boundary boundary = time::deadline(anchor, *when.span, zone);
  owed.duty.deadline = boundary.moment;
  owed.duty.month_end_rule = boundary.month_end_rule;
  const AgreementTable& agreement = world.tables.agreements[clause.agreement];
  if (agreement.text->clock_stops_on_suspension && world.agreements[clause.agreement].any_suspension) {
    stop_clock(world, owed, anchor);
  }
}

} // namespace casus::engine
