// SPDX-License-Identifier: Apache-2.0
#include "questions/match.h"
#include "questions/sample.h"

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

using sample::day;
using time::Truth;

TEST(Match, MembershipHasItsDates) {
  model::Model world = sample::world();
  world.actors[sample::poland.value].members = {{.member = sample::uk, .from = day(3, 1), .to = day(7, 1)}};
  EXPECT_EQ(is_member(world, sample::uk, sample::poland, day(2, 1)), Truth::impossible);
  EXPECT_EQ(is_member(world, sample::uk, sample::poland, day(4, 1)), Truth::certain);
  EXPECT_EQ(is_member(world, sample::uk, sample::poland, day(7, 1)), Truth::depends);
  EXPECT_EQ(is_member(world, sample::uk, sample::poland, day(8, 1)), Truth::impossible);
}

TEST(Match, BoundOnlyWhileInForce) {
  const model::Model world = sample::world();
  const Case known = sample::on(world, sample::end_of(7, 10), sample::outcome(world));
  EXPECT_EQ(bound_at(known, sample::uk_2024, sample::uk, day(7, 1)), Truth::certain);
  EXPECT_EQ(bound_at(known, sample::uk_2024, sample::uk, day(1, 11)), Truth::impossible);
  EXPECT_EQ(bound_at(known, sample::uk_2024, sample::poland, day(7, 1)), Truth::impossible);
  EXPECT_EQ(in_force_at(known, sample::usa_2024, day(7, 1)), Truth::impossible);
}

TEST(Match, MutualKindsReadByAndWithAsOne) {
  const model::Model world = sample::world();
  const Case known = sample::on(world, sample::end_of(7, 10), sample::outcome(world));
  model::Fact talk{.kind = sample::consultation};
  talk.roles[0] = {sample::uk};
  talk.roles[3] = {sample::ukraine};
  talk.moment = day(7, 9);
  model::Pattern pattern = sample::pattern(sample::consultation);
  pattern.roles[0] = {model::Selector::named, sample::ukraine};
  EXPECT_EQ(match(known, talk, pattern).truth, Truth::certain);
  pattern.roles[0].actor = sample::poland;
  EXPECT_EQ(match(known, talk, pattern).truth, Truth::impossible);
}

TEST(Match, ConditionsAreTestedAtTheEvent) {
  const model::Model world = sample::world();
  const Case known = sample::on(world, sample::end_of(7, 10), sample::outcome(world));
  model::Condition since{.kind = model::ConditionKind::since};
  since.first = sample::pattern(sample::attack);
  since.second = sample::pattern(sample::request);
  const model::Fact& attack = *known.fact({2});
  const model::Fact& request = *known.fact({3});
  EXPECT_EQ(holds(known, since, attack, sample::uk_2024), Truth::certain);
  EXPECT_EQ(holds(known, since, request, sample::uk_2024), Truth::impossible);
  const model::Condition never{.kind = model::ConditionKind::negation, .parts = {since}};
  EXPECT_EQ(holds(known, never, request, sample::uk_2024), Truth::certain);
}

} // namespace
} // namespace casus::questions
