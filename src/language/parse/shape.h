// SPDX-License-Identifier: Apache-2.0
// What the words of a line are by their shape, where no keyword says it: locus, timing, sentence.
#pragma once

#include "language/parse/slots.h"
#include "language/parse/tree.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace casus::language {

/// Index of the parenthesis that opens the group at the end of `tokens`, which is a locus; their number if there is no
/// such group. `(Julian)` after a date is none, nor is a group that goes over the end of a line.
[[nodiscard]] std::size_t find_locus(std::span<const Token> tokens, std::string_view text);

/// The locus from its opening token to its closing one, its words as written with single spaces: where they stand
/// otherwise, its text is put into `made`.
[[nodiscard]] Locus read_locus(std::span<const Token> group, std::string_view text, std::deque<std::string>& made);

/// The same for the words of a condition. A group at their end is a locus if they are complete without it (not at the
/// start, not after `and`, `or` or `not`) and it does not begin as a condition does: a forgotten `and` must not be
/// lost.
[[nodiscard]] std::size_t find_locus_after_condition(std::span<const Token> tokens, std::string_view text);

/// The slots whose words are a condition.
[[nodiscard]] bool holds_condition(SlotKind kind);

enum class Shape : std::uint8_t {
  timing,   // begins with a timing, or with hedges and then a timing
  hedge,    // hedges and nothing else
  sentence, // holds a modal
  unknown,
};

/// Shape of a line of a clause that begins with no keyword.
[[nodiscard]] Shape shape_of(std::span<const Token> tokens);

/// The slot that a line of `declaration` is, by keyword or by shape. Keywords are looked for in `first_line` alone,
/// modals in all `tokens`. None: no slot of this declaration.
[[nodiscard]] std::optional<SlotMatch> classify(std::span<const Token> first_line, std::span<const Token> tokens,
                                                DeclarationKind declaration);

} // namespace casus::language
