// SPDX-License-Identifier: Apache-2.0
// The cells of CSV, row by row: all at once where nothing is quoted, one character at a time where something is.
#include "exchange/event_rows.h"

#include <fmt/format.h>

namespace casus::exchange {

std::optional<Header> read_header(std::string_view text, bool last) {
  if (text.find('\n') == std::string_view::npos && !last) return std::nullopt;
  const std::string_view marked = text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text; // a byte order mark
  QuotedLine line = read_quoted_line(marked);
  return Header{std::move(line.cells), line.length + (text.size() - marked.size())};
}

void EventReader::ragged(std::size_t cells, Facts& facts) {
  ++facts.rows;
  refuse(LooseRow{}, -1, facts, "{} cells where the first line has {}", cells, columns_.size());
}

std::size_t EventReader::read_csv(std::string_view text, bool last, Facts& facts) {
  CellEnds& found = found_;
  find_cell_ends(text, found);
  if (found.quoted) return read_quoted(text, last, facts);
  const std::size_t width = columns_.size();
  TightRow row{
      .text = text.data(), .ends = nullptr, .begin = 0, .cut = 0, .last = static_cast<std::uint32_t>(width - 1)};
  std::uint32_t at = 0;
  for (std::size_t line = 0; line < found.count; ++line) {
    ++line_;
    row.ends = found.ends.data() + at;
    line_text_ = row.text + row.begin;
    const std::size_t cells = found.lines[line] - at;
    at = found.lines[line];
    const std::uint32_t end = found.ends[at - 1];
    row.cut = end > row.begin && row.text[end - 1] == '\r' ? 1 : 0;
    if (cells == width) [[likely]]
      read_row(row, facts);
    else if (cells > 1 || end - row.cut > row.begin)
      ragged(cells, facts);
    row.begin = end + 1;
  }
  if (last && found.scanned < text.size()) return found.scanned + read_quoted(text.substr(found.scanned), true, facts);
  return found.scanned;
}

// Cells are joined into one padded buffer, each followed by a comma, so that faults tell a column.
std::size_t EventReader::read_quoted(std::string_view text, bool last, Facts& facts) {
  std::size_t taken = 0;
  std::string joined;
  std::vector<std::string_view> row;
  while (taken < text.size()) {
    const QuotedLine line = read_quoted_line(text.substr(taken));
    const bool whole = line.closed && (taken + line.length < text.size() || text[taken + line.length - 1] == '\n');
    if (!whole && !last) break;
    ++line_;
    if (!line.closed) {
      ++facts.rows;
      refuse(LooseRow{}, -1, facts, "a quotation mark is never closed");
      return text.size();
    }
    joined.clear();
    for (const std::string& cell : line.cells)
      joined.append(cell).push_back(',');
    joined.append(padding, '\0');
    line_text_ = joined.data();
    row.clear();
    std::size_t begin = 0;
    for (const std::string& cell : line.cells) {
      row.push_back(std::string_view(joined).substr(begin, cell.size()));
      begin += cell.size() + 1;
    }
    if (row.size() == columns_.size())
      read_row(LooseRow{row}, facts);
    else if (row.size() > 1 || !row.front().empty())
      ragged(row.size(), facts);
    taken += line.length;
  }
  return taken;
}

} // namespace casus::exchange
