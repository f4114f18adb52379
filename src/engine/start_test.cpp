// SPDX-License-Identifier: Apache-2.0
// Unstated entry rules, consent by deposit, provisional application, supersession (rules, section 3).
#include "engine/world_builder.h"

#include <gtest/gtest.h>

namespace casus::engine {
namespace {

using model::LegalAct;
using time::Truth;

struct Start : testing::Test, ConsultationWorld {
  Start() { log.facts.clear(); }
  model::Agreement& text() { return (*this)[treaty]; }
  model::AgreementState state(std::int64_t at) { return answer(at).agreements[treaty.value]; }
  // In force by deposit, applied provisionally from signature.
  void provisionally() {
    text().entry.consent = LegalAct::deposit;
    text().provisional = model::EntryRule{};
  }
  model::KindId deposit = kind("deposit", LegalAct::deposit);
};

TEST_F(Start, ARuleThatTheTextLacksIsReadAsSignatureByAll) {
  text().entry = {.stated = false, .on = time::Date{2024, 6, 1}, .consent = LegalAct::ratification, .count = 1};
  text().entry.quorum = model::QuorumKind::count;
  about(treaty, signature, day, {a});
  EXPECT_FALSE(state(2 * day).entry);
  about(treaty, signature, 3 * day, {b});
  EXPECT_EQ(state(4 * day).entry, second(3 * day));
}

TEST_F(Start, ConsentIsGivenByDeposit) {
  text().entry.consent = LegalAct::deposit;
  about(treaty, signature, day, {a, b});
  about(treaty, deposit, 2 * day, {a});
  EXPECT_FALSE(state(3 * day).entry);
  about(treaty, deposit, 4 * day, {b});
  EXPECT_EQ(state(5 * day).entry, second(4 * day));
  EXPECT_EQ(state(5 * day).parties[0].consented_at, second(2 * day));
}

TEST_F(Start, ProvisionalApplicationStandsInUntilEntry) {
  provisionally();
  about(treaty, signature, day, {a, b});
  const auto applied = state(2 * day);
  EXPECT_EQ(applied.in_force, Truth::certain);
  EXPECT_EQ(applied.provisional, Truth::certain);
  EXPECT_EQ(applied.provisional_from, second(day));
  EXPECT_FALSE(applied.entry);
  EXPECT_EQ(applied.parties[0].bound_from, second(day));
  EXPECT_EQ(applied.parties[0].bound, Truth::certain);
  EXPECT_FALSE(applied.parties[0].consented_at);
  about(treaty, deposit, 3 * day, {a, b});
  const auto entered = state(4 * day);
  EXPECT_EQ(entered.entry, second(3 * day));
  EXPECT_EQ(entered.in_force, Truth::certain);
  EXPECT_EQ(entered.provisional, Truth::impossible);
  EXPECT_EQ(entered.parties[0].bound_from, second(day));
}

TEST_F(Start, DutiesAriseWhileItIsAppliedProvisionally) {
  provisionally();
  about(treaty, signature, day, {a, b});
  attacked(2 * day);
  EXPECT_EQ(answer(3 * day).duties.size(), 1U);
  text().provisional.reset();
  EXPECT_TRUE(answer(3 * day).duties.empty());
}

TEST_F(Start, NoticeEndsTheProvisionalApplicationForItsAuthor) {
  provisionally();
  about(treaty, signature, day, {a, b});
  about(treaty, notice, 2 * day, {b});
  const auto left = state(3 * day);
  EXPECT_EQ(left.parties[1].left_at, second(2 * day));
  EXPECT_EQ(left.parties[1].bound, Truth::impossible);
  EXPECT_EQ(left.parties[0].bound, Truth::certain);
  EXPECT_EQ(left.in_force, Truth::certain);
}

TEST_F(Start, NoticeAfterEntryEndsNoProvisionalApplication) {
  provisionally();
  about(treaty, signature, day, {a, b});
  about(treaty, deposit, 2 * day, {a, b});
  about(treaty, notice, 3 * day, {b});
  EXPECT_FALSE(state(4 * day).parties[1].left_at);
}

TEST_F(Start, AVagueEntryLeavesTheProvisionalStartAlone) {
  provisionally();
  about(treaty, signature, day, {a, b});
  const auto f = fact(deposit, vague(2 * day, 5 * day), {.by = {a, b}});
  (*this)[f].of = treaty;
  const auto open = state(3 * day);
  EXPECT_EQ(open.in_force, Truth::certain);
  EXPECT_EQ(open.provisional, Truth::depends);
  EXPECT_EQ(open.parties[0].bound_from, second(day));
}

TEST_F(Start, WhatIsOwedWithoutATriggerOpensWithTheProvisionalStart) {
  provisionally();
  const auto c = clause(treaty, consultation);
  (*this)[c].when = {.timing = model::Timing::by_date, .date = {2024, 3, 1}};
  about(treaty, signature, day, {a, b});
  const model::Outcome outcome = answer(2 * day);
  ASSERT_EQ(outcome.duties.size(), 2U);
  EXPECT_EQ(outcome.duties[0].opened, second(day));
}

TEST_F(Start, AnAgreementEndsWithTheEntryOfTheOneThatSupersedesIt) {
  const auto later = agreement({a, b});
  (*this)[later].supersedes = {treaty};
  about(treaty, signature, day, {a, b});
  about(later, signature, 3 * day, {a});
  EXPECT_FALSE(state(4 * day).end);
  about(later, signature, 5 * day, {b});
  const auto over = state(6 * day);
  EXPECT_EQ(over.end, second(5 * day));
  EXPECT_EQ(over.cause, model::EndCause::superseded);
  EXPECT_EQ(over.superseded_by, later);
  EXPECT_EQ(over.in_force, Truth::impossible);
  EXPECT_EQ(answer(6 * day).clauses[consult.value], model::ClauseState::spent);
}

TEST_F(Start, ATermThatEndsFirstIsTheCauseThoughSuperseded) {
  const auto later = agreement({a, b});
  (*this)[later].supersedes = {treaty};
  text().term = model::Term{time::days(2), model::TermStart::entry_into_force, ""};
  about(treaty, signature, day, {a, b});
  about(later, signature, 5 * day, {a, b});
  EXPECT_EQ(state(6 * day).cause, model::EndCause::term);
  EXPECT_FALSE(state(6 * day).superseded_by);
}

} // namespace
} // namespace casus::engine
