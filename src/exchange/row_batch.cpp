// SPDX-License-Identifier: Apache-2.0
#include "exchange/row_batch.h"

#include "exchange/numbers.h"

#include <algorithm>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace casus::exchange {

namespace {

void read_one_by_one(const RowBatch& batch, std::uint32_t column, std::size_t from,
                     std::span<std::uint32_t, most_rows> numbers) {
  for (std::size_t row = from; row < batch.count; ++row) {
    const std::string_view cell = batch.cell(row, column);
    const bool nought = cell.size() > 1 && cell[0] == '0';
    std::uint32_t number = 0;
    const bool plain = cell.size() <= 8 && !nought && read_eight_digits(cell, number);
    numbers[row] = cell.empty() ? empty_cell : plain ? number : other_cell;
  }
}

void read_long_one_by_one(const RowBatch& batch, std::uint32_t column, std::size_t from,
                          std::span<std::int64_t, most_rows> numbers) {
  for (std::size_t row = from; row < batch.count; ++row) {
    const std::string_view cell = batch.cell(row, column);
    const bool other = cell.starts_with('-') || cell.size() > 15;
    numbers[row] = other ? -1 : whole_number(cell).value_or(-1);
  }
}

#if defined(__x86_64__) && defined(__GNUC__)
#define CASUS_VECTORS [[gnu::target("avx2"), gnu::always_inline]] inline

/// Four cells of a column in the lanes of vectors. They are loaded one by one: an instruction that gathers them takes
/// longer than everything else here on many processors.
struct Four {
  __m256i bytes; // the first eight of each
  __m256i size;
};

[[gnu::always_inline]] inline long long load(const void* from) { return static_cast<long long>(eight_bytes(from)); }

CASUS_VECTORS __m256i sizes_of(const RowBatch& batch, const std::uint32_t* place, std::uint32_t behind) {
  const std::size_t next = batch.columns;
  // Where a cell begins and where the next one does lie side by side.
  const __m256i both =
      _mm256_setr_epi64x(load(place), load(place + next), load(place + 2 * next), load(place + 3 * next));
  const __m256i begin = _mm256_and_si256(both, _mm256_set1_epi64x(UINT32_MAX));
  return _mm256_sub_epi64(_mm256_sub_epi64(_mm256_srli_epi64(both, 32), begin), _mm256_set1_epi64x(behind));
}

struct Digits {
  __m256i number; // of at most eight digits
  __m256i other;  // not zero in lanes with a character that is no digit
  __m256i first;  // what the first byte is more than a nought
};
CASUS_VECTORS Digits digits_of(const Four& cells) {
  const __m256i bytes = _mm256_xor_si256(cells.bytes, _mm256_set1_epi8('0'));
  const __m256i shift = _mm256_sub_epi64(_mm256_set1_epi64x(64), _mm256_slli_epi64(cells.size, 3));
  const __m256i digits = _mm256_sllv_epi64(bytes, shift); // by 64 and more: nothing is left
  // Pairs, then fours, then all eight.
  const __m256i pairs = _mm256_maddubs_epi16(digits, _mm256_set1_epi16(1 << 8 | 10));
  const __m256i fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(1 << 16 | 100));
  const __m256i eight =
      _mm256_add_epi64(_mm256_mul_epu32(fours, _mm256_set1_epi64x(10'000)), _mm256_srli_epi64(fours, 32));
  return {eight, _mm256_subs_epu8(digits, _mm256_set1_epi8(9)), _mm256_and_si256(bytes, _mm256_set1_epi64x(0xFF))};
}

[[gnu::target("avx2")]] void read_by_four(const RowBatch& batch, std::uint32_t column,
                                          std::span<std::uint32_t, most_rows> numbers) {
  const __m256i nothing = _mm256_setzero_si256();
  const std::size_t next = batch.columns;
  for (std::size_t row = 0; row + 4 <= batch.count; row += 4) {
    const std::uint32_t* at = batch.place(row, column);
    const char* text = batch.text;
    const Four cells{_mm256_setr_epi64x(load(text + at[0]), load(text + at[next]), load(text + at[2 * next]),
                                        load(text + at[3 * next])),
                     sizes_of(batch, at, batch.behind(column))};
    const Digits digits = digits_of(cells);
    const __m256i nought = _mm256_and_si256(_mm256_cmpeq_epi64(digits.first, nothing),
                                            _mm256_cmpgt_epi64(cells.size, _mm256_set1_epi64x(1)));
    const __m256i strange = _mm256_or_si256(nought, _mm256_cmpgt_epi64(cells.size, _mm256_set1_epi64x(8)));
    const __m256i fine = _mm256_andnot_si256(strange, _mm256_cmpeq_epi64(digits.other, nothing));
    const __m256i number = _mm256_blendv_epi8(_mm256_set1_epi64x(other_cell), digits.number, fine);
    const __m256i codes = _mm256_or_si256(number, _mm256_cmpeq_epi64(cells.size, nothing));
    const __m256i packed = _mm256_permutevar8x32_epi32(codes, _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(numbers.data() + row), _mm256_castsi256_si128(packed));
  }
}

[[gnu::target("avx2")]] void read_long_by_four(const RowBatch& batch, std::uint32_t column,
                                               std::span<std::int64_t, most_rows> numbers) {
  const __m256i nothing = _mm256_setzero_si256();
  const __m256i eight = _mm256_set1_epi64x(8);
  const std::size_t next = batch.columns;
  for (std::size_t row = 0; row + 4 <= batch.count; row += 4) {
    const std::uint32_t* at = batch.place(row, column);
    const char* text = batch.text;
    const __m256i size = sizes_of(batch, at, batch.behind(column));
    const __m256i begin = _mm256_setr_epi64x(load(text + at[0]), load(text + at[next]), load(text + at[2 * next]),
                                             load(text + at[3 * next]));
    const __m256i is_long = _mm256_cmpgt_epi64(size, eight);
    Digits digits = digits_of({begin, _mm256_blendv_epi8(size, eight, is_long)});
    __m256i other = _mm256_or_si256(digits.other, _mm256_cmpeq_epi64(size, nothing));
    if (_mm256_testz_si256(is_long, is_long) == 0) {
      // What follows the first eight digits, and ten to the power of how many they are.
      const __m256i rest = _mm256_and_si256(is_long, _mm256_sub_epi64(size, eight));
      const Digits more = digits_of({_mm256_setr_epi64x(load(text + at[0] + 8), load(text + at[next] + 8),
                                                        load(text + at[2 * next] + 8), load(text + at[3 * next] + 8)),
                                     rest});
      const __m256i tens = _mm256_permutevar8x32_epi32(
          _mm256_setr_epi32(1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000), rest);
      digits.number = _mm256_add_epi64(_mm256_mul_epu32(digits.number, tens), more.number);
      other = _mm256_or_si256(_mm256_or_si256(other, more.other), _mm256_cmpgt_epi64(size, _mm256_set1_epi64x(15)));
    }
    const __m256i plain = _mm256_cmpeq_epi64(other, nothing);
    const __m256i codes = _mm256_or_si256(digits.number, _mm256_andnot_si256(plain, _mm256_set1_epi64x(-1)));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(numbers.data() + row), codes);
  }
}
#undef CASUS_VECTORS

bool has_vectors() {
  static const bool has = __builtin_cpu_supports("avx2");
  return has;
}
#else
void read_by_four(const RowBatch&, std::uint32_t, std::span<std::uint32_t, most_rows>) {}
void read_long_by_four(const RowBatch&, std::uint32_t, std::span<std::int64_t, most_rows>) {}
bool has_vectors() { return false; }
#endif

/// Rows that `by_four` has read, if it can be used.
std::size_t in_fours(const RowBatch& batch) { return has_vectors() ? batch.count / 4 * 4 : 0; }

} // namespace

void read_numbers(const RowBatch& batch, std::uint32_t column, std::span<std::uint32_t, most_rows> numbers) {
  if (has_vectors()) read_by_four(batch, column, numbers);
  read_one_by_one(batch, column, in_fours(batch), numbers);
}

void read_long_numbers(const RowBatch& batch, std::uint32_t column, std::span<std::int64_t, most_rows> numbers) {
  if (has_vectors()) read_long_by_four(batch, column, numbers);
  read_long_one_by_one(batch, column, in_fours(batch), numbers);
}

} // namespace casus::exchange
