// SPDX-License-Identifier: Apache-2.0
#include "source/nearest.h"

#include "source/characters.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace casus::source {
namespace {

/// Names longer than this are not compared: nobody mistypes them, and the work grows with the square.
constexpr std::size_t longest_name = 256;

std::u32string folded(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    const bool upper = character.value >= U'A' && character.value <= U'Z';
    result += upper ? character.value + 32 : character.value;
    at += character.length;
  }
  return result;
}

/// Three rows of the usual table: this one, the last, and the one before it, for swaps.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::array<std::vector<std::size_t>, 3> rows;
  rows.fill(std::vector<std::size_t>(b.size() + 1));
  auto& [before, last, current] = rows;
  for (std::size_t j = 0; j <= b.size(); ++j)
    last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, current);
  }
  return last[b.size()];
}

std::size_t most_edits(std::size_t length) { return std::clamp<std::size_t>(length / 3, 1, 5); }

} // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return distance(folded(a), folded(b)); }

std::optional<std::string> nearest(std::string_view wanted, std::span<const std::string> known) {
  const std::u32string folded_wanted = folded(wanted);
  if (folded_wanted.empty() || folded_wanted.size() > longest_name) return std::nullopt;
  const std::size_t most = most_edits(folded_wanted.size());
  const std::string* best = nullptr;
  std::size_t best_distance = most + 1;
  for (const std::string& candidate : known) {
    const std::u32string folded_candidate = folded(candidate);
    const auto [shorter, longer] = std::minmax({folded_wanted.size(), folded_candidate.size()});
    if (longer - shorter >= best_distance) continue;
    const std::size_t edits = distance(folded_wanted, folded_candidate);
    // As many edits as characters would make any short name near any other.
    if (edits < best_distance && edits < longer) {
      best = &candidate;
      best_distance = edits;
    }
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

} // namespace casus::source
