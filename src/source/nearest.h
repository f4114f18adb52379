// SPDX-License-Identifier: Apache-2.0
// "Did you mean ...?": the known name nearest to an unknown one.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace casus::source {

/// Fewest insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`, no character edited twice
/// (optimal string alignment). Characters are code points; ASCII letters are equal in either case.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known name nearest to `wanted`, if any is near enough: a third of its length, at least 1 and at most 5 edits.
/// A name that differs only in the case of letters wins; of equals the first in `known` wins.
[[nodiscard]] std::optional<std::string> nearest(std::string_view wanted, std::span<const std::string> known);

} // namespace casus::source
