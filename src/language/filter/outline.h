// SPDX-License-Identifier: Apache-2.0
// The lines of a text and the markings on them, found without reading anything for meaning. It errs on the side of more
// marking: of a text with faults it must not show what its author meant to mark.
#pragma once

#include "language/lex/blocks.h"
#include "language/parse/tree.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::language {

/// A slot with a marking of its own, a report or an annex.
struct MarkedSlot {
  std::size_t first = 0; // in Outline::rows
  std::size_t last = 0;  // one past
  std::string marking;
  std::string annex; // its id, where it is one
};

/// A declaration, or lines in the first column that begin as none.
struct Part {
  std::optional<DeclarationKind> kind;
  std::string name;                  // the words of the head
  std::vector<std::string> markings; // each limits the whole
  std::vector<std::string> below;    // of a marking: those whose holders hold it too
  std::string annex;                 // of a clause: the annex that it stands in
  std::vector<MarkedSlot> slots;
};

/// A line of a block as it lies in the text.
struct OutlineRow {
  static constexpr std::size_t no_part = static_cast<std::size_t>(-1);

  std::uint32_t begin = 0;
  std::uint32_t end = 0; // of the next line
  std::size_t block = 0;
  std::size_t part = no_part; // none: blank, or a comment
  bool blank = false;
};

struct Outline {
  Blocks blocks;
  std::vector<OutlineRow> rows;
  std::vector<Part> parts;
};

/// True when the text may hold a marking; a quick look that is never wrong in saying no.
[[nodiscard]] bool may_be_marked(std::string_view text);

[[nodiscard]] Outline outline_of(std::string_view path, std::string_view text);

} // namespace casus::language
