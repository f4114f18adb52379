// SPDX-License-Identifier: Apache-2.0
// Ancestry as preorder intervals: whether a kind is a kind of another, or a place inside another, is two compares.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace casus::engine {

/// In a table of parents: nobody. In any other: nothing.
inline constexpr std::uint32_t none = UINT32_MAX;

/// A forest over 0..n-1, compiled from the parent of each (`none` for roots). Circles are refused by the checker.
class Nesting {
public:
  Nesting() = default;
  explicit Nesting(std::vector<std::uint32_t> parents);

  /// Is x that ancestor, or below it?
  bool inside(std::uint32_t x, std::uint32_t ancestor) const {
    return enter_[ancestor] <= enter_[x] && enter_[x] < leave_[ancestor];
  }
  /// The next one up, or `none`: `for (auto k = x; k != none; k = parent(k))` visits x and its ancestors.
  std::uint32_t parent(std::uint32_t x) const { return parents_[x]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(parents_.size()); }

private:
  std::vector<std::uint32_t> parents_;
  std::vector<std::uint32_t> enter_;
  std::vector<std::uint32_t> leave_;
};

} // namespace casus::engine
