// SPDX-License-Identifier: Apache-2.0
#include "questions/sample.h"
#include "questions/status.h"

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

using sample::day;
using sample::end_of;

TEST(Status, WhatIsExpectedIsShownAsExpectedAndNeverAsSigned) {
  const model::Model world = sample::world();
  const Case known = sample::on(world, end_of(6, 12), sample::outcome(world));
  const AgreementStatus usa = status(known, std::array{sample::usa_2024}).agreements.front();
  EXPECT_EQ(usa.text, TextAxis::expected);
  EXPECT_EQ(usa.words, "expected to be signed 2024-06-13 (2 reports)");
  ASSERT_EQ(usa.expected.size(), 1U);
  EXPECT_EQ(usa.expected[0].sources, (std::vector<std::string>{"press", "office"}));
}

TEST(Status, ARetractedExpectationIsNotCounted) {
  model::Model world = sample::world();
  world.reports.push_back(world.reports[1]);
  world.reports.back().standing = model::Standing::retracted;
  const Case known = sample::on(world, end_of(6, 12), sample::outcome(world));
  EXPECT_EQ(status(known).agreements[1].words, "expected to be signed 2024-06-13 (1 report)");
}

TEST(Status, NothingWasKnownBefore) {
  const model::Model world = sample::world();
  const Case known = sample::on(world, end_of(6, 11), sample::outcome(world));
  EXPECT_EQ(status(known).agreements[1].text, TextAxis::nothing_recorded);
}

TEST(Status, AxesOfAnAgreementInForce) {
  const model::Model world = sample::world();
  model::Outcome outcome = sample::outcome(world);
  outcome.duties = {sample::duty(false)};
  const Case known = sample::on(world, end_of(7, 10), outcome);
  const AgreementStatus uk = status(known).agreements.front();
  EXPECT_EQ(uk.text, TextAxis::in_force);
  EXPECT_EQ(uk.end_rule, "term of 10 years (Part XII)");
  ASSERT_EQ(uk.parties.size(), 2U);
  EXPECT_EQ(uk.parties[0].actor, "United Kingdom");
  ASSERT_EQ(uk.clauses.size(), 2U);
  EXPECT_EQ(uk.clauses[0].waiting, 1U);
  EXPECT_EQ(uk.clauses[0].live, 0U);
}

TEST(Status, TheEndNamesItsCauseAndTheMonthEndRule) {
  const model::Model world = sample::world();
  model::Outcome outcome = sample::outcome(world);
  model::AgreementState& state = outcome.agreements[0];
  state.in_force = time::Truth::impossible;
  state.end = day(7, 1);
  state.cause = model::EndCause::termination;
  state.month_end_rule = true;
  const StatusAnswer answer = status(sample::on(world, end_of(7, 10), outcome));
  EXPECT_EQ(answer.agreements[0].text, TextAxis::ended);
  EXPECT_EQ(answer.agreements[0].words, "ended 2024-07-01 by termination");
  EXPECT_NE(to_tables(answer).front().notes.front().find("ETS 76 art. 4"), std::string::npos);
}

TEST(Status, TablesHaveAsManyCellsAsColumns) {
  const model::Model world = sample::world();
  for (const Table& table : to_tables(status(sample::on(world, end_of(7, 10), sample::outcome(world))))) {
    for (const auto& row : table.rows) {
      EXPECT_EQ(row.size(), table.columns.size()) << table.title;
      for (const Cell& cell : row) {
        EXPECT_FALSE(cell.text.empty()) << table.title;
      }
    }
  }
}

TEST(Status, JsonHasAVersionAndTheTimesAsked) {
  const model::Model world = sample::world();
  const boost::json::value json = to_json(status(sample::on(world, end_of(7, 10), sample::outcome(world))));
  EXPECT_EQ(json.at("schema"), "casus.status/1");
  EXPECT_EQ(json.at("asked").at("on").at("at"), "2024-07-10T23:59:59Z");
  EXPECT_EQ(json.at("agreements").at(0).at("text"), "in force");
  EXPECT_TRUE(json.at("agreements").at(1).at("entry").is_null());
}

} // namespace
} // namespace casus::questions
