// SPDX-License-Identifier: Apache-2.0
#include "questions/sample.h"
#include "questions/words.h"

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

TEST(Words, AClauseIsOneSentence) {
  model::Model world = sample::world();
  model::Clause& clause = world.clauses[0];
  clause.when.hedges = {{.hedge = model::Hedge::immediately}, {.hedge = model::Hedge::where_possible}};
  clause.unless = model::Condition{.kind = model::ConditionKind::member, .actor = sample::uk, .group = sample::poland};
  clause.not_applied_to_author = true;
  EXPECT_EQ(
      sentence(world, clause),
      "on armed attack on Ukraine, then request for consultation by either party: the parties shall jointly "
      "consult, immediately, where possible within 24 hours, unless United Kingdom is a member of Poland; does not "
      "apply to the author of the event");
  EXPECT_EQ(sentence(world, world.clauses[1]), "not provided: mutual defence");
}

TEST(Words, EitherPartyIsOneOfTwo) {
  model::Model world = sample::world();
  world.agreements[0].parties.push_back(sample::poland);
  EXPECT_EQ(describe(world, world.clauses[0].links[1], world.agreements[0]), "request for consultation by any party");
  EXPECT_EQ(describe(world, world.agreements[0].exits[0], world.agreements[0]),
            "6 months after signature by any party");
  EXPECT_EQ(describe(world, world.clauses[0].links[1].alternatives[0]), "request for consultation by a party");
}

TEST(Words, WithoutALastMomentNoTimeRuns) {
  EXPECT_EQ(explain(model::Verdict::open, true), "owed, and its time has not run out");
  EXPECT_EQ(explain(model::Verdict::open, false), "owed; no last moment is stated");
}

TEST(Words, Timings) {
  model::When when{.timing = model::Timing::by_date, .date = {2024, 12, 31}};
  EXPECT_EQ(describe(when), "by 2024-12-31");
  when = {
      .timing = model::Timing::within, .span = time::TimeSpan(time::months(6)), .anchor = model::Anchor::first_event};
  EXPECT_EQ(describe(when), "within 6 months of the first event");
  EXPECT_EQ(describe(model::When{.timing = model::Timing::immediately}), "immediately");
  EXPECT_EQ(describe(model::When{.timing = model::Timing::immediately, .hedges = {{.hedge = model::Hedge::swiftly}}}),
            "swiftly");
}

TEST(Words, ExitsEntriesAndMoney) {
  const model::Model world = sample::world();
  EXPECT_EQ(describe(world, world.agreements[0].exits[0], world.agreements[0]),
            "6 months after signature by either party");
  EXPECT_EQ(entry_words(world, world.agreements[0]), "from signature by all parties");
  EXPECT_EQ(describe(world.agreements[1].money[0]), "intent: no specific amount (USD)");
  EXPECT_EQ(describe(model::Amount{.value = 2.5e9, .currency = "GBP"}), "2500000000 GBP");
  EXPECT_EQ(describe(model::Amount{.value = 0.25, .currency = "EUR"}), "0.25 EUR");
}

TEST(Words, Lists) {
  EXPECT_EQ(join({}), "");
  EXPECT_EQ(join({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(join({"a", "b"}, "or"), "a or b");
}

TEST(Words, HedgesOfDeadlineClauseAndAgreement) {
  model::Model world = sample::world();
  world.agreements[1].hedges = {{.hedge = model::Hedge::availability_of_funds, .words = "subject to funds"}};
  EXPECT_EQ(all_hedges(world, world.clauses[2]),
            (std::vector<std::string>{"subject to appropriation", "subject to funds"}));
  EXPECT_EQ(force_words(world, world.clauses[2]), "executive agreement, binding");
}

} // namespace
} // namespace casus::questions
