// SPDX-License-Identifier: Apache-2.0
// Whole numbers in cells, read eight digits at a time.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace casus::exchange {

/// Cells lie in buffers with so many readable bytes after them.
inline constexpr std::size_t padding = 64;

/// The first bytes of a cell, the first of them lowest, nothing of what follows it.
inline std::uint64_t head_of(std::string_view cell) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, cell.data(), sizeof bytes);
  return cell.size() >= 8 ? bytes : bytes & ((std::uint64_t{1} << (8 * cell.size())) - 1);
}

// Where every row passes a number comes back by reference: an optional goes through memory there, in two writes that
// one read then waits for.

/// One to eight digits; false when another character is among them.
[[gnu::always_inline]] inline bool read_eight_digits(std::string_view cell, std::uint32_t& number) {
  if (cell.empty()) return false;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, cell.data(), sizeof bytes);
  const unsigned shift = static_cast<unsigned>(64 - 8 * cell.size());
  std::uint64_t digits = (bytes ^ 0x3030303030303030ULL) << shift;
  if (((digits + 0x7676767676767676ULL) | digits) & 0x8080808080808080ULL) return false;
  // Pairs, then fours, then all eight: each step joins neighbours with one multiplication.
  digits = digits * 10 + (digits >> 8U);
  const std::uint64_t low = (digits & 0x000000FF000000FFULL) * 0x000F424000000064ULL;
  const std::uint64_t high = (digits >> 16U & 0x000000FF000000FFULL) * 0x0000271000000001ULL;
  number = static_cast<std::uint32_t>((low + high) >> 32U);
  return true;
}

/// Up to sixteen digits, with a minus sign or without.
inline std::optional<std::int64_t> whole_number(std::string_view cell) {
  const bool minus = !cell.empty() && cell[0] == '-';
  if (minus) cell.remove_prefix(1);
  if (cell.size() > 16) return std::nullopt;
  std::uint32_t front = 0;
  if (cell.size() > 8) {
    if (!read_eight_digits(cell.substr(0, cell.size() - 8), front)) return std::nullopt;
    cell.remove_prefix(cell.size() - 8);
  }
  std::uint32_t back = 0;
  if (!read_eight_digits(cell, back)) return std::nullopt;
  const std::int64_t number = std::int64_t{front} * 100'000'000 + back;
  return minus ? -number : number;
}

[[gnu::cold, gnu::noinline]] inline bool read_rare_number(std::string_view cell, std::int64_t& number) {
  const auto read = whole_number(cell);
  if (read) number = *read;
  return read.has_value();
}

/// The same, without a call where there are at most nine digits and no sign.
[[gnu::always_inline]] inline bool read_whole_number(std::string_view cell, std::int64_t& number) {
  std::uint32_t back = 0;
  if (cell.size() - 1 < 8) {
    if (read_eight_digits(cell, back)) [[likely]] {
      number = back;
      return true;
    }
  } else if (cell.size() == 9) {
    const auto front = static_cast<std::uint32_t>(cell[0] - '0');
    if (front < 10 && read_eight_digits(cell.substr(1), back)) [[likely]] {
      number = std::int64_t{front} * 100'000'000 + back;
      return true;
    }
  }
  return read_rare_number(cell, number);
}

} // namespace casus::exchange
