// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/cursor.h"

namespace casus::language {

bool Cursor::take(TokenKind kind) {
  if (!sees(kind)) return false;
  ++at_;
  return true;
}

const Token* Cursor::take_string() { return sees(TokenKind::string) ? &tokens_[at_++] : nullptr; }

const Token* Cursor::take_word() { return sees(TokenKind::word) || sees(TokenKind::date) ? &tokens_[at_++] : nullptr; }

std::string Cursor::take_lump() {
  std::string result;
  for (; !done(); ++at_) {
    const Token& token = tokens_[at_];
    const bool part = token.kind == TokenKind::word || token.kind == TokenKind::date ||
                      token.kind == TokenKind::slash || token.kind == TokenKind::colon;
    const bool gap = !result.empty() && tokens_[at_ - 1].span.end() != token.span.offset;
    if (!part || gap) break;
    result += token.text;
  }
  return result;
}

source::Span Cursor::since(std::size_t position) const {
  if (position >= at_) return here();
  return source::join(tokens_[position].span, tokens_[at_ - 1].span);
}

source::Span Cursor::here() const { return done() ? line_ : tokens_[at_].span; }

source::Span Cursor::remainder() const { return done() ? line_ : source::join(tokens_[at_].span, tokens_.back().span); }

} // namespace casus::language
