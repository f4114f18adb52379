// SPDX-License-Identifier: Apache-2.0
// Drawing lots: numbers that follow from a seed and a counter alone, the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>

namespace casus::oracle {

/// The n-th number is a mix of seed and n (the finaliser of SplitMix64); nothing else is kept.
class Lot {
public:
  explicit Lot(std::uint64_t seed) : seed_(seed) {}

  std::uint64_t next() {
    std::uint64_t x = seed_ * 0x9e3779b97f4a7c15ULL + ++count_ * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
  }

  /// 0 to n - 1; n must not be 0.
  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(next() % n); }
  /// from to to, both included.
  std::int64_t between(std::int64_t from, std::int64_t to) {
    return from + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(to - from + 1));
  }
  /// The same where the numbers are small enough for a count of days or months.
  std::int32_t small(std::int32_t from, std::int32_t to) { return static_cast<std::int32_t>(between(from, to)); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }

  template <class List>
  const auto& pick(const List& list) {
    return list[below(list.size())];
  }

private:
  std::uint64_t seed_;
  std::uint64_t count_ = 0;
};

} // namespace casus::oracle
