// SPDX-License-Identifier: Apache-2.0
// A line of casus text to tokens.
#pragma once

#include "language/lex/blocks.h"
#include "language/lex/token.h"
#include "source/diagnostic.h"
#include "source/span.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::language {

/// A fault of the characters. It is reported by the caller, who knows whether it lies in a place where anything goes.
struct LexFault {
  source::Kind kind = source::Kind::unknown_character;
  source::Span span;
};

/// The word or date that begins at `at`; none: no word does. The text that counts ends at `end`, which may lie behind
/// the line: no word holds a line feed.
[[nodiscard]] std::optional<Token> word_at(std::string_view text, source::FileId file, std::size_t at, std::size_t end);

/// Lexes lines of one text.
class Lexer {
public:
  /// Strings with an escape in them are put into `made`; all other tokens are views of `text`.
  Lexer(std::string_view text, source::FileId file, std::deque<std::string>& made)
      : text_(text), file_(file), made_(&made) {}

  /// Appends the tokens and faults of a line. Returns the comment that ends it, `#` included.
  std::optional<source::Span> line(const Line& line, std::vector<Token>& tokens, std::vector<LexFault>& faults) const;

private:
  [[nodiscard]] source::Span span(std::size_t begin, std::size_t end) const;
  std::size_t string(std::size_t at, std::size_t end, std::vector<Token>& tokens, std::vector<LexFault>& faults) const;
  std::string unescaped(std::size_t from, std::size_t end, std::size_t& here, std::vector<LexFault>& faults) const;
  std::size_t unknown(std::size_t at, std::size_t end, std::vector<LexFault>& faults) const;

  std::string_view text_;
  source::FileId file_;
  std::deque<std::string>* made_;
};

/// Reports a fault with what to write instead.
void report(const LexFault& fault, std::string_view text, source::Diagnostics& diagnostics);

} // namespace casus::language
