// SPDX-License-Identifier: Apache-2.0
#include "questions/due.h"
#include "questions/ids.h"
#include "questions/sample.h"

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

using sample::end_of;

/// A case on 10 July with these duties.
Case with(const model::Model& world, std::vector<model::Duty> duties) {
  model::Outcome outcome = sample::outcome(world);
  outcome.duties = std::move(duties);
  return sample::on(world, end_of(7, 10), std::move(outcome));
}

TEST(Due, SaysWhoWhatAndByWhen) {
  const model::Model world = sample::world();
  const DueAnswer answer = due(with(world, {sample::duty(true)}));
  ASSERT_EQ(answer.duties.size(), 1U);
  const DutyRow& row = answer.duties[0];
  EXPECT_EQ(row.id, "uk-2024/consult@attack-1");
  EXPECT_EQ(row.bearers, (std::vector<std::string>{"United Kingdom", "Ukraine"}));
  EXPECT_EQ(row.act, "consult");
  EXPECT_EQ(row.events, (std::vector<std::string>{"attack-1", "request-1"}));
  EXPECT_EQ(row.left, time::Elapsed{-(11 * 3600 + 3599 + 0)});
  EXPECT_EQ(row.force_words, "political commitment");
}

TEST(Due, AWaitingDutySaysWhatItWaitsFor) {
  const model::Model world = sample::world();
  const Case known = with(world, {sample::duty(false)});
  EXPECT_EQ(due(known).duties[0].waits_for, (std::vector<std::string>{"request for consultation by either party"}));
  EXPECT_EQ(to_flat_table(due(known)).rows[0][3].text, "waits for: request for consultation by either party");
}

TEST(Due, OrdersByDeadlineThenOpenThenWaitingThenClosed) {
  const model::Model world = sample::world();
  model::Duty later = sample::duty(true);
  later.deadline->earliest.seconds += 60;
  later.deadline->latest.seconds += 60;
  model::Duty timeless = sample::duty(true);
  timeless.deadline.reset();
  timeless.verdict = model::Verdict::open;
  model::Duty kept = sample::duty(true);
  kept.verdict = model::Verdict::kept;
  const DueAnswer answer =
      due(with(world, {kept, sample::duty(false), timeless, later, sample::duty(true)}), {.all = true});
  ASSERT_EQ(answer.duties.size(), 5U);
  EXPECT_LT(answer.duties[0].deadline->last(), answer.duties[1].deadline->last());
  EXPECT_FALSE(answer.duties[2].deadline);
  EXPECT_EQ(answer.duties[3].verdict, model::Verdict::waiting);
  EXPECT_EQ(answer.duties[4].verdict, model::Verdict::kept);
}

TEST(Due, LeavesOutWhatIsClosedAndWhatIsNoDuty) {
  const model::Model world = sample::world();
  model::Duty kept = sample::duty(true);
  kept.verdict = model::Verdict::kept;
  const model::Duty intention{.clause = sample::train, .bearers = {sample::usa}};
  model::Duty never = sample::duty(true);
  never.exists = time::Truth::impossible;
  const DueAnswer answer = due(with(world, {kept, intention, never}));
  EXPECT_TRUE(answer.duties.empty());
  EXPECT_EQ(answer.closed, 1U);
  EXPECT_EQ(answer.intentions, 1U);
  EXPECT_EQ(to_json(answer).at("closed_left_out"), 1);
}

TEST(Due, Filters) {
  const model::Model world = sample::world();
  const Case known = with(world, {sample::duty(true)});
  EXPECT_EQ(due(known, {.by = sample::uk}).duties.size(), 1U);
  EXPECT_EQ(due(known, {.by = sample::usa}).duties.size(), 0U);
  EXPECT_EQ(due(known, {.to = sample::ukraine}).duties.size(), 1U) << "what two owe jointly, each owes the other";
  EXPECT_EQ(due(known, {.by = sample::ukraine, .to = sample::ukraine}).duties.size(), 0U) << "nobody owes themselves";
  EXPECT_EQ(due(known, {.to = sample::usa}).duties.size(), 0U);
  EXPECT_EQ(due(known, {.agreement = sample::usa_2024}).duties.size(), 0U);
}

TEST(DutyId, PartsDependOnTheClauseAlone) {
  model::Model world = sample::world();
  model::Clause& clause = world.clauses[0];
  clause.bearers.quantifier = model::Quantifier::each;
  clause.beneficiary.set = model::BeneficiarySet::each_other_party;
  clause.when.timing = model::Timing::every;
  model::Duty duty = sample::duty(true);
  duty.bearers = {sample::uk};
  duty.beneficiary = sample::ukraine;
  duty.period = 2;
  EXPECT_EQ(duty_id(with(world, {}), duty), "uk-2024/consult@attack-1.united-kingdom.ukraine.3");
  duty.chain.clear();
  EXPECT_EQ(duty_id(with(world, {}), duty), "uk-2024/consult.united-kingdom.ukraine.3");
}

TEST(DutyId, NamesThePartyAttackedOnlyWhereNothingElseDoes) {
  model::Model world = sample::world();
  model::Duty duty = sample::duty(true);
  duty.that_party = sample::ukraine;
  EXPECT_EQ(duty_id(with(world, {}), duty), "uk-2024/consult@attack-1.ukraine");
  world.clauses[0].beneficiary.set = model::BeneficiarySet::that_party;
  duty.beneficiary = sample::ukraine;
  EXPECT_EQ(duty_id(with(world, {}), duty), "uk-2024/consult@attack-1.ukraine");
}

TEST(Ids, FindWhatAUserTypes) {
  const model::Model world = sample::world();
  EXPECT_EQ(find_actor(world, "united states"), sample::usa);
  EXPECT_EQ(find_actor(world, "us"), sample::usa);
  EXPECT_EQ(find_actor(world, "united-kingdom"), sample::uk);
  EXPECT_FALSE(find_actor(world, "Atlantis"));
  EXPECT_EQ(find_clause(world, "usa-2024/train"), sample::train);
  EXPECT_EQ(slug("  The \"Coalition\" of (the) Willing. "), "the-coalition-of-the-willing");
}

} // namespace
} // namespace casus::questions
