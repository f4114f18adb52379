// SPDX-License-Identifier: Apache-2.0
// Circles in a relation that must not have any.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::language {

/// One number points to another.
struct Edge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};
using Edges = std::vector<Edge>;

/// Each circle found is given once, as the numbers along it from its least one; of circles that share numbers at least
/// one is given.
std::vector<std::vector<std::uint32_t>> circles(Edges edges);

/// "`a` is in `b`, which is in `a`".
std::string sentence_of(const std::vector<std::uint32_t>& circle, std::string_view relation,
                        const std::function<std::string(std::uint32_t)>& name);

} // namespace casus::language
