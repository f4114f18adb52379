// SPDX-License-Identifier: Apache-2.0
#include "language/check/circles.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

using Circles = std::vector<std::vector<std::uint32_t>>;

TEST(Circles, AreGivenOnceFromTheirLeast) {
  EXPECT_EQ(circles({}), Circles{});
  EXPECT_EQ(circles({{0, 1}, {1, 2}}), Circles{});
  EXPECT_EQ(circles({{0, 0}}), (Circles{{0}}));
  EXPECT_EQ(circles({{1, 3}, {2, 1}, {3, 2}}), (Circles{{1, 3, 2}}));
  EXPECT_EQ(circles({{0, 1}, {1, 0}, {2, 3}, {3, 2}}), (Circles{{0, 1}, {2, 3}}));
  EXPECT_EQ(circles({{7, 5}, {5, 6}, {6, 7}, {5, 9}}), (Circles{{5, 6, 7}}));
}

TEST(Circles, LongChainsNeedNoStack) {
  Edges edges;
  for (std::uint32_t i = 0; i < 200000; ++i)
    edges.push_back({i, i + 1});
  EXPECT_TRUE(circles(edges).empty());
}

TEST(Circles, Sentence) {
  const auto name = [](std::uint32_t i) { return std::string(1, static_cast<char>('a' + i)); };
  EXPECT_EQ(sentence_of({0, 1}, "is in", name), "`a` is in `b`, which is in `a`");
}

} // namespace
} // namespace casus::language
