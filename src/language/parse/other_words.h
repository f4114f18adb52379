// SPDX-License-Identifier: Apache-2.0
// What a drafter may write where the language has a word of its own.
#pragma once

#include "language/parse/slots.h"

namespace casus::language {

struct OtherWord {
  std::string_view keyword; // the language's own
  std::size_t words = 0;    // of what is written
};

/// The keyword meant by the first words of a line that starts no slot of `declaration`: `duration` for `term`.
[[nodiscard]] std::optional<OtherWord> other_word(std::span<const Token> line, DeclarationKind declaration);

struct OtherModal {
  std::string_view modal; // the language's own; empty where the choice is the drafter's
  std::size_t at = 0;     // in the line
  std::size_t words = 0;
};

/// The first words of a sentence that ask something of a bearer, and are no modal of the language: `must`.
[[nodiscard]] std::optional<OtherModal> other_modal(std::span<const Token> line);

} // namespace casus::language
