// SPDX-License-Identifier: Apache-2.0
// Tokens: what a line of casus text is made of.
#pragma once

#include "source/span.h"

#include <cstdint>
#include <string_view>

namespace casus::language {

enum class TokenKind : std::uint8_t {
  word,   // letters, digits, inner hyphens, apostrophes and dots: Ukraine, usa-2024, 24, 2024, Europe
  date,   // a word shaped 2024-06, 2024-06-13 or 2024-07-08T09:40+03:00; whether it is a date is for the reader to say
  string, // "..." ; `text` is unescaped
  comma,
  slash,
  colon,
  open,  // (
  close, // )
  hole,  // a word with holes in it, each the name of a column: {a}, pact-{agreement}
};

/// `text` lies in the text that was read, or with whoever made it: in its `Tree`, or in the rows written out.
struct Token {
  std::string_view text;
  source::Span span;
  TokenKind kind = TokenKind::word;
};
static_assert(sizeof(Token) == 32);

} // namespace casus::language
