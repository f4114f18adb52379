// SPDX-License-Identifier: Apache-2.0
#include "source/cells.h"

#include <bit>
#include <cstring>
#include <string>

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace casus::source {

namespace {

/// A bit for each of 64 bytes.
struct Masks {
  std::uint64_t commas = 0;
  std::uint64_t lines = 0;
  std::uint64_t quotes = 0;
};

#ifdef __SSE2__
[[gnu::always_inline]] inline std::uint64_t equal(const __m128i (&bytes)[4], char wanted) {
  const __m128i all = _mm_set1_epi8(wanted);
  std::uint64_t mask = 0;
  for (int i = 3; i >= 0; --i) {
    const auto part = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes[i], all)));
    mask = mask << 16U | part;
  }
  return mask;
}

[[gnu::always_inline]] inline Masks look(const char* text) {
  __m128i bytes[4];
  for (int i = 0; i < 4; ++i)
    bytes[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text) + i);
  return {equal(bytes, ','), equal(bytes, '\n'), equal(bytes, '"')};
}
#else
Masks look(const char* text) {
  Masks masks;
  for (unsigned i = 0; i < 64; ++i) {
    masks.commas |= std::uint64_t{text[i] == ','} << i;
    masks.lines |= std::uint64_t{text[i] == '\n'} << i;
    masks.quotes |= std::uint64_t{text[i] == '"'} << i;
  }
  return masks;
}
#endif

/// Where the next places go.
struct Out {
  const std::uint32_t* first;
  std::uint32_t* begins;
  std::uint32_t* lines;
};

// Eight places at a time are written, whatever is in them beyond the count: a step without a guess.
[[gnu::always_inline]] inline void put(const Masks& masks, std::uint32_t base, Out& out) {
  const std::uint64_t all = masks.commas | masks.lines;
  const auto before = static_cast<std::uint32_t>(out.begins - out.first);
  for (std::uint64_t left = masks.lines; left != 0; left &= left - 1)
    *out.lines++ = before + static_cast<std::uint32_t>(std::popcount(all & (left ^ (left - 1))));
  const int count = std::popcount(all);
  std::uint64_t left = all;
  for (int done = 0; done < count; done += 8) {
    for (int i = 0; i < 8; ++i) {
      out.begins[done + i] = base + 1 + static_cast<std::uint32_t>(std::countr_zero(left)); // of nothing: anything
      left &= left - 1;
    }
  }
  out.begins += count;
}

[[gnu::always_inline]] inline bool find_with(auto look_at, std::string_view text, Out& out) {
  char rest[64] = {}; // what is left at the end, with nothing behind it
  const std::size_t whole = text.size() / 64 * 64;
  std::memcpy(rest, text.data() + whole, text.size() - whole);
  std::uint64_t quotes = 0;
  for (std::size_t at = 0; at <= whole; at += 64) {
    const Masks masks = look_at(at < whole ? text.data() + at : rest);
    quotes |= masks.quotes;
    put(masks, static_cast<std::uint32_t>(at), out);
  }
  return quotes != 0;
}

bool find(std::string_view text, Out& out) {
  return find_with([](const char* from) { return look(from); }, text, out);
}

#if defined(__x86_64__) && defined(__GNUC__)
// The same with vectors twice as long and with the instructions that count bits: most processors have them.
struct Wide {
  [[gnu::target("avx2,bmi,popcnt"), gnu::always_inline]] static std::uint64_t equal(__m256i low, __m256i high,
                                                                                    char wanted) {
    const __m256i all = _mm256_set1_epi8(wanted);
    const auto first = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, all)));
    const auto second = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, all)));
    return std::uint64_t{second} << 32U | first;
  }
  [[gnu::target("avx2,bmi,popcnt")]] Masks operator()(const char* text) const {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text) + 1);
    return {equal(low, high, ','), equal(low, high, '\n'), equal(low, high, '"')};
  }
};

[[gnu::target("avx2,bmi,popcnt")]] bool find_wide(std::string_view text, Out& out) {
  return find_with(Wide{}, text, out);
}

bool has_wide() {
  static const bool has =
      __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
  return has;
}
#else
bool find_wide(std::string_view text, Out& out) { return find(text, out); }
bool has_wide() { return false; }
#endif

} // namespace

void find_cells(std::string_view text, CellBegins& found) {
  // Every byte may end a cell, and a little more than is found is written.
  if (found.begins.size() < text.size() + 129) {
    found.begins.resize(text.size() + 129);
    found.lines.resize(text.size() + 129);
  }
  found.begins.front() = 0;
  Out out{found.begins.data() + 1, found.begins.data() + 1, found.lines.data()};
  found.quoted = has_wide() ? find_wide(text, out) : find(text, out);
  found.count = static_cast<std::size_t>(out.lines - found.lines.data());
  found.scanned = found.count == 0 ? 0 : found.begins[out.lines[-1]];
}

QuotedLine read_quoted_line(std::string_view text) {
  QuotedLine line;
  line.cells.emplace_back();
  bool inside = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      const bool doubled = inside && at + 1 < text.size() && text[at + 1] == '"';
      if (doubled)
        line.cells.back() += text[++at];
      else
        inside = !inside;
    } else if (inside || (c != ',' && c != '\n')) {
      line.cells.back() += c;
    } else if (c == ',') {
      line.cells.emplace_back();
    } else {
      break;
    }
  }
  line.closed = !inside;
  line.length = at < text.size() ? at + 1 : at;
  if (!line.cells.back().empty() && line.cells.back().back() == '\r') line.cells.back().pop_back();
  return line;
}

} // namespace casus::source
