// SPDX-License-Identifier: Apache-2.0
// A table in CSV (RFC 4180): a first line with the names of the columns, then a row a line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace casus::language {

struct CsvFault {
  enum class Kind : std::uint8_t {
    ragged,  // more or fewer cells than the first line has; the row is left out
    unclosed // a quotation mark without its partner; what follows is not read
  };
  Kind kind = Kind::ragged;
  std::size_t offset = 0; // of the row, or of the quotation mark
  std::size_t length = 0;
  std::size_t cells = 0; // that the row has
};

/// Cells are views into the text, or into `unquoted` where a quotation mark was doubled.
struct Csv {
  std::vector<std::string_view> columns;
  std::vector<std::string_view> cells; // row by row, `columns.size()` each
  std::deque<std::string> unquoted;
  std::vector<std::size_t> offsets; // of each row's first byte
  std::vector<CsvFault> faults;
};

/// Lines end in LF or CR LF; an empty line is no row, unless there is one column.
[[nodiscard]] Csv read_csv(std::string_view text);

} // namespace casus::language
