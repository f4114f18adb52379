// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/first_facts.h"

namespace casus::engine {

std::uint32_t FirstFacts::add(const StreamFact& fact) {
  const std::size_t word = fact.number / 64;
  const auto index = static_cast<std::uint32_t>(facts_.size());
  if (word >= words_.size()) words_.resize(word + 1, {.bits = 0, .kept_before = index});
  words_[word].bits |= std::uint64_t{1} << (fact.number % 64);
  facts_.push_back(
      {.second = fact.second, .number = fact.number, .kind = fact.kind, .roles = fact.roles, .place = fact.place});
  return index;
}

} // namespace casus::engine
