// SPDX-License-Identifier: Apache-2.0
// Text to syntax tree.
#pragma once

#include "language/lex/blocks.h"
#include "language/parse/tree.h"
#include "source/diagnostic.h"
#include "source/text.h"

namespace casus::language {

/// Reads one loaded file (Markdown with fenced `casus` blocks, or `.casus`). Every fault becomes a diagnostic; what
/// could be read is in the tree, what could not is left out, so that one fault does not cause others.
Tree parse(const source::Texts& texts, source::FileId file, source::Diagnostics& diagnostics);

/// The same, but most slots of agreements, clauses and events are left until it is their turn, so that a large library
/// is never held in words: see `read_slots`.
Tree parse_heads(const source::Texts& texts, source::FileId file);

/// Reads the slots of a declaration of that tree if they were left. They are good until those of another declaration of
/// the tree are read.
void read_slots(const Tree& tree, Declaration& declaration);

/// The lines that were left of a declaration, in their text. They are good as long as the tree.
struct LeftLines {
  source::FileId file;
  std::string_view text;
  std::uint32_t begin = 0;     // offset in the text: of the first line, in an even text with the white space before it
  std::uint32_t end = 0;       // of the last
  bool even = false;           // see `is_even`
  std::span<const Line> lines; // of a text that is not even

  [[nodiscard]] bool empty() const { return begin == end; }
};
LeftLines left_lines(const Tree& tree, const Declaration& declaration);

/// Reads what is left and nobody has asked for, such as what a name that is taken hides; and gives all that was found
/// in the file.
void finish(Tree& tree, source::Diagnostics& diagnostics);

} // namespace casus::language
