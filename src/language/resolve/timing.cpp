// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/timing.h"

#include "language/resolve/dates.h"
#include "language/resolve/hedges.h"

namespace casus::language {
namespace {

using model::Timing;
using source::Kind;

bool read_within(Context& context, Cursor& cursor, model::When& when) {
  when.timing = Timing::within;
  when.span = read_span(context, cursor);
  if (cursor.take("of the first event")) when.anchor = model::Anchor::first_event;
  return when.span.has_value();
}

bool read_dated(Context& context, Cursor& cursor, Timing timing, model::When& when) {
  when.timing = timing;
  const auto date = read_date(context, cursor);
  if (date) when.date = *date;
  return date.has_value();
}

bool read_every(Context& context, Cursor& cursor, model::When& when) {
  when.timing = Timing::every;
  const auto span = read_civil_span(context, cursor, "a period that comes again");
  if (span) when.span = *span;
  return span.has_value();
}

void refuse_until(Context& context, source::Span span) {
  auto& item = context.diagnostics.report(Kind::bare_until, span, "`until` does not say whether that date is included");
  item.expected = "`by` if that date is the last on which the act is in time, `before` if it is already too late";
  item.fixes.push_back({span, "by", {}});
  item.fixes.push_back({span, "before", {}});
}

/// `immediately` and `swiftly` alone are the time; before another time they are hedges.
bool take_word_as_time(model::When& when) {
  if (when.hedges.empty()) return false;
  const model::Hedge last = when.hedges.back().hedge;
  if (last != model::Hedge::immediately && last != model::Hedge::swiftly) return false;
  when.timing = Timing::immediately;
  if (last == model::Hedge::immediately) when.hedges.edit().pop_back(); // the timing says it; `swiftly` keeps its word
  return true;
}

bool read_time(Context& context, Cursor& cursor, model::When& when) {
  const source::Span word = cursor.here();
  if (cursor.take("within")) return read_within(context, cursor, when);
  if (cursor.take("by")) return read_dated(context, cursor, Timing::by_date, when);
  if (cursor.take("before")) return read_dated(context, cursor, Timing::before_date, when);
  if (cursor.take("every")) return read_every(context, cursor, when);
  if (cursor.take("until")) {
    refuse_until(context, word);
    return false;
  }
  const auto plain = [&](std::string_view words, Timing timing) {
    if (!cursor.take(words)) return false;
    when.timing = timing;
    return true;
  };
  if (plain("at all times", Timing::at_all_times) || plain("on each", Timing::on_each) ||
      plain("when asked", Timing::when_asked))
    return true;
  if (cursor.done() && take_word_as_time(when)) return true;
  not_understood(context, cursor,
                 "`within` and a span, `by` or `before` and a date, `every` and a span, `at all times`, `on each`, "
                 "`when asked` or `immediately`");
  return false;
}

} // namespace

std::optional<model::When> read_timing(Context& context, Cursor& cursor) {
  model::When when;
  while (auto hedge = take_hedge(cursor)) {
    when.hedges.push_back(*hedge);
    cursor.take(TokenKind::comma);
  }
  if (!read_time(context, cursor, when)) return std::nullopt;
  if (!finish(context, cursor, "the end of the line; hedges stand before the time")) return std::nullopt;
  return when;
}

} // namespace casus::language
