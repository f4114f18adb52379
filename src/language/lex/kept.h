// SPDX-License-Identifier: Apache-2.0
// Many small things of one type, put behind one another in few pieces of memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace casus::language {

/// What it gave stays where it is, also when the keeper moves.
template <class T>
class Kept {
public:
  Kept() = default;
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;
  Kept(Kept&&) = default;
  Kept& operator=(Kept&&) = default;
  ~Kept() = default;

  /// A copy of each, side by side.
  std::span<T> keep(std::span<const T> things) {
    make_room(things.size());
    std::vector<T>& piece = pieces_.back();
    piece.insert(piece.end(), things.begin(), things.end());
    return std::span<T>(piece).last(things.size());
  }

  const T* keep(T thing) {
    make_room(1);
    return &pieces_.back().emplace_back(std::move(thing));
  }

  /// Forgets all and keeps some of the room.
  void clear() {
    if (pieces_.empty()) return;
    std::swap(pieces_.front(), pieces_.back());
    pieces_.resize(1);
    pieces_.front().clear();
  }

private:
  static constexpr std::size_t first_piece = 64;
  static constexpr std::size_t largest_piece = 8192;

  void make_room(std::size_t things) {
    if (!pieces_.empty() && pieces_.back().capacity() - pieces_.back().size() >= things) return;
    const std::size_t next = pieces_.empty() ? first_piece : std::min(2 * pieces_.back().capacity(), largest_piece);
    pieces_.emplace_back().reserve(std::max(next, things));
  }

  std::vector<std::vector<T>> pieces_;
};

} // namespace casus::language
