// SPDX-License-Identifier: Apache-2.0
// The lines that a parser met of late, so that what stands again and again is read once.
#pragma once

#include "language/parse/tree.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace casus::language {

/// A slot of one line without a fault. Offsets in its spans count from the line's first byte.
struct KnownLine {
  std::string_view line;
  DeclarationKind declaration{};
  Slot slot{}; // its words and locus are these:
  std::vector<Token> words;
  std::optional<Locus> locus;
};

/// It is small and forgets, so that it stays near the processor: a line that is met anew is read anew.
class KnownLines {
public:
  /// That line in a declaration of that kind; none: not known, or no longer. Good until the next call of anything here,
  /// for a line that is met twice changes places with another.
  const KnownLine* find(std::string_view line, DeclarationKind declaration) {
    const auto is = [&](const KnownLine& one) { return one.declaration == declaration && one.line == line; };
    Pair& pair = pairs_[index_of(line, declaration)];
    if (is(pair.newer)) std::swap(pair.newer, pair.older); // met twice: it stays longer
    return is(pair.older) ? &pair.older : nullptr;
  }

  /// Room for a line that is not known. What it held is forgotten.
  KnownLine& add(std::string_view line, DeclarationKind declaration) {
    return pairs_[index_of(line, declaration)].newer;
  }

private:
  /// What was met twice stays until another one was.
  struct Pair {
    KnownLine older;
    KnownLine newer;
  };

  static std::size_t index_of(std::string_view line, DeclarationKind declaration);

  static constexpr unsigned bits = 8;
  std::array<Pair, std::size_t{1} << bits> pairs_{};
};

} // namespace casus::language
