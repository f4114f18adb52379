// SPDX-License-Identifier: Apache-2.0
#include "questions/due.h"
#include "questions/sample.h"

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

using sample::end_of;

class DueTable : public ::testing::Test {
protected:
  model::Model world = sample::world();

  std::vector<Table> tables(std::vector<model::Duty> duties, bool all = false, bool standing = true) const {
    model::Outcome outcome = sample::outcome(world);
    outcome.duties = std::move(duties);
    return to_tables(due(sample::on(world, end_of(7, 10), std::move(outcome)), {.all = all}), standing);
  }

  static bool notes_say(const Table& table, std::string_view what) {
    return std::ranges::any_of(table.notes, [&](const std::string& note) { return note.contains(what); });
  }

  /// Waiting too, from the attack that came two days later.
  static model::Duty waiting_later() {
    model::Duty duty = sample::duty(false);
    duty.chain = {model::FactId{4}};
    duty.opened = sample::day(7, 10);
    return duty;
  }

  static model::Duty standing_promise() {
    model::Duty duty = sample::duty(false);
    duty.chain.clear();
    duty.awaiting = 0;
    duty.verdict = model::Verdict::open;
    return duty;
  }
};

TEST_F(DueTable, ARowNamesDutyEventAndVerdict) {
  const Table table = tables({sample::duty(true)}).front();
  ASSERT_EQ(table.rows.size(), 1U);
  const auto& row = table.rows[0];
  EXPECT_EQ(row[0].text, "United Kingdom and Ukraine");
  EXPECT_EQ(row[1].text, "consult jointly");
  EXPECT_EQ(row[2].text, "2024-07-10 12:00 +00:00");
  EXPECT_EQ(row[3].text, "11 h 59 min ago, broken");
  EXPECT_EQ(row[3].emphasis, Emphasis::bad);
  EXPECT_EQ(row[4].text, "political");
  EXPECT_EQ(row[5].text, "uk-2024/consult@attack-1 (Part VIII.2)");
  EXPECT_TRUE(notes_say(table, "@attack-1: Missiles on Kyiv, 2024-07-08"));
}

TEST_F(DueTable, TheBeneficiaryHasTheRoleOfTheClause) {
  model::Duty duty = sample::duty(true);
  duty.beneficiary = sample::poland;
  EXPECT_EQ(tables({duty}).front().rows[0][1].text, "consult jointly, to Poland");
  world.clauses[0].beneficiary.role = model::Role::with;
  EXPECT_EQ(tables({duty}).front().rows[0][1].text, "consult jointly, with Poland");
}

TEST_F(DueTable, MomentsAreTheLastPermittedOnes) {
  const Table table = tables({sample::duty(true)}).front();
  EXPECT_EQ(table.columns[2].header, "by when");
  EXPECT_EQ(table.columns[2].name, "last_permitted_moment");
  EXPECT_TRUE(notes_say(table, "a moment given is the last permitted one."));
  EXPECT_FALSE(notes_say(tables({sample::duty(false)}).front(), "a moment given"));
}

TEST_F(DueTable, WaitingRowsSayForWhatAndWhatThen) {
  const Table table = tables({sample::duty(false)}).front();
  EXPECT_EQ(table.rows[0][2].text, "waits for: a request for consultation by either party; then within 24 hours");
  EXPECT_EQ(table.rows[0][3].text, "-");
}

TEST_F(DueTable, WhatIsSoftenedSaysHedged) {
  world.clauses[0].hedges = {{.hedge = model::Hedge::own_law}};
  const Table table = tables({sample::duty(true)}).front();
  EXPECT_EQ(table.rows[0][4].text, "political, hedged");
  EXPECT_TRUE(notes_say(table, "hedged: words of the text soften it"));
}

TEST_F(DueTable, WaitingDutiesOfOneClauseAreOneRowUnlessAllAreAsked) {
  const std::vector<model::Duty> duties{sample::duty(false), waiting_later()};
  const Table one = tables(duties).front();
  ASSERT_EQ(one.rows.size(), 1U);
  EXPECT_EQ(one.rows[0][5].text, "uk-2024/consult@attack-poland (Part VIII.2) and 1 earlier");
  EXPECT_FALSE(notes_say(one, "@attack-1"));
  EXPECT_EQ(tables(duties, true).front().rows.size(), 2U);
}

TEST_F(DueTable, DutiesWithADeadlineAreNeverGrouped) {
  EXPECT_EQ(tables({sample::duty(true), sample::duty(true)}).front().rows.size(), 2U);
}

TEST_F(DueTable, StandingPromisesComeApart) {
  const std::vector<model::Duty> duties{sample::duty(true), standing_promise()};
  const auto both = tables(duties);
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[1].columns.size(), 5U);
  EXPECT_EQ(both[1].rows[0][2].text, "within 24 hours");
  const auto opened = tables(duties, false, false);
  ASSERT_EQ(opened.size(), 1U);
  EXPECT_TRUE(notes_say(opened[0], "1 standing promise"));
}

TEST_F(DueTable, ClosedDutiesComeLastWhenAsked) {
  model::Duty kept = sample::duty(true);
  kept.verdict = model::Verdict::kept;
  const auto all = tables({kept}, true);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_TRUE(notes_say(all[0], "Nothing that an event opened is owed."));
  EXPECT_EQ(all[1].title, "Closed");
}

TEST_F(DueTable, ManyBearersAreCounted) {
  model::Duty duty = sample::duty(true);
  duty.bearers = {sample::uk, sample::ukraine, sample::russia, sample::usa, sample::poland};
  EXPECT_EQ(tables({duty}).front().rows[0][0].text, "the 5 parties");
}

TEST_F(DueTable, CellsAreNeverEmpty) {
  for (const Table& table : tables({sample::duty(true), sample::duty(false), standing_promise()}, true)) {
    for (const auto& row : table.rows) {
      EXPECT_EQ(row.size(), table.columns.size()) << table.title;
      for (const Cell& cell : row) {
        EXPECT_FALSE(cell.text.empty()) << table.title;
      }
    }
  }
}

} // namespace
} // namespace casus::questions
