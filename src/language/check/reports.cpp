// SPDX-License-Identifier: Apache-2.0
// Reports: what one source says of one event must be possible to say, and not be taken back in silence.
#include "language/check/rules.h"
#include "time/order.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

#include <fmt/format.h>

namespace casus::language {
namespace {

using model::Report;
using model::Standing;
using source::Kind;

/// A day as a source prints it may be the day of any zone; up to this far it may lie after the same day of UTC.
constexpr time::Elapsed widest_offset = time::hours(14);

/// Was it said before it happened, whatever zone the day of the report is meant in?
bool said_too_early(const Report& report, const model::Event& event) {
  const bool finer =
      event.moment.precision > time::Precision::day && event.moment.precision != time::Precision::interval;
  const bool vague = report.said.precision <= time::Precision::day;
  const time::Instant last = report.said.last() + (finer && vague ? widest_offset : time::Elapsed{});
  return last < event.moment.first();
}

void check_said(const Subject& subject, std::size_t index) {
  const Report& report = subject.model.reports[index];
  if (report.standing != Standing::happened) return;
  const model::Event& event = subject.model[report.event];
  if (!said_too_early(report, event)) return;
  const EventMarks& marks = subject.marks.events[report.event.value];
  auto& item = subject.diagnostics.report(Kind::said_too_early, subject.marks.reports[index].said,
                                          fmt::format("said to have happened before `{}` happened", event.id));
  item.expected = "a date on or after the event, or `expected` for what was announced";
  item.also.push_back({marks.time, "the time of the event"});
}

bool same_voice(const Report& a, const Report& b) { return a.source == b.source && a.speaker == b.speaker; }

bool opposed(Standing a, Standing b) {
  return (a == Standing::happened && b == Standing::denied) || (a == Standing::denied && b == Standing::happened);
}

/// The reports of an event, by their numbers.
using Numbers = std::span<const std::size_t>;

void check_contradiction(const Subject& subject, Numbers reports, std::size_t at) {
  const Report& report = subject.model.reports[reports[at]];
  for (std::size_t i = 0; i < at; ++i) {
    const Report& other = subject.model.reports[reports[i]];
    const bool same_time = time::before(other.said, report.said) == time::Truth::depends || other.said == report.said;
    if (!same_voice(report, other) || !opposed(report.standing, other.standing) || !same_time) continue;
    auto& item =
        subject.diagnostics.report(Kind::reports_contradict, subject.marks.reports[reports[at]].standing,
                                   fmt::format("`{}` says at the same time that `{}` happened and that it did not",
                                               subject.model[report.source].id, subject.model[report.event].id));
    item.expected = "`corrected` or `retracted` for the one that was taken back, or the speakers in quotation marks if "
                    "two people said it";
    item.also.push_back({subject.marks.reports[reports[i]].standing, "the other report"});
    return;
  }
}

void check_taken_back(const Subject& subject, Numbers reports, std::size_t at) {
  const Report& report = subject.model.reports[reports[at]];
  if (report.standing != Standing::corrected && report.standing != Standing::retracted) return;
  for (const std::size_t number : reports) {
    const Report& other = subject.model.reports[number];
    const bool states = other.standing != Standing::corrected && other.standing != Standing::retracted;
    const bool earlier = time::at_or_before(other.said, report.said) != time::Truth::impossible;
    if (states && other.source == report.source && earlier) return;
  }
  const std::string_view word = report.standing == Standing::corrected ? "correct" : "retract";
  subject.diagnostics
      .report(Kind::nothing_to_take_back, subject.marks.reports[reports[at]].standing,
              fmt::format("`{}` has nothing to {}: it said nothing of `{}` before", subject.model[report.source].id,
                          word, subject.model[report.event].id))
      .expected =
      "an earlier `happened`, `expected` or `denied` by the same source; another source's error is `denied`";
}

/// The numbers of all reports, those of an event behind one another.
std::vector<std::size_t> by_event(const model::Model& model) {
  std::vector<std::size_t> all(model.reports.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto event = [&](std::size_t number) { return model.reports[number].event.value; };
  if (!std::ranges::is_sorted(all, {}, event)) std::ranges::stable_sort(all, {}, event);
  return all;
}

} // namespace

void check_reports(const Subject& subject) {
  const std::vector<Report>& reports = subject.model.reports;
  for (std::size_t i = 0; i < reports.size(); ++i)
    check_said(subject, i);
  const std::vector<std::size_t> all = by_event(subject.model);
  for (Numbers rest = all; !rest.empty();) {
    const auto of_another = [&](std::size_t number) { return reports[number].event != reports[rest[0]].event; };
    const auto count = static_cast<std::size_t>(std::ranges::find_if(rest, of_another) - rest.begin());
    const Numbers of_event = rest.first(count);
    for (std::size_t at = 0; at < count; ++at) {
      check_contradiction(subject, of_event, at);
      check_taken_back(subject, of_event, at);
    }
    rest = rest.subspan(count);
  }
}

} // namespace casus::language
