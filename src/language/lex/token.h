// SPDX-License-Identifier: Apache-2.0
// Tokens: what a line of casus text is made of.
#pragma once

#include "source/span.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace casus::language {

enum class TokenKind : std::uint8_t {
  word,    // letters, digits, inner hyphens, apostrophes and dots: Ukraine, usa-2024, 24, UN, Europe
  date,    // 2024, 2024-06, 2024-06-13, 2024-07-08T09:40+03:00 are dates only where one is expected; a word else
  string,  // "..." ; `text` is unescaped
  comma,
  slash,
  colon,
  open,    // (
  close,   // )
};

struct Token {
  TokenKind kind = TokenKind::word;
  std::string text;
  source::Span span;
};

} // namespace casus::language
