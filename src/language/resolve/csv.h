// SPDX-License-Identifier: Apache-2.0
// A table in CSV (RFC 4180): a first line with the names of the columns, then a row a line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
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

struct Csv {
  /// Of the text, or, behind its end, the number of what stands in `unquoted` instead.
  struct Cell {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };

  std::string_view text;
  std::vector<std::string_view> columns;
  std::vector<Cell> cells;            // row by row, `columns.size()` each
  std::deque<std::string> unquoted;   // cells in which a quotation mark was doubled
  std::vector<std::uint32_t> offsets; // of each row's first byte
  std::vector<CsvFault> faults;

  [[nodiscard]] std::string_view view(Cell cell) const {
    return cell.begin < text.size() || cell.size == 0 ? text.substr(cell.begin, cell.size)
                                                      : std::string_view(unquoted[cell.begin - text.size()]);
  }
  [[nodiscard]] Cell unquote(std::string words) {
    unquoted.push_back(std::move(words));
    const std::size_t at = text.size() + unquoted.size() - 1;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(unquoted.back().size())};
  }
};

/// The text is less than 4 GiB and must outlive what is read. Lines end in LF or CR LF; an empty line is no row, unless
/// there is one column.
[[nodiscard]] Csv read_csv(std::string_view text);

} // namespace casus::language
