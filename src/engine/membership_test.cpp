// SPDX-License-Identifier: Apache-2.0
#include "engine/membership.h"
#include "engine/nesting.h"
#include "engine/world_builder.h"

#include <gtest/gtest.h>

namespace casus::engine {
namespace {

using time::Truth;

TEST(Nesting, TellsWhatIsInside) {
  const Nesting nesting({none, 0, 0, 1, none}); // 0 holds 1 and 2, 1 holds 3
  EXPECT_TRUE(nesting.inside(3, 0));
  EXPECT_TRUE(nesting.inside(3, 1));
  EXPECT_TRUE(nesting.inside(3, 3));
  EXPECT_FALSE(nesting.inside(3, 2));
  EXPECT_FALSE(nesting.inside(0, 3));
  EXPECT_FALSE(nesting.inside(4, 0));
}

TEST(Membership, HoldsAlongAPathWhileEverySpellLasts) {
  std::vector<model::Actor> actors(3); // 0 in 1 from day 1 to day 5, 1 in 2 from day 2
  actors[1].members.push_back({{0}, second(day), second(5 * day), {}});
  actors[2].members.push_back({{1}, second(2 * day), std::nullopt, {}});
  const Membership membership(actors);
  EXPECT_EQ(membership.member(0, 2, second(2 * day - 1)), Truth::impossible);
  EXPECT_EQ(membership.member(0, 2, second(2 * day)), Truth::certain);
  EXPECT_EQ(membership.member(0, 2, second(5 * day)), Truth::impossible);
  EXPECT_EQ(membership.member(0, 2, vague(4 * day, 6 * day)), Truth::depends);
  EXPECT_EQ(membership.member(2, 2, second(0)), Truth::certain);
  EXPECT_EQ(membership.member(2, 0, second(3 * day)), Truth::impossible);
  EXPECT_EQ(membership.ever(2), (std::vector<std::uint32_t>{0, 1, 2}));
}

} // namespace
} // namespace casus::engine
