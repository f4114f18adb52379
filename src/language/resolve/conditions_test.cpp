// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reading_test.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

using model::ConditionKind;

TEST(Conditions, Nested) {
  const Read read =
      clause("  each party may consult\n"
             "  while not (Finland is a member of NATO or pact is in force) and no armed attack on Ukraine\n"
             "  unless since armed attack until consultation\n");
  ASSERT_EQ(read.codes(), "");
  const model::Condition& all = *read.model.clauses.at(0).while_;
  ASSERT_EQ(all.kind, ConditionKind::conjunction);
  ASSERT_EQ(all.parts.size(), 2U);
  EXPECT_EQ(all.parts[0].kind, ConditionKind::negation);
  EXPECT_EQ(all.parts[0].parts.at(0).kind, ConditionKind::disjunction);
  EXPECT_EQ(all.parts[1].parts.at(0).kind, ConditionKind::happened);
  EXPECT_EQ(read.model.clauses.at(0).unless->kind, ConditionKind::since);
}

TEST(Conditions, MayEndWithItsPlaceInTheText) {
  EXPECT_EQ(clause("  each party may consult\n  while pact is in force (Art. II)\n").codes(), "");
  EXPECT_EQ(clause("  each party may consult\n  while pact is in force (and no armed attack)\n").codes(), "R308");
}

TEST(Conditions, Faults) {
  EXPECT_EQ(
      clause("  each party may consult\n  while pact is in force and pact is in force or pact is in force\n").codes(),
      "R316");
  EXPECT_EQ(clause("  each party may consult\n  while Finlan is a member of NATO\n").codes(), "R301");
  EXPECT_EQ(clause("  each party may consult\n  while Finland is member of NATO\n").codes(), "R307");
}

} // namespace
} // namespace casus::language
