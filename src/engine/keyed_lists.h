// SPDX-License-Identifier: Apache-2.0
// An index built once and read often: for each 64-bit key a list of numbers, all lists in one array.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace casus::engine {

struct KeyedValue {
  std::uint64_t key;
  std::uint32_t value;
};

/// Values of one key keep the order in which they were given. A key that was never given has an empty list.
class KeyedLists {
public:
  KeyedLists() : slots_(1, empty_slot) {}
  explicit KeyedLists(std::span<const KeyedValue> entries);

  /// The number of the list of this key, `none_found` when there is none.
  std::uint32_t find(std::uint64_t key) const {
    for (std::size_t slot = hash(key) & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
      const std::uint32_t list = slots_[slot];
      if (list == empty_slot) return none_found;
      if (keys_[list] == key) return list;
    }
  }
  std::span<const std::uint32_t> list(std::uint32_t number) const {
    return {values_.data() + begins_[number], values_.data() + begins_[number + 1]};
  }
  std::span<const std::uint32_t> of(std::uint64_t key) const {
    const std::uint32_t number = find(key);
    return number == none_found ? std::span<const std::uint32_t>{} : list(number);
  }
  std::size_t size() const { return keys_.size(); }

  static constexpr std::uint32_t none_found = UINT32_MAX;

private:
  static constexpr std::uint32_t empty_slot = UINT32_MAX;
  static std::size_t hash(std::uint64_t key) {
    key = (key ^ (key >> 32)) * 0x9E3779B97F4A7C15ULL; // Fibonacci hashing: spreads keys that differ in few bits
    return static_cast<std::size_t>(key ^ (key >> 29));
  }
  std::uint32_t find_or_add(std::uint64_t key);

  std::vector<std::uint32_t> slots_; // a power of two of them, at most half full
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> values_;
};

} // namespace casus::engine
