// SPDX-License-Identifier: Apache-2.0
#include "source/characters.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

namespace casus::source {
namespace {

constexpr Character bad_character{0xFFFD, 1};
constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

struct Range {
  char32_t first;
  char32_t last;
};

// Both lists are in order. They hold what diplomatic texts and file names meet, not every block of Unicode.
constexpr std::array<Range, 17> combining{{{0x0300, 0x036F},
                                           {0x0483, 0x0489},
                                           {0x0591, 0x05BD},
                                           {0x0610, 0x061A},
                                           {0x064B, 0x065F},
                                           {0x06D6, 0x06DC},
                                           {0x093C, 0x093C},
                                           {0x0941, 0x0948},
                                           {0x0E34, 0x0E3A},
                                           {0x0E47, 0x0E4E},
                                           {0x1AB0, 0x1AFF},
                                           {0x1DC0, 0x1DFF},
                                           {0x200B, 0x200D},
                                           {0x2060, 0x2060},
                                           {0x20D0, 0x20FF},
                                           {0xFE00, 0xFE0F},
                                           {0xFE20, 0xFE2F}}};

constexpr std::array<Range, 12> wide{{{0x1100, 0x115F},
                                      {0x2E80, 0x303E},
                                      {0x3041, 0xA4CF},
                                      {0xAC00, 0xD7A3},
                                      {0xF900, 0xFAFF},
                                      {0xFE30, 0xFE6F},
                                      {0xFF00, 0xFF60},
                                      {0xFFE0, 0xFFE6},
                                      {0x1F1E6, 0x1F1FF},
                                      {0x1F300, 0x1F64F},
                                      {0x1F680, 0x1FAFF},
                                      {0x20000, 0x3FFFD}}};

bool within(std::span<const Range> ranges, char32_t character) {
  const auto* found = std::lower_bound(ranges.data(), ranges.data() + ranges.size(), character,
                                       [](const Range& range, char32_t wanted) { return range.last < wanted; });
  return found != ranges.data() + ranges.size() && character >= found->first;
}

std::uint32_t length_by_lead(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

bool allowed(char32_t value, std::uint32_t length) {
  if (length == 3) return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
  if (length == 4) return value >= 0x10000 && value <= 0x10FFFF;
  return true;
}

} // namespace

Character decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t length = length_by_lead(lead);
  if (length == 0 || text.size() - at < length) return bad_character;
  char32_t value = lead & (0xFFU >> (length + 1));
  for (std::uint32_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0U) != 0x80U) return bad_character;
    value = (value << 6U) | (next & 0x3FU);
  }
  if (!allowed(value, length)) return bad_character;
  return {value, length};
}

std::optional<std::size_t> first_bad_byte(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    // Most text is ASCII: pass over eight such bytes at a time.
    if (text.size() - at >= 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + at, 8);
      if ((eight & 0x8080'8080'8080'8080ULL) == 0) {
        at += 8;
        continue;
      }
    }
    const Character character = decode(text, at);
    if (character.bad()) return at;
    at += character.length;
  }
  return std::nullopt;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).length)
    ++count;
  return count;
}

std::uint32_t terminal_width(char32_t character) {
  if (character < 0x300) return 1;
  if (within(combining, character)) return 0;
  return within(wide, character) ? 2 : 1;
}

bool unprintable(char32_t character) {
  const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
  const bool line_end = character == 0x2028 || character == 0x2029;
  const bool reorders = character == 0x200E || character == 0x200F || (character >= 0x202A && character <= 0x202E) ||
                        (character >= 0x2066 && character <= 0x2069);
  return control || line_end || reorders;
}

std::string well_formed(std::string_view text) {
  std::string result;
  while (const auto bad = first_bad_byte(text)) {
    result += text.substr(0, *bad);
    result += replacement;
    text.remove_prefix(*bad + 1);
  }
  return result += text;
}

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    if (character.bad() || unprintable(character.value)) {
      result += replacement;
    } else {
      result += text.substr(at, character.length);
    }
    at += character.length;
  }
  return result;
}

} // namespace casus::source
