// SPDX-License-Identifier: Apache-2.0
// Whole numbers in cells, read eight digits at a time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace casus::exchange {

/// Cells lie in buffers with so many readable bytes after them.
inline constexpr std::size_t padding = 64;

[[gnu::always_inline]] inline std::uint64_t eight_bytes(const void* from) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

/// The first bytes of a cell, the first of them lowest, nothing of what follows it.
inline std::uint64_t head_of(std::string_view cell) {
  const auto shift = static_cast<unsigned>(8 * (8 - std::min<std::size_t>(cell.size(), 8)));
  return eight_bytes(cell.data()) & (UINT64_MAX >> (shift / 2) >> (shift - shift / 2)); // in two, for it may be 64
}

/// One to eight digits; false when another character is among them.
[[gnu::always_inline]] inline bool read_eight_digits(std::string_view cell, std::uint32_t& number) {
  if (cell.empty()) return false;
  const auto shift = static_cast<unsigned>(64 - 8 * cell.size());
  std::uint64_t digits = (eight_bytes(cell.data()) ^ 0x3030303030303030ULL) << shift;
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

} // namespace casus::exchange
