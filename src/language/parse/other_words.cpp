// SPDX-License-Identifier: Apache-2.0
#include "language/parse/other_words.h"

#include "language/lex/phrase.h"

namespace casus::language {
namespace {

struct OtherSlot {
  DeclarationKind declaration;
  std::string_view written;
  std::string_view keyword;
};

constexpr std::array other_slots = {
    OtherSlot{DeclarationKind::agreement, "parties", "between"},
    OtherSlot{DeclarationKind::agreement, "enters into force", "in force"},
    OtherSlot{DeclarationKind::agreement, "entry into force", "in force"},
    OtherSlot{DeclarationKind::agreement, "duration", "term"},
    OtherSlot{DeclarationKind::agreement, "withdrawal", "leaves"},
    OtherSlot{DeclarationKind::agreement, "denunciation", "leaves"},
    OtherSlot{DeclarationKind::agreement, "termination", "ends"},
    OtherSlot{DeclarationKind::clause, "if", "when"},
    OtherSlot{DeclarationKind::clause, "whenever", "when"},
    OtherSlot{DeclarationKind::clause, "in case of", "when"},
    OtherSlot{DeclarationKind::clause, "upon", "when"},
    OtherSlot{DeclarationKind::clause, "and then", "then when"},
    OtherSlot{DeclarationKind::clause, "except when", "does not apply when"},
    OtherSlot{DeclarationKind::clause, "no later than", "within"},
    OtherSlot{DeclarationKind::event, "date", "time"},
    OtherSlot{DeclarationKind::event, "when", "time"},
    OtherSlot{DeclarationKind::event, "kind", "is"},
};

struct Modal {
  std::string_view written;
  std::string_view modal;
};

// `would` and `should` promise less than `shall`; how much less is for who reads the text.
constexpr std::array other_modals = {
    Modal{"must not", "shall not"},
    Modal{"must", "shall"},
    Modal{"agrees to", "undertakes to"},
    Modal{"agree to", "undertake to"},
    Modal{"commits to", "undertakes to"},
    Modal{"commit to", "undertake to"},
    Modal{"would", ""},
    Modal{"should", ""},
};

} // namespace

std::optional<OtherWord> other_word(std::span<const Token> line, DeclarationKind declaration) {
  for (const auto& [of, written, keyword] : other_slots) {
    const std::size_t words = of == declaration ? count_phrase(line, written) : 0;
    if (words > 0) return OtherWord{keyword, words};
  }
  return std::nullopt;
}

std::optional<OtherModal> other_modal(std::span<const Token> line) {
  for (std::size_t at = 1; at < line.size(); ++at) {
    for (const auto& [written, modal] : other_modals) {
      if (const std::size_t words = count_phrase(line.subspan(at), written)) return OtherModal{modal, at, words};
    }
  }
  return std::nullopt;
}

} // namespace casus::language
