// SPDX-License-Identifier: Apache-2.0
// The messages of the parser: what is wrong, what was expected, and the fix where there is one.
#pragma once

#include "language/parse/slots.h"
#include "language/parse/tree.h"
#include "source/diagnostic.h"

#include <span>
#include <string_view>

namespace casus::language {

/// Reports the parser's findings. Spans are shown as given.
class Faults {
public:
  explicit Faults(source::Diagnostics& found) : found_(&found) {}

  void unclosed_fence(source::Span fence);
  void misspelt_fence(source::Span name, std::string_view written);
  void tab(source::Span white, std::string_view text);
  void uneven(source::Span white, std::size_t wanted);
  void unknown_declaration(std::span<const Token> line);
  void not_indented(std::span<const Token> line, std::string_view keyword);
  void slot_without_declaration(source::Span line);
  void clause_without_agreement(source::Span line);
  void missing_name(source::Span keyword, DeclarationKind kind);
  void malformed_id(std::span<const Token> name, DeclarationKind kind);
  void missing_title(source::Span head, DeclarationKind kind);
  void unexpected_in_head(source::Span words, DeclarationKind kind);

  /// A line that starts no slot of its declaration: a slip of the hand, a slot of another, or neither.
  void unknown_slot(std::span<const Token> line, DeclarationKind kind);
  void hedge_alone(std::span<const Token> line);
  void repeated(source::Span line, source::Span first, SlotKind slot, DeclarationKind kind);
  void link_without_trigger(source::Span keyword);

  /// Parentheses in pairs and no deeper than 64. Returns whether they are.
  bool parentheses(std::span<const Token> tokens);

private:
  void unknown_modal(std::span<const Token> words, std::string_view meant);

  void misplaced_slot(source::Span keyword, SlotKind slot, DeclarationKind kind);

  source::Diagnostics* found_;
};

} // namespace casus::language
