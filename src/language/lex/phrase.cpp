// SPDX-License-Identifier: Apache-2.0
#include "language/lex/phrase.h"

namespace casus::language {

std::size_t count_begun(std::span<const Token> tokens, std::string_view phrase) {
  for (std::size_t taken = 0; taken < tokens.size(); ++taken) {
    const Token& token = tokens[taken];
    if (token.kind != TokenKind::word || !phrase.starts_with(token.text)) return 0;
    phrase.remove_prefix(token.text.size());
    if (phrase.empty()) return taken + 1;
    if (phrase.front() != ' ') return 0;
    phrase.remove_prefix(1);
  }
  return 0;
}

} // namespace casus::language
