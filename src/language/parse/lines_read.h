// SPDX-License-Identifier: Apache-2.0
// The lines that a parser met of late, so that what stands again and again is read once.
#pragma once

#include "language/parse/tree.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace casus::language {

/// Slots that take one line and had no fault. It is small and forgets, so that it stays near the processor: a line
/// that is met anew is read anew.
class LinesRead {
public:
  /// The slot of that line in a declaration of that kind, as it stood before; none: not known, or no longer.
  const Slot* find(std::string_view line, DeclarationKind declaration) {
    Pair& pair = pairs_[index_of(line, declaration)];
    if (pair.newer.is(line, declaration)) std::swap(pair.newer, pair.older); // met twice: it stays longer
    return pair.older.is(line, declaration) ? &pair.older.slot : nullptr;
  }

  void add(std::string_view line, DeclarationKind declaration, const Slot& slot) {
    pairs_[index_of(line, declaration)].newer = {line, slot, declaration};
  }

private:
  struct Known {
    std::string_view line;
    Slot slot;
    DeclarationKind declaration;
    bool is(std::string_view wanted, DeclarationKind of) const { return declaration == of && line == wanted; }
  };

  /// What was met twice stays until another one was.
  struct Pair {
    Known older;
    Known newer;
  };

  static std::size_t index_of(std::string_view line, DeclarationKind declaration);

  static constexpr unsigned bits = 9;
  std::array<Pair, std::size_t{1} << bits> pairs_{};
};

} // namespace casus::language
