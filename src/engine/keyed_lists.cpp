// SPDX-License-Identifier: Apache-2.0
#include "engine/keyed_lists.h"

#include <bit>

namespace casus::engine {

std::uint32_t KeyedLists::find_or_add(std::uint64_t key) {
  std::size_t slot = hash(key) & (slots_.size() - 1);
  while (slots_[slot] != empty_slot) {
    if (keys_[slots_[slot]] == key) return slots_[slot];
    slot = (slot + 1) & (slots_.size() - 1);
  }
  slots_[slot] = static_cast<std::uint32_t>(keys_.size());
  keys_.push_back(key);
  return slots_[slot];
}

KeyedLists::KeyedLists(std::span<const KeyedValue> entries)
    : slots_(std::bit_ceil(entries.size() * 2 + 1), empty_slot), values_(entries.size()) {
  std::vector<std::uint32_t> list_of(entries.size());
  std::vector<std::uint32_t> ends;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    list_of[i] = find_or_add(entries[i].key);
    ends.resize(keys_.size());
    ++ends[list_of[i]];
  }
  begins_.resize(keys_.size() + 1);
  for (std::size_t list = 0; list < ends.size(); ++list) {
    begins_[list + 1] = begins_[list] + ends[list];
    ends[list] = begins_[list];
  }
  for (std::size_t i = 0; i < entries.size(); ++i)
    values_[ends[list_of[i]]++] = entries[i].value;
}

} // namespace casus::engine
