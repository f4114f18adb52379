// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reading_test.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

using model::Hedge;
using model::Timing;

model::When when(const std::string& line) {
  const Read read = clause("  each party shall consult\n  " + line + "\n");
  EXPECT_EQ(read.codes(), "") << line;
  return read.model.clauses.at(0).when;
}

TEST(Timing, EveryForm) {
  EXPECT_EQ(when("within 24 hours of the first event").anchor, model::Anchor::first_event);
  EXPECT_EQ(when("by 2024-12-31").timing, Timing::by_date);
  EXPECT_EQ(when("before 2024-12-31").timing, Timing::before_date);
  EXPECT_EQ(when("every 1 year").timing, Timing::every);
  EXPECT_EQ(when("at all times").timing, Timing::at_all_times);
  EXPECT_EQ(when("on each").timing, Timing::on_each);
  EXPECT_EQ(when("when asked").timing, Timing::when_asked);
  EXPECT_EQ(when("immediately").timing, Timing::immediately);
}

TEST(Timing, HedgesSoftenIt) {
  const model::When soft = when("immediately, where possible within 24 hours");
  EXPECT_EQ(soft.timing, Timing::within);
  ASSERT_EQ(soft.hedges.size(), 2U);
  EXPECT_EQ(soft.hedges[0].hedge, Hedge::immediately);
  EXPECT_EQ(soft.hedges[1].hedge, Hedge::where_possible);
  const model::When swift = when("swiftly");
  EXPECT_EQ(swift.timing, Timing::immediately);
  ASSERT_EQ(swift.hedges.size(), 1U);
  EXPECT_EQ(swift.hedges[0].words, "swiftly");
}

TEST(Timing, RefusesUntilAndClockPeriods) {
  EXPECT_EQ(clause("  each party shall consult\n  until 2024-12-31\n").codes(), "R314");
  EXPECT_EQ(clause("  each party shall consult\n  every 24 hours\n").codes(), "R311");
}

TEST(Hedges, OfClauses) {
  const Read read = clause("  each party shall consult\n  immediately\n  hedged best efforts, \"in good faith\"\n");
  ASSERT_EQ(read.codes(), "");
  const auto& hedges = read.model.clauses.at(0).hedges;
  ASSERT_EQ(hedges.size(), 2U);
  EXPECT_EQ(hedges[0].hedge, Hedge::best_efforts);
  EXPECT_EQ(hedges[1].words, "in good faith");
  EXPECT_EQ(clause("  each party shall consult\n  immediately\n  hedged bestefforts\n").codes(), "R315");
}

} // namespace
} // namespace casus::language
