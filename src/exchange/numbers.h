// SPDX-License-Identifier: Apache-2.0
// Whole numbers in cells, read and written eight digits at a time.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
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
  static constexpr std::array<std::uint64_t, 9> its_bytes = {
      0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFF'FFFFFFFF, 0xFFFF'FFFFFFFF, 0xFFFFFF'FFFFFFFF, UINT64_MAX};
  return eight_bytes(cell.data()) & its_bytes[std::min<std::size_t>(cell.size(), 8)];
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

/// The eight digits of a number less than 10^8, each a byte of 0 to 9, the first of them lowest.
inline std::uint64_t eight_digits(std::uint32_t number) {
  // Fours, then pairs, then each alone: each step parts neighbours with one multiplication in place of a division.
  const std::uint64_t fours = number / 10'000 | std::uint64_t{number % 10'000} << 32U;
  const std::uint64_t hundreds = (fours * 10'486) >> 20U & 0x0000'007F'0000'007FULL;
  const std::uint64_t pairs = hundreds | (fours - 100 * hundreds) << 16U;
  const std::uint64_t tens = (pairs * 103) >> 10U & 0x000F'000F'000F'000FULL;
  return tens | (pairs - 10 * tens) << 8U;
}

/// How many digits a number less than 10^16 has. It is known before the digits are, so that what is written next need
/// not wait for them.
inline unsigned count_digits(std::uint64_t number) {
  static constexpr std::array<std::uint64_t, 17> powers = [] {
    std::array<std::uint64_t, 17> its{1};
    for (std::size_t i = 1; i < its.size(); ++i)
      its[i] = 10 * its[i - 1];
    return its;
  }();
  const std::uint64_t some = number | 1U;                                            // nought has one too
  const unsigned least = static_cast<unsigned>(std::bit_width(some)) * 1233U >> 12U; // by the logarithm of two
  return least + (some >= powers[least] ? 1U : 0U);
}

/// Writes a number and gives where its digits end. There is room for `longest_number` characters.
inline constexpr std::size_t longest_number = 24;
inline char* put_number(std::int64_t number, char* at) {
  constexpr std::int64_t eight = 100'000'000;
  constexpr std::uint64_t noughts = 0x3030303030303030ULL;
  if (number < 0 || number >= eight * eight) [[unlikely]]
    return std::to_chars(at, at + longest_number, number).ptr;
  const unsigned count = count_digits(static_cast<std::uint64_t>(number));
  const std::uint64_t back = eight_digits(static_cast<std::uint32_t>(number % eight)) | noughts;
  if (number >= eight) {
    const std::uint64_t front = eight_digits(static_cast<std::uint32_t>(number / eight)) | noughts;
    const std::uint64_t shown = front >> 8U * (16 - count);
    std::memcpy(at, &shown, sizeof shown);
    std::memcpy(at + count - 8, &back, sizeof back);
  } else {
    const std::uint64_t shown = back >> 8U * (8 - count);
    std::memcpy(at, &shown, sizeof shown);
  }
  return at + count;
}

} // namespace casus::exchange
