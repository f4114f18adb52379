// SPDX-License-Identifier: Apache-2.0
// The facts that may open a duty once somebody asks: kept in the order in which they came, found by their number.
#pragma once

#include "engine/replay/large_pages.h"
#include "engine/replay/stream_fact.h"

#include <bit>

namespace casus::engine {

/// What is kept of a fact that begins chains: one line of memory.
struct alignas(64) FirstFact {
  std::int64_t second;
  std::uint32_t number;
  std::uint32_t kind;
  std::array<Players, model::role_count> roles;
  std::uint32_t place;
  std::uint32_t opened = 0; // a bit for each opener and key actor that has opened its duties
};
static_assert(sizeof(FirstFact) == 64);

class FirstFacts {
public:
  void reserve(std::size_t facts) { facts_.reserve(facts); }
  /// Numbers rise.
  std::uint32_t add(const StreamFact& fact);

  /// `none` where no kept fact has that number.
  std::uint32_t find(std::uint32_t number) const {
    const std::size_t word = number / 64;
    if (word >= words_.size() || (words_[word].bits >> (number % 64) & 1U) == 0) return none;
    const std::uint64_t before = words_[word].bits & ((std::uint64_t{1} << (number % 64)) - 1);
    return words_[word].kept_before + static_cast<std::uint32_t>(std::popcount(before));
  }
  FirstFact& operator[](std::uint32_t index) { return facts_[index]; }
  const FirstFact& operator[](std::uint32_t index) const { return facts_[index]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(facts_.size()); }

private:
  struct Word {
    std::uint64_t bits = 0;
    std::uint32_t kept_before = 0;
  };
  std::vector<FirstFact, LargePages<FirstFact>> facts_;
  std::vector<Word> words_; // a bit for each number up to the last one kept: a rank finds the fact
};

} // namespace casus::engine
