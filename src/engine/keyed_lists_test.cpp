// SPDX-License-Identifier: Apache-2.0
#include "engine/keyed_lists.h"

#include <gtest/gtest.h>

namespace casus::engine {
namespace {

TEST(KeyedLists, KeepsTheOrderOfEachKey) {
  const std::vector<KeyedValue> entries{{7, 1}, {1ULL << 40, 2}, {7, 3}, {0, 4}, {7, 2}};
  const KeyedLists lists(entries);
  const auto seven = lists.of(7);
  EXPECT_EQ(std::vector(seven.begin(), seven.end()), (std::vector<std::uint32_t>{1, 3, 2}));
  EXPECT_EQ(lists.of(1ULL << 40).size(), 1U);
  EXPECT_TRUE(lists.of(8).empty());
  EXPECT_EQ(lists.size(), 3U);
}

TEST(KeyedLists, EmptyHasNothing) {
  EXPECT_TRUE(KeyedLists().of(0).empty());
  EXPECT_TRUE(KeyedLists(std::vector<KeyedValue>{}).of(0).empty());
}

TEST(KeyedLists, HoldsManyKeysThatDifferInFewBits) {
  std::vector<KeyedValue> entries;
  for (std::uint32_t i = 0; i < 10'000; ++i)
    entries.push_back({std::uint64_t{i} << 32, i});
  const KeyedLists lists(entries);
  for (std::uint32_t i = 0; i < 10'000; ++i)
    ASSERT_EQ(lists.of(std::uint64_t{i} << 32).front(), i);
}

} // namespace
} // namespace casus::engine
