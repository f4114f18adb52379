// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/row_times.h"

#include "language/resolve/dates.h"
#include "language/resolve/drafts.h"
#include "language/resolve/holes.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

struct Unit {
  std::string_view words;
  std::int64_t seconds;
};

constexpr std::array units = {Unit{"seconds after", 1}, Unit{"minutes after", 60}, Unit{"hours after", 3600}};

/// `text` units after the origin; none: no whole number, or too far away.
std::optional<time::Moment> counted(std::string_view text, const model::TimeColumn& column) {
  std::int64_t number = 0;
  const auto [stopped, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || stopped != text.data() + text.size()) return std::nullopt;
  const auto at = model::counted(column, number);
  return at ? std::optional(time::exact(*at)) : std::nullopt;
}

/// The moment that a cell says; none, with the reason in `fault`.
std::optional<time::Moment> moment_of(std::string_view text, const model::TimeColumn& column, std::string& fault) {
  if (text.empty()) {
    fault = "an empty cell says no time";
    return std::nullopt;
  }
  if (column.origin) {
    const auto moment = counted(text, column);
    if (!moment) fault = fmt::format("`{}` is no number of seconds, minutes or hours that can be counted", text);
    return moment;
  }
  const auto moment = time::parse_moment(text, column.zone);
  if (moment) return *moment;
  fault = fmt::format("`{}` is not a date: {}", text, moment.error().sentence);
  return std::nullopt;
}

} // namespace

std::optional<model::TimeColumn> read_time_column(Context& context, Cursor& cursor, time::Zone zone) {
  const source::Span span = cursor.here();
  const auto column = take_column(cursor);
  if (!column) {
    not_understood(context, cursor, "a column in braces, such as `{date}` or `{t} seconds after 2000-01-01T00:00Z`");
    return std::nullopt;
  }
  if (context.draft != nullptr && context.draft->table != nullptr && !find_column(context, *column, span))
    return std::nullopt;
  model::TimeColumn result{*column, {}, 1, zone};
  for (const auto& [words, seconds] : units) {
    if (!cursor.take(words)) continue;
    const std::size_t start = cursor.position();
    const auto origin = read_moment(context, cursor, zone);
    if (!origin) return std::nullopt;
    if (origin->precision != time::Precision::second && origin->precision != time::Precision::minute) {
      context.diagnostics.report(Kind::bad_date, cursor.since(start), "seconds are counted from a time of day")
          .expected = "date and time, such as `2000-01-01T00:00Z`";
      return std::nullopt;
    }
    result.origin = origin->first();
    result.unit = seconds;
  }
  return result;
}

bool read_row_times(Context& context, Cursor& cursor, time::Zone zone) {
  const auto column = read_time_column(context, cursor, zone);
  if (!column || !finish(context, cursor, "`seconds after`, `minutes after` or `hours after` and a time, or the end"))
    return false;
  context.draft->time = *column;
  return true;
}

bool fill_row_times(Context& context, Draft& draft) {
  const Table& table = *draft.table;
  const auto column = *table.column(draft.time->column);
  bool whole = true;
  std::string fault;
  draft.part.moments.resize(table.rows());
  const auto cells = table.cells(column);
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    if (!model::is_there(draft.part.present, row)) continue;
    if (const auto moment = moment_of(cells(row), *draft.time, fault)) {
      draft.part.moments[row] = *moment;
      continue;
    }
    whole = false;
    auto* item = Tables::report(table, Kind::cell_no_time, table.span(row, column), fault, context.diagnostics);
    if (item != nullptr) item->expected = "a time, or a `where` that leaves such rows out";
  }
  return whole;
}

} // namespace casus::language
