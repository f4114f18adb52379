// SPDX-License-Identifier: Apache-2.0
// What slots.def says, for asking: keywords, and which declaration takes which slot.
#pragma once

#include "language/parse/tree.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::language {

/// How many kinds of slot there are.
inline constexpr std::size_t slot_count = std::to_array<SlotKind>({
#define CASUS_SLOT(identifier, ...) SlotKind::identifier,
#include "language/parse/slots.def" // IWYU pragma: keep
                                                                  })
                                              .size();

/// Keyword of a slot; empty for a timing and a sentence.
[[nodiscard]] std::string_view keyword(SlotKind kind);

/// Keyword of a declaration.
[[nodiscard]] std::string_view keyword(DeclarationKind kind);

/// The same with its article: "an agreement".
[[nodiscard]] std::string_view with_article(DeclarationKind kind);

/// The declaration with this keyword, if there is one.
[[nodiscard]] std::optional<DeclarationKind> declaration_of(std::string_view keyword);

[[nodiscard]] bool takes(DeclarationKind declaration, SlotKind slot);

/// May it stand only once in a declaration?
[[nodiscard]] bool once(SlotKind kind);

/// Declarations that are named by an id, which is one word. The others have names of one word or more.
[[nodiscard]] bool has_id(DeclarationKind kind);

/// Declarations that must have a title.
[[nodiscard]] bool needs_title(DeclarationKind kind);

struct SlotMatch {
  SlotKind kind = SlotKind::also;
  std::size_t words = 0; // of the keyword
};

/// The longest keyword of a slot of `declaration` that `tokens` begin with.
[[nodiscard]] std::optional<SlotMatch> match_slot(std::span<const Token> tokens, DeclarationKind declaration);

/// The same among the slots of all declarations.
[[nodiscard]] std::optional<SlotMatch> match_any_slot(std::span<const Token> tokens);

/// Keywords of the slots that it takes, in the order of slots.def.
[[nodiscard]] std::vector<std::string> slot_keywords(DeclarationKind declaration);

/// Declarations that take the slot.
[[nodiscard]] std::vector<DeclarationKind> takers(SlotKind slot);

/// The keywords of all declarations.
[[nodiscard]] std::vector<std::string> declaration_keywords();

} // namespace casus::language
