// SPDX-License-Identifier: Apache-2.0
// Where the cells of CSV text begin and end (RFC 4180), many rows at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::source {

struct CellBegins {
  std::vector<std::uint32_t> begins; // of cells in the text, ascending; a cell ends one byte before the next begins
  std::vector<std::uint32_t> lines;  // the first `count` of them: after so many cells each line ends
  std::size_t count = 0;
  std::size_t scanned = 0; // so much of the text holds whole lines: up to and including the last line feed
  bool quoted = false;     // a quotation mark is somewhere in it: cells may hold commas and line feeds
};

/// Finds commas and line feeds. The text is at most 1 GiB. What stands in quotes is not looked at: see
/// `read_quoted_line`.
void find_cells(std::string_view text, CellBegins& found);

/// The cells of one line that has quotes in it, without them; nothing when a quote is never closed. `length` is how
/// much of the text the line takes, its line feed included; the last line may have none.
struct QuotedLine {
  std::vector<std::string> cells;
  std::size_t length = 0;
  bool closed = true;
};
QuotedLine read_quoted_line(std::string_view text);

} // namespace casus::source
