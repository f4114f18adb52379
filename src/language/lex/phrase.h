// SPDX-License-Identifier: Apache-2.0
// Fixed phrases of the language, found among the words of a line.
#pragma once

#include "language/lex/token.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace casus::language {

/// Almost always not, and then it shows at the first letter.
[[nodiscard]] inline bool may_begin(std::span<const Token> tokens, std::string_view phrase) {
  const bool letter = !tokens.empty() && !phrase.empty() && !tokens.front().text.empty();
  return letter && tokens.front().text.front() == phrase.front();
}

/// As `count_phrase`, where it may begin so.
[[nodiscard]] std::size_t count_begun(std::span<const Token> tokens, std::string_view phrase);

/// How many tokens the phrase takes at the start of `tokens`; 0 when it is not there. Words of it have one space
/// between.
[[nodiscard]] inline std::size_t count_phrase(std::span<const Token> tokens, std::string_view phrase) {
  return may_begin(tokens, phrase) ? count_begun(tokens, phrase) : 0;
}

} // namespace casus::language
