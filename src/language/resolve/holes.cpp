// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/holes.h"

#include "language/resolve/drafts.h"
#include "language/resolve/row_ids.h"
#include "source/cell_ids.h"
#include "source/nearest.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

/// The parts of a name with one hole in its last word.
std::optional<model::NamePattern> pattern_of(std::span<const Token> words) {
  const auto parts = model::parts_of(words.back().text);
  const auto is_hole = [](const model::TextPart& part) { return part.hole; };
  if (std::ranges::count_if(parts, is_hole) != 1) return std::nullopt;
  const auto hole = std::ranges::find_if(parts, is_hole);
  model::NamePattern pattern;
  if (words.size() > 1) pattern.before = joined(words.first(words.size() - 1)) + ' ';
  if (hole != parts.begin()) pattern.before += parts.front().text;
  pattern.column = hole->text;
  if (hole + 1 != parts.end()) pattern.after = parts.back().text;
  return pattern;
}

/// What each cell of the column names.
std::vector<std::uint32_t> values_of(const Context& context, Sort sort, const model::NamePattern& pattern,
                                     const Table& table, std::size_t column) {
  source::CellIds indexes;
  for (const auto& [cell, index] : context.names.between(sort, pattern.before, pattern.after))
    indexes.add(cell, index);
  std::vector<std::uint32_t> values(table.rows());
  const auto cells = table.cells(column);
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const std::uint32_t found = indexes.find(cells(row));
    values[row] = found == source::unknown ? unknown_cell : found;
  }
  return values;
}

bool same(const model::NamePattern& a, const model::NamePattern& b) {
  return a.before == b.before && a.column == b.column && a.after == b.after;
}

/// The hole of that pattern, a new one if there was none.
std::optional<std::uint32_t> hole_of(Context& context, const model::NamePattern& pattern, Sort sort,
                                     source::Span span) {
  Draft& draft = *context.draft;
  const auto hole_sort = sort == Sort::actor ? model::HoleSort::actor : model::HoleSort::place;
  for (std::uint32_t i = 0; i < draft.holes.size(); ++i) {
    if (draft.holes[i].sort == hole_sort && same(draft.patterns[i], pattern)) return i;
  }
  model::Hole hole{hole_sort, {}};
  if (draft.table != nullptr) {
    const auto column = find_column(context, pattern.column, span);
    if (!column) return std::nullopt;
    hole.values = values_of(context, sort, pattern, *draft.table, *column);
  }
  draft.holes.push_back(std::move(hole));
  draft.patterns.push_back(pattern);
  return static_cast<std::uint32_t>(draft.holes.size() - 1);
}

} // namespace

bool sees_hole(const Context& context, const Cursor& cursor) {
  return context.names.words_before_hole(cursor.rest()).has_value();
}

void report_hole(Context& context, source::Span span, std::string_view hole) {
  auto& item =
      context.diagnostics.report(Kind::hole_outside, span, fmt::format("no cell can stand for `{}` here", hole));
  item.expected = context.draft != nullptr
                      ? "a hole in the name of an actor or place, in an id, a title, a note, a `time` or a `where`"
                      : "`for each row of` a table in this declaration, or words without braces";
}

std::optional<std::string> take_column(Cursor& cursor) {
  const Token* token = cursor.peek();
  if (token == nullptr || token->kind != TokenKind::hole) return std::nullopt;
  const auto parts = model::parts_of(token->text);
  if (parts.size() != 1) return std::nullopt;
  cursor.skip(1);
  return std::string(parts.front().text);
}

std::optional<std::size_t> find_column(Context& context, std::string_view column, source::Span span) {
  const Table& table = *context.draft->table;
  const auto found = table.column(column);
  if (found) return found;
  const std::vector<std::string> known(table.columns().begin(), table.columns().end());
  auto& item = context.diagnostics.report(Kind::column_missing, span,
                                          fmt::format("`{}` has no column `{}`", table.name(), column));
  if (const auto near = source::nearest(column, known))
    item.nearest = *near;
  else
    item.expected = fmt::format("one of its columns: {}", fmt::join(known, ", "));
  return std::nullopt;
}

std::optional<model::NamePattern> read_name_pattern(Context& context, Cursor& cursor, Sort sort) {
  const std::size_t start = cursor.position();
  const std::size_t words = *context.names.words_before_hole(cursor.rest()) + 1;
  auto pattern = pattern_of(cursor.rest().first(words));
  const std::string text = joined(cursor.rest().first(words));
  cursor.skip(words);
  if (!pattern) {
    context.diagnostics.report(Kind::hole_outside, cursor.since(start), fmt::format("`{}` has several holes", text))
        .expected = "one hole in a name: a column that holds all that differs";
    return std::nullopt;
  }
  if (context.names.between(sort, pattern->before, pattern->after).empty()) {
    report_unknown(context, cursor.since(start), name_of(sort), text, {}).expected =
        fmt::format("{} whose name begins with `{}`; none is declared", a(sort), pattern->before);
    return std::nullopt;
  }
  return pattern;
}

std::optional<std::uint32_t> read_hole(Context& context, Cursor& cursor, Sort sort) {
  const std::size_t start = cursor.position();
  if (context.draft == nullptr) {
    const std::size_t words = *context.names.words_before_hole(cursor.rest()) + 1;
    report_hole(context, cursor.rest()[words - 1].span, cursor.rest()[words - 1].text);
    cursor.skip(words);
    return std::nullopt;
  }
  const auto pattern = read_name_pattern(context, cursor, sort);
  if (!pattern) return std::nullopt;
  const auto hole = hole_of(context, *pattern, sort, cursor.since(start));
  if (!hole) return std::nullopt;
  context.draft->used.push_back(*hole);
  return model::hole_bit | *hole;
}

} // namespace casus::language
