// SPDX-License-Identifier: Apache-2.0
// Whole numbers of many rows, a column at a time: the same few steps for each cell, whatever is in it, and several
// cells in one step where the processor can.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace casus::exchange {

inline constexpr std::size_t most_rows = 128; // of a batch: its numbers stay in the nearest cache

/// Rows of CSV, one behind the other, none of them quoted.
struct RowBatch {
  const char* text = nullptr;            // with `padding` (numbers.h) behind it
  const std::uint32_t* begins = nullptr; // of the cells of the first row, and of those that follow (cells.h)
  std::uint32_t columns = 0;
  std::uint32_t cut = 0; // 1 when a carriage return stands before each line feed
  std::size_t count = 0; // rows

  const std::uint32_t* place(std::size_t row, std::uint32_t column) const { return begins + row * columns + column; }
  /// Of bytes between where a cell of the column begins and where the next one does, those that are not the cell's.
  std::uint32_t behind(std::uint32_t column) const { return 1 + (column + 1 == columns ? cut : 0); }
  std::string_view cell(std::size_t row, std::uint32_t column) const {
    const std::uint32_t* at = place(row, column);
    return {text + at[0], at[1] - at[0] - behind(column)};
  }
};

/// What a cell has that is no number of one to eight digits, the first of them no nought.
inline constexpr std::uint32_t empty_cell = UINT32_MAX;
inline constexpr std::uint32_t other_cell = UINT32_MAX - 1;
void read_numbers(const RowBatch& batch, std::uint32_t column, std::span<std::uint32_t, most_rows> numbers);

/// Numbers of one to fifteen digits; a cell with anything else has -1.
void read_long_numbers(const RowBatch& batch, std::uint32_t column, std::span<std::int64_t, most_rows> numbers);

} // namespace casus::exchange
