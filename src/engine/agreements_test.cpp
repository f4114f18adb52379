// SPDX-License-Identifier: Apache-2.0
// Entry, ends, accession, leaving, per pair (rules, section 3).
#include "engine/world_builder.h"

#include <gtest/gtest.h>

namespace casus::engine {
namespace {

using time::Truth;

struct Agreements : testing::Test, ConsultationWorld {
  model::AgreementState state(std::int64_t at) { return answer(at).agreements[treaty.value]; }
};

TEST_F(Agreements, EntersWhenTheLastPartySigns) {
  log.facts.clear();
  about(treaty, signature, day, {a});
  EXPECT_EQ(state(2 * day).in_force, Truth::impossible);
  EXPECT_FALSE(state(2 * day).entry);
  about(treaty, signature, 3 * day, {b});
  EXPECT_EQ(state(3 * day - 1).in_force, Truth::impossible);
  EXPECT_EQ(state(3 * day).in_force, Truth::certain);
  EXPECT_EQ(state(3 * day).entry, second(3 * day));
  EXPECT_EQ(state(3 * day).parties[0].signed_at, second(day));
}

TEST_F(Agreements, MajorityAndWaitingPeriod) {
  const auto c = actor("C");
  (*this)[treaty].parties.push_back(c);
  (*this)[treaty].entry = {.quorum = model::QuorumKind::majority, .after = time::hours(5)};
  EXPECT_EQ(state(day).entry, second(5 * hour));
  (*this)[treaty].entry.including = {c};
  EXPECT_FALSE(state(day).entry);
}

TEST_F(Agreements, EntersOnADateNamedInTheText) {
  (*this)[treaty].entry.on = time::Date{2024, 2, 1};
  EXPECT_EQ(state(30 * day).in_force, Truth::impossible);
  EXPECT_EQ(state(31 * day).in_force, Truth::certain);
}

TEST_F(Agreements, ATermIsHalfOpenAndKnowsTheMonthEndRule) {
  log.facts.clear();
  about(treaty, signature, 30 * day, {a, b}); // 31 January
  (*this)[treaty].term = model::Term{time::months(1), model::TermStart::entry_into_force, ""};
  const auto ended = state(59 * day); // 29 February
  EXPECT_EQ(ended.in_force, Truth::impossible);
  EXPECT_EQ(ended.cause, model::EndCause::term);
  EXPECT_TRUE(ended.month_end_rule);
  EXPECT_EQ(ended.end, second(59 * day));
  EXPECT_EQ(state(59 * day - 1).in_force, Truth::certain);
}

TEST_F(Agreements, NoticeEndsTheWholeAfterItsLastDay) {
  model::Exit exit;
  exit.trigger = pattern(notice);
  role(exit.trigger, model::Role::by, model::Selector::a_party);
  exit.after = time::days(10);
  (*this)[treaty].exits.push_back(exit);
  about(treaty, notice, day, {x}); // not a party
  EXPECT_FALSE(state(2 * day).end);
  about(treaty, notice, 2 * day + hour, {b});
  EXPECT_EQ(state(3 * day).end, second(13 * day));
  EXPECT_EQ(state(3 * day).cause, model::EndCause::exit);
  EXPECT_EQ(state(13 * day - 1).in_force, Truth::certain);
  EXPECT_EQ(state(13 * day).in_force, Truth::impossible);
}

TEST_F(Agreements, APolicyEndsWithItsGovernmentUnlessReaffirmed) {
  const auto change = kind("change", model::LegalAct::change_of_government);
  const auto reaffirmation = kind("reaffirmation", model::LegalAct::reaffirmation);
  (*this)[treaty].form = model::Force::policy;
  fact(change, second(day), {.by = {a}});
  EXPECT_EQ(state(2 * day).in_force, Truth::impossible);
  about(treaty, reaffirmation, 3 * day, {a});
  EXPECT_EQ(state(4 * day).in_force, Truth::certain);
}

TEST_F(Agreements, IsInForceBetweenThoseWhoAreBoundOnly) {
  const auto c = actor("C");
  (*this)[treaty].open_to_accession = true;
  model::Exit leaving;
  leaving.whole = false;
  leaving.trigger = pattern(notice);
  role(leaving.trigger, model::Role::by, model::Selector::a_party);
  leaving.after = time::hours(1);
  (*this)[treaty].exits.push_back(leaving);
  about(treaty, accession, 3 * day, {c});
  about(treaty, notice, 5 * day, {b});
  attacked(2 * day);
  attacked(4 * day);
  attacked(6 * day);
  const model::Outcome outcome = answer(9 * day);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> owed; // attack, bearer
  for (const model::Duty& duty : outcome.duties)
    owed.emplace_back(duty.chain[0].value, duty.bearers[0].value);
  EXPECT_EQ(owed, (std::vector<std::pair<std::uint32_t, std::uint32_t>>{
                      {3, b.value}, {4, b.value}, {4, c.value}, {5, c.value}}));
  EXPECT_EQ(outcome.agreements[0].parties[1].left_at, second(5 * day + hour));
  EXPECT_EQ(outcome.agreements[0].parties[1].notice_at, second(5 * day));
  EXPECT_EQ(outcome.agreements[0].parties[2].bound, Truth::certain);
}

TEST_F(Agreements, EndsByConsentOfAllWhoAreBound) {
  const auto termination = kind("termination", model::LegalAct::termination);
  about(treaty, termination, day, {a});
  EXPECT_EQ(state(2 * day).in_force, Truth::certain); // one alone ends nothing
  about(treaty, termination, 3 * day, {b});
  EXPECT_EQ(state(4 * day).cause, model::EndCause::termination);
  EXPECT_EQ(state(4 * day).end, second(3 * day));
}

TEST_F(Agreements, SuspendedUntilResumed) {
  about(treaty, suspension, day, {a, b});
  about(treaty, resumption, 3 * day, {a, b});
  EXPECT_EQ(state(2 * day).suspended, Truth::certain);
  EXPECT_EQ(answer(2 * day).clauses[consult.value], model::ClauseState::suspended);
  EXPECT_EQ(state(3 * day).suspended, Truth::impossible);
  attacked(2 * day);
  EXPECT_TRUE(answer(4 * day).duties.empty()); // the clause did not apply
}

TEST_F(Agreements, AVagueSignatureLeavesItOpen) {
  log.facts.clear();
  const auto f = fact(signature, vague(day, 3 * day), {.by = {a, b}});
  (*this)[f].of = treaty;
  EXPECT_EQ(state(2 * day).in_force, Truth::depends);
  EXPECT_EQ(state(2 * day).entry, vague(day, 3 * day));
  EXPECT_EQ(state(3 * day).in_force, Truth::certain);
}

} // namespace
} // namespace casus::engine
