// SPDX-License-Identifier: Apache-2.0
// A place in the words of one line, and the small moves that phrase readers make.
#pragma once

#include "language/lex/phrase.h"
#include "language/lex/token.h"
#include "source/span.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace casus::language {

class Cursor {
public:
  /// `line` is marked where the words end too early.
  Cursor(std::span<const Token> tokens, source::Span line) : tokens_(tokens), line_(line) {}

  [[nodiscard]] bool done() const { return at_ >= tokens_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }
  void back_to(std::size_t position) { at_ = position; }
  void skip(std::size_t tokens) { at_ += tokens; }
  [[nodiscard]] std::span<const Token> rest() const { return tokens_.subspan(at_); }

  /// The token here, or none at the end.
  [[nodiscard]] const Token* peek(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
  }

  /// The token taken last; none at the start.
  [[nodiscard]] const Token* peek_back() const { return at_ > 0 ? &tokens_[at_ - 1] : nullptr; }

  /// Do the words here begin with these, given with one space between?
  [[nodiscard]] bool sees(std::string_view phrase) const { return count_phrase(rest(), phrase) > 0; }
  [[nodiscard]] bool sees(TokenKind kind) const { return !done() && tokens_[at_].kind == kind; }

  /// Takes them if they do.
  bool take(std::string_view phrase) {
    const std::size_t taken = count_phrase(rest(), phrase);
    at_ += taken;
    return taken > 0;
  }
  bool take(TokenKind kind);

  /// Takes a string; none: nothing is taken.
  const Token* take_string();

  /// Takes one word whatever it is; none: nothing is taken.
  const Token* take_word();

  /// Takes what is written without a space in it, such as `2024-07-08T09:40+03:00` or `Europe/Kyiv`.
  std::string take_lump();

  /// What was taken since a position; the token here when nothing was.
  [[nodiscard]] source::Span since(std::size_t position) const;

  /// The token here; at the end what the line was.
  [[nodiscard]] source::Span here() const;

  /// The rest of the line; at the end what the line was.
  [[nodiscard]] source::Span remainder() const;

private:
  std::span<const Token> tokens_;
  source::Span line_;
  std::size_t at_ = 0;
};

} // namespace casus::language
