// SPDX-License-Identifier: Apache-2.0
#include "source/snippet.h"

#include "source/characters.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace casus::source {
namespace {

constexpr std::size_t tab_width = 4;
constexpr std::string_view cut = "…";

/// One character as shown: its glyph, first column, and width.
struct Cell {
  std::string glyph;
  std::size_t column = 0;
  std::size_t width = 0;
};

Cell cell_for(std::string_view line, std::size_t at, const Character& character, std::size_t column) {
  if (character.value == U'\t') {
    const std::size_t width = tab_width - column % tab_width;
    return {std::string(width, ' '), column, width};
  }
  if (character.bad() || unprintable(character.value)) return {"\xEF\xBF\xBD", column, 1};
  return {std::string(line.substr(at, character.length)), column, terminal_width(character.value)};
}

struct Layout {
  std::vector<Cell> cells;
  std::size_t columns = 0;    // of the whole line
  std::size_t mark_start = 0; // column
  std::size_t mark_end = 0;
};

/// Lays out `line`, marking its bytes [first, last).
Layout lay_out(std::string_view line, std::size_t first, std::size_t last) {
  Layout layout;
  for (std::size_t at = 0; at < line.size();) {
    const Character character = decode(line, at);
    if (at <= first) layout.mark_start = layout.columns;
    layout.cells.push_back(cell_for(line, at, character, layout.columns));
    layout.columns += layout.cells.back().width;
    if (at < last) layout.mark_end = layout.columns;
    at += character.length;
  }
  if (first >= line.size()) layout.mark_start = layout.columns;
  layout.mark_end = std::max(layout.mark_end, layout.mark_start + 1);
  return layout;
}

/// First column shown: 0 when the mark fits from there, else such that a third of the window lies before the mark.
std::size_t window_start(const Layout& layout, std::size_t columns) {
  if (layout.columns <= columns || layout.mark_end + 1 <= columns) return 0;
  const std::size_t before = std::max<std::size_t>(columns / 3, 2);
  return layout.mark_start > before ? layout.mark_start - before : 0;
}

Snippet cut_out(const Layout& layout, std::size_t start, std::size_t columns) {
  Snippet result;
  const bool cut_left = start > 0;
  const bool cut_right = layout.columns > start + columns;
  const std::size_t from = start + (cut_left ? 1 : 0);
  const std::size_t to = start + columns - (cut_right ? 1 : 0);
  if (cut_left) result.text += cut;
  std::size_t column = from;
  for (const Cell& cell : layout.cells) {
    if (cell.column < from || cell.column + cell.width > to) continue;
    // A wide character or a tab cut at the left edge leaves a gap; keep the columns true.
    for (; column < cell.column; ++column)
      result.text += ' ';
    result.text += cell.glyph;
    column = cell.column + cell.width;
  }
  if (cut_right) {
    for (; column < to; ++column)
      result.text += ' ';
    result.text += cut;
  }
  result.mark_start = layout.mark_start - start;
  const std::size_t mark_end = std::min(layout.mark_end, start + columns);
  result.mark_width = mark_end > layout.mark_start ? mark_end - layout.mark_start : 1;
  return result;
}

} // namespace

Snippet snippet(const Texts& texts, Span span, std::size_t columns) {
  columns = std::max<std::size_t>(columns, 20);
  const std::uint32_t number = texts.position(span.file, span.offset).line;
  const std::string_view line = texts.line(span.file, number);
  const std::uint32_t start = texts.line_start(span.file, number);
  const std::size_t first = span.offset > start ? span.offset - start : 0;
  const std::size_t last = std::min<std::size_t>(span.end() > start ? span.end() - start : 0, line.size());
  const Layout layout = lay_out(line, first, last);
  Snippet result = cut_out(layout, window_start(layout, columns), columns);
  result.line = number;
  const std::uint32_t final_byte = span.length > 0 ? span.end() - 1 : span.offset;
  result.last_line = texts.position(span.file, final_byte).line;
  return result;
}

} // namespace casus::source
