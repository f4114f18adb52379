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

/// One to eight digits; nothing when another character is among them.
[[gnu::always_inline]] inline std::optional<std::uint32_t> up_to_eight_digits(std::string_view cell) {
  if (cell.empty()) return std::nullopt;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, cell.data(), sizeof bytes);
  const unsigned shift = static_cast<unsigned>(64 - 8 * cell.size());
  std::uint64_t digits = (bytes ^ 0x3030303030303030ULL) << shift;
  if (((digits + 0x7676767676767676ULL) | digits) & 0x8080808080808080ULL) return std::nullopt;
  // Pairs, then fours, then all eight: each step joins neighbours with one multiplication.
  digits = digits * 10 + (digits >> 8U);
  const std::uint64_t low = (digits & 0x000000FF000000FFULL) * 0x000F424000000064ULL;
  const std::uint64_t high = (digits >> 16U & 0x000000FF000000FFULL) * 0x0000271000000001ULL;
  return static_cast<std::uint32_t>((low + high) >> 32U);
}

[[gnu::always_inline]] inline std::optional<std::uint32_t> one_digit(char c) {
  const auto digit = static_cast<std::uint32_t>(c - '0');
  return digit < 10 ? std::optional(digit) : std::nullopt;
}

/// Up to sixteen digits, with a minus sign or without.
[[gnu::always_inline]] inline std::optional<std::int64_t> whole_number(std::string_view cell) {
  const bool minus = !cell.empty() && cell[0] == '-';
  if (minus) cell.remove_prefix(1);
  std::int64_t number = 0;
  if (cell.size() > 8) {
    if (cell.size() > 16) return std::nullopt;
    const auto front = cell.size() == 9 ? one_digit(cell[0]) : up_to_eight_digits(cell.substr(0, cell.size() - 8));
    if (!front) return std::nullopt;
    number = std::int64_t{*front} * 100'000'000;
    cell.remove_prefix(cell.size() - 8);
  }
  const auto back = up_to_eight_digits(cell);
  if (!back) return std::nullopt;
  number += *back;
  return minus ? -number : number;
}

} // namespace casus::exchange
