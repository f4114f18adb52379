// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reports.h"

#include "language/resolve/dates.h"
#include "language/resolve/markings.h"
#include "language/resolve/slots.h"

namespace casus::language {
namespace {

using model::Standing;
using source::Kind;

Standing standing_of(SlotKind kind) {
  switch (kind) {
  case SlotKind::expected: return Standing::expected;
  case SlotKind::denied: return Standing::denied;
  case SlotKind::corrected: return Standing::corrected;
  case SlotKind::retracted: return Standing::retracted;
  default: return Standing::happened;
  }
}

std::optional<time::Moment> read_moment_of_report(Context& context, Cursor& cursor) {
  const std::size_t start = cursor.position();
  const auto moment = read_moment(context, cursor, time::Zone::utc());
  if (moment) context.trace.moments.push_back({cursor.since(start), *moment});
  return moment;
}

/// `said` date `by` source; `said then`: when it happened.
bool read_said(Context& context, Cursor& cursor, model::Report& report, ReportMarks& marks) {
  if (!cursor.take("said")) {
    not_understood(context, cursor, "`said` and the date on which it could be known, or `said then`");
    return false;
  }
  std::size_t start = cursor.position();
  const auto said =
      cursor.take("then") ? std::optional(context.model[report.event].moment) : read_moment_of_report(context, cursor);
  marks.said = cursor.since(start);
  if (!said) return false;
  report.said = *said;
  if (!cursor.take("by")) {
    not_understood(context, cursor, "`by` and the id of a source");
    return false;
  }
  start = cursor.position();
  const auto source = read_name(context, cursor, Sort::source);
  marks.by = cursor.since(start);
  if (source) report.source = {*source};
  return source.has_value();
}

bool read_corrected_to(Context& context, Cursor& cursor, model::Report& report) {
  const source::Span word = cursor.here();
  if (!cursor.take("to")) return true;
  if (report.standing != Standing::corrected) {
    context.diagnostics.report(Kind::extra_words, word, "only a correction moves an event `to` another time").expected =
        "`corrected said` ... `to` and the date, or no `to`";
    return false;
  }
  report.corrected_to = read_moment_of_report(context, cursor);
  return report.corrected_to.has_value();
}

} // namespace

bool read_report(Context& context, const Slot& slot, model::EventId event) {
  Cursor cursor = cursor_of(slot);
  model::Report report;
  ReportMarks marks;
  marks.standing = slot.keyword;
  report.event = event;
  report.standing = standing_of(slot.kind);
  report.span = slot.span;
  if (!read_said(context, cursor, report, marks)) return false;
  if (cursor.take(TokenKind::comma)) {
    const auto attribution = read_attribution(context, cursor);
    if (!attribution) return false;
    report.attribution = *attribution;
  }
  if (const Token* speaker = cursor.take_string()) report.speaker = speaker->text;
  if (cursor.take("at")) {
    const auto pointer = read_text(context, cursor, "a passage or an address");
    if (!pointer) return false;
    report.pointer = *pointer;
  }
  if (!read_corrected_to(context, cursor, report)) return false;
  if (cursor.take("marked")) {
    const auto marking = read_marking(context, cursor);
    if (!marking) return false;
    report.marking = *marking;
  }
  if (!finish(context, cursor,
              "a comma and `document`, `on the record`, `named` or `anonymous`, then the speaker in "
              "quotation marks, then `at` and a passage in quotation marks"))
    return false;
  context.model.reports.push_back(std::move(report));
  context.marks.reports.push_back(marks);
  return true;
}

} // namespace casus::language
