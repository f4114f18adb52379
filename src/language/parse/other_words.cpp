// SPDX-License-Identifier: Apache-2.0
#include "language/parse/other_words.h"

namespace casus::language {
namespace {

struct Slot {
  DeclarationKind declaration;
  std::string_view written;
  std::string_view keyword;
};

constexpr std::array other_slots = {
    Slot{DeclarationKind::agreement, "parties", "between"},
    Slot{DeclarationKind::agreement, "enters into force", "in force"},
    Slot{DeclarationKind::agreement, "entry into force", "in force"},
    Slot{DeclarationKind::agreement, "duration", "term"},
    Slot{DeclarationKind::agreement, "withdrawal", "leaves"},
    Slot{DeclarationKind::agreement, "denunciation", "leaves"},
    Slot{DeclarationKind::agreement, "termination", "ends"},
    Slot{DeclarationKind::clause, "if", "when"},
    Slot{DeclarationKind::clause, "whenever", "when"},
    Slot{DeclarationKind::clause, "in case of", "when"},
    Slot{DeclarationKind::clause, "upon", "when"},
    Slot{DeclarationKind::clause, "and then", "then when"},
    Slot{DeclarationKind::clause, "except when", "does not apply when"},
    Slot{DeclarationKind::clause, "no later than", "within"},
    Slot{DeclarationKind::event, "date", "time"},
    Slot{DeclarationKind::event, "when", "time"},
    Slot{DeclarationKind::event, "kind", "is"},
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
