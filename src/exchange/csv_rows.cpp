// SPDX-License-Identifier: Apache-2.0
// Lines of CSV, carefully, one by one: at their commas, or one character at a time where something is quoted.
#include "exchange/event_rows.h"
#include "source/cells.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::exchange {

std::optional<Header> read_header(std::string_view text, bool last) {
  if (text.find('\n') == std::string_view::npos && !last) return std::nullopt;
  const std::string_view marked = text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text; // a byte order mark
  source::QuotedLine line = source::read_quoted_line(marked);
  return Header{std::move(line.cells), line.length + (text.size() - marked.size())};
}

void EventReader::ragged(std::size_t cells, Facts& facts) {
  ++facts.rows;
  refuse(LooseRow{}, -1, facts, "{} cells where the first line has {}", cells, columns_.size());
}

std::size_t EventReader::read_lines(std::string_view text, bool last, Facts& facts) {
  std::size_t taken = 0;
  while (taken < text.size()) {
    const std::size_t line = read_line(text.substr(taken), last, facts);
    if (line == 0) break;
    taken += line;
  }
  return taken;
}

std::size_t EventReader::read_line(std::string_view text, bool last, Facts& facts) {
  const std::size_t feed = text.find('\n');
  std::string_view line = text.substr(0, feed);
  if (line.find('"') != std::string_view::npos) return read_quoted(text, last, facts);
  if (feed == std::string_view::npos && !last) return 0;
  ++line_;
  line_text_ = line.data();
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::vector<std::string_view> row;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    row.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  if (row.size() == columns_.size())
    read_row(LooseRow{row}, facts);
  else if (!line.empty())
    ragged(row.size(), facts);
  return feed == std::string_view::npos ? text.size() : feed + 1;
}

// Cells are joined into one padded buffer, each followed by a comma, so that faults tell a column.
std::size_t EventReader::read_quoted(std::string_view text, bool last, Facts& facts) {
  found_.quoted = true; // the mark may lie far behind the text whose cells were found
  const source::QuotedLine line = source::read_quoted_line(text);
  const bool whole = line.closed && (line.length < text.size() || text[line.length - 1] == '\n');
  if (!whole && !last) return 0;
  ++line_;
  if (!line.closed) {
    ++facts.rows;
    refuse(LooseRow{}, -1, facts, "a quotation mark is never closed");
    return text.size();
  }
  std::string joined;
  for (const std::string& cell : line.cells)
    joined.append(cell).push_back(',');
  joined.append(padding, '\0');
  line_text_ = joined.data();
  std::vector<std::string_view> row;
  std::size_t begin = 0;
  for (const std::string& cell : line.cells) {
    row.push_back(std::string_view(joined).substr(begin, cell.size()));
    begin += cell.size() + 1;
  }
  if (row.size() == columns_.size())
    read_row(LooseRow{row}, facts);
  else if (row.size() > 1 || !row.front().empty())
    ragged(row.size(), facts);
  return line.length;
}

} // namespace casus::exchange
