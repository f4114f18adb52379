// SPDX-License-Identifier: Apache-2.0
#include "language/parse/known_lines.h"

#include <algorithm>
#include <cstring>

namespace casus::language {

// By the ends of the line and its length: lines of one index are told apart by all their bytes.
std::size_t KnownLines::index_of(std::string_view line, DeclarationKind declaration) {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  const std::size_t some = std::min(line.size(), sizeof first);
  std::memcpy(&first, line.data(), some);
  std::memcpy(&last, line.data() + line.size() - some, some);
  constexpr std::uint64_t spread = 0x9E37'79B9'7F4A'7C15; // 2^64 by the golden ratio (Knuth, 6.4)
  const std::uint64_t both = (first * spread) ^ (last + line.size() + static_cast<std::uint64_t>(declaration));
  return static_cast<std::size_t>((both * spread) >> (64 - bits));
}

} // namespace casus::language
