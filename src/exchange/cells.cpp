// SPDX-License-Identifier: Apache-2.0
#include "exchange/cells.h"

#include <bit>
#include <cstring>
#include <string>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace casus::exchange {

namespace {

/// A bit for each of 64 bytes.
struct Masks {
  std::uint64_t commas = 0;
  std::uint64_t lines = 0;
  std::uint64_t quotes = 0;
};

#ifdef __SSE2__
std::uint64_t equal(const __m128i (&bytes)[4], char wanted) {
  const __m128i all = _mm_set1_epi8(wanted);
  std::uint64_t mask = 0;
  for (int i = 3; i >= 0; --i) {
    const auto part = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes[i], all)));
    mask = mask << 16U | part;
  }
  return mask;
}

Masks look(const char* text) {
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

std::uint32_t* put(const Masks& masks, std::uint32_t base, std::uint32_t* out) {
  for (std::uint64_t left = masks.commas | masks.lines; left != 0; left &= left - 1) {
    const auto at = static_cast<unsigned>(std::countr_zero(left));
    *out++ = (base + at) | static_cast<std::uint32_t>((masks.lines >> at & 1U) << 31U);
  }
  return out;
}

} // namespace

void find_cell_ends(std::string_view text, CellEnds& found) {
  // One place more than can be needed: every byte may end a cell.
  if (found.ends.size() < text.size() + 64) found.ends.resize(text.size() + 64);
  found.quoted = false;
  std::uint32_t* out = found.ends.data();
  std::size_t at = 0;
  for (; at + 64 <= text.size(); at += 64) {
    const Masks masks = look(text.data() + at);
    found.quoted = found.quoted || masks.quotes != 0;
    out = put(masks, static_cast<std::uint32_t>(at), out);
  }
  char rest[64] = {};
  std::memcpy(rest, text.data() + at, text.size() - at);
  const Masks masks = look(rest);
  found.quoted = found.quoted || masks.quotes != 0;
  out = put(masks, static_cast<std::uint32_t>(at), out);
  while (out != found.ends.data() && (out[-1] & line_end) == 0)
    --out;
  found.count = static_cast<std::size_t>(out - found.ends.data());
  found.scanned = found.count == 0 ? 0 : (out[-1] & ~line_end) + std::size_t{1};
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

} // namespace casus::exchange
