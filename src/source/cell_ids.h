// SPDX-License-Identifier: Apache-2.0
// From the text of a table's cell to the index of what it names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

namespace casus::source {

inline constexpr std::uint32_t unknown = UINT32_MAX;

/// Whole numbers of few digits are looked up without hashing.
class CellIds {
public:
  static constexpr std::size_t longest_number = 6;

  /// The first of a name counts.
  void add(std::string_view cell, std::uint32_t id);
  /// `unknown` when nothing has that name.
  std::uint32_t find(std::string_view cell) const {
    const auto number = number_of(cell);
    if (!number) return find_text(cell);
    return *number < by_number_.size() ? by_number_[*number] : unknown;
  }

  /// By number; the last is always `unknown`. It is good until another is added.
  std::span<const std::uint32_t> by_number() const { return by_number_; }

private:
  /// The number that a cell is looked up by; none: by its text, as are those that begin with a nought.
  static std::optional<std::size_t> number_of(std::string_view cell) {
    if (cell.empty() || cell.size() > longest_number || (cell[0] == '0' && cell.size() > 1)) return std::nullopt;
    std::size_t number = 0;
    for (const char c : cell) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    return number;
  }
  std::uint32_t find_text(std::string_view cell) const;

  std::vector<std::uint32_t> by_number_ = {unknown};
  boost::unordered_flat_map<std::string, std::uint32_t> by_text_;
};

} // namespace casus::source
