// SPDX-License-Identifier: Apache-2.0
// The table parsed with vectors of 64 bytes: one comparison finds the seven separators of a line, and numbers are read
// without a branch.
#pragma once

#include "events.h"

#ifdef __AVX512BW__
#include <array>
#include <immintrin.h>

namespace limit {

inline constexpr bool has_wide = true;

/// At most eight digits that end before `end`.
inline std::uint32_t digits(const char* end, std::uint32_t length) {
  std::uint64_t word = (eight_bytes(end - length) & 0x0f0f0f0f0f0f0f0fULL) << (64 - 8 * length);
  word = word * 10 + (word >> 8U); // pairs of digits, then of pairs, then of those
  return static_cast<std::uint32_t>((((word & 0x000000FF000000FFULL) * 0x000F424000000064ULL) +
                                     (((word >> 16U) & 0x000000FF000000FFULL) * 0x0000271000000001ULL)) >>
                                    32U);
}

/// The number between two separators; -1 when there is nothing between them.
inline std::int32_t cell(const char* line, std::uint32_t from, std::uint32_t to) {
  const std::uint32_t length = to - from - 1;
  return length != 0 ? static_cast<std::int32_t>(digits(line + to, length)) : -1;
}

/// Kinds by first letter and length of the word, which tell them apart.
using KindTable = std::array<std::array<Kind, 16>, 32>;

constexpr KindTable kind_table() {
  KindTable table{};
  table['a' & 31][6] = Kind::attack;
  table['r' & 31][7] = Kind::request;
  table['c' & 31][7] = Kind::consult;
  table['s' & 31][4] = Kind::sign;
  table['n' & 31][6] = Kind::notice;
  return table;
}

template <class Each>
inline void scan_wide(const MappedFile& file, Each each) {
  static constexpr KindTable kinds = kind_table();
  const __m512i zero = _mm512_set1_epi8('0');
  const char* at = line_end(file.begin()) + 1;
  Event event;
  while (at < file.end()) {
    // Comma and newline are below the digits; no sign occurs.
    std::uint64_t separators = _mm512_cmplt_epu8_mask(_mm512_loadu_si512(at), zero);
    const auto next = [&separators] {
      const auto place = static_cast<std::uint32_t>(_tzcnt_u64(separators)); // no branch for none
      separators &= separators - 1;
      return place;
    };
    const std::uint32_t id = next();
    const std::uint32_t time = next();
    const std::uint32_t type = next();
    const std::uint32_t actor = next();
    const std::uint32_t target = next();
    const std::uint32_t ref = next();
    const std::uint32_t end = next();
    event.id = static_cast<std::int32_t>(digits(at + id, id));
    const std::uint32_t length = time - id - 1; // up to nine digits
    const std::uint32_t ninth = length > 8 ? static_cast<std::uint32_t>(at[time - 9] - '0') * 100'000'000U : 0U;
    event.time = static_cast<std::int32_t>(digits(at + time, length < 8 ? length : 8) + ninth);
    event.kind = kinds[static_cast<std::uint8_t>(at[time + 1]) & 31U][(type - time - 1) & 15U];
    event.actor = static_cast<std::int32_t>(digits(at + actor, actor - type - 1));
    event.target = cell(at, actor, target);
    const std::int32_t cited = cell(at, target, ref);
    const std::int32_t area = cell(at, ref, end);
    event.ref = event.kind == Kind::attack ? area : cited;
    each(event);
    at += end + 1;
  }
}

} // namespace limit

#else

namespace limit {

inline constexpr bool has_wide = false;

template <class Each>
inline void scan_wide(const MappedFile& file, Each each) {
  scan_table(file, each);
}

} // namespace limit

#endif
