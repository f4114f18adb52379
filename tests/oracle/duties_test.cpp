// SPDX-License-Identifier: Apache-2.0
// Sections 5, 6 and 7 of docs/language/meaning.md, reasoned by hand.
#include "tests/oracle/small_case.h"

#include <gtest/gtest.h>

namespace casus::oracle {
namespace {

using model::PartySet;
using model::Quantifier;
using model::Timing;

Case attacked_once() {
  Case c;
  c.treaty();
  c.aid_clause();
  c.fact(kinds::attack, exactly(10), {state_c});
  return c;
}

// Section 5: without its second link the duty waits; a request before the attack does not count.
TEST(OracleChains, WaitsForTheRequest) {
  Case c = attacked_once();
  c.model.clauses[0].links.push_back(link(pattern(kinds::request)));
  c.fact(kinds::request, exactly(9), {state_b});
  auto duty = c.at(20).duties.at(0);
  EXPECT_EQ(duty.awaiting, 1U);
  EXPECT_EQ(duty.verdict, model::Verdict::waiting);
  EXPECT_FALSE(duty.deadline.has_value());
  c.fact(kinds::request, exactly(12), {state_b});
  duty = c.at(20).duties.at(0);
  EXPECT_EQ(duty.chain, (std::vector{FactId{1}, FactId{3}}));
  EXPECT_EQ(duty.opened, exactly(12));
  EXPECT_EQ(duty.deadline, exactly(14));
}

// Section 5 with R12: a request that cites one attack speaks of that attack alone.
TEST(OracleChains, CitingBindsToOneChain) {
  Case c = attacked_once();
  c.model.clauses[0].links.push_back(link(pattern(kinds::request)));
  c.fact(kinds::attack, exactly(11), {state_c});
  c.fact(kinds::request, exactly(12), {state_b}).cites = {FactId{2}};
  const auto duties = c.at(20).duties;
  ASSERT_EQ(duties.size(), 2U);
  EXPECT_EQ(duties[0].awaiting, 1U);
  EXPECT_EQ(duties[1].chain.size(), 2U);
}

// Section 5: a link's limit; at the boundary it is on time.
TEST(OracleChains, WithinOfALink) {
  Case c = attacked_once();
  c.model.clauses[0].links.push_back(link(pattern(kinds::request)));
  c.model.clauses[0].links[1].within = time::hours(24);
  c.fact(kinds::request, exactly(11, 1), {state_b});
  EXPECT_EQ(c.at(20).duties.at(0).awaiting, 1U);
  c.log.facts.back().moment = exactly(11);
  EXPECT_EQ(c.at(20).duties.at(0).awaiting, 0U);
}

// Section 5: in one second the sequence decides.
TEST(OracleChains, SameSecondBySequence) {
  Case c = attacked_once();
  c.model.clauses[0].links.push_back(link(pattern(kinds::request)));
  c.log.facts[1].sequence = 1;
  c.fact(kinds::request, exactly(10), {state_b});
  EXPECT_EQ(c.at(20).duties.at(0).awaiting, 1U);
  c.log.facts.back().sequence = 2;
  EXPECT_EQ(c.at(20).duties.at(0).awaiting, 0U);
}

// Section 5: each makes a duty for each, jointly one for all; the author is left out.
TEST(OracleChains, Quantifiers) {
  Case c = attacked_once();
  c.model.clauses[0].bearers = {Quantifier::each, PartySet::parties, {}};
  EXPECT_EQ(c.at(20).duties.size(), 2U);
  c.model.clauses[0].bearers.quantifier = Quantifier::jointly;
  EXPECT_EQ(c.at(20).duties.at(0).bearers, (std::vector{state_a, state_b}));
  c.model.clauses[0].not_applied_to_author = true;
  c.log.facts[1].roles[0] = {state_a};
  EXPECT_EQ(c.at(20).duties.at(0).bearers, std::vector{state_b});
  c.model.clauses[0].not_applied_to = {state_b};
  EXPECT_TRUE(c.at(20).duties.empty());
}

// Section 5: the beneficiary is no bearer of its own duty; each other party makes a duty for each.
TEST(OracleChains, Beneficiaries) {
  Case c = attacked_once();
  c.model.clauses[0].bearers = {Quantifier::each, PartySet::parties, {}};
  c.model.clauses[0].beneficiary = {model::BeneficiarySet::named, model::Role::to, state_b};
  ASSERT_EQ(c.at(20).duties.size(), 1U);
  EXPECT_EQ(c.at(20).duties[0].bearers, std::vector{state_a});
  c.model.clauses[0].beneficiary.set = model::BeneficiarySet::each_other_party;
  EXPECT_EQ(c.at(20).duties.size(), 2U);
}

// Section 5, overridden: a clause on the same first fact that overrides sets the duty aside.
TEST(OracleChains, Overridden) {
  Case c = attacked_once();
  model::Clause& b = c.aid_clause();
  b.act.kind = kinds::report;
  b.overrides = {ClauseId{0}};
  const auto duties = c.at(20).duties;
  ASSERT_EQ(duties.size(), 1U);
  EXPECT_EQ(duties[0].clause, ClauseId{1});
}

// Section 5, overridden: a prohibition without links, too; where it waits for a request, not yet.
TEST(OracleChains, OverriddenByAProhibition) {
  Case c = attacked_once();
  model::Clause& b = c.clause(model::Modality::prohibition);
  b.overrides = {ClauseId{0}};
  EXPECT_TRUE(c.at(20).duties.empty());
  b.links = {link(pattern(kinds::attack)), link(pattern(kinds::request))};
  EXPECT_EQ(c.at(20).duties.size(), 1U);
  c.fact(kinds::request, exactly(11), {state_b});
  EXPECT_TRUE(c.at(20).duties.empty());
}

// Section 6: by a date the last second of it, before a date the last second before it.
TEST(OracleStanding, ByAndBefore) {
  Case c;
  c.treaty();
  model::Clause& clause = c.clause();
  clause.when = {.timing = Timing::by_date, .date = {2020, 1, 11}};
  ASSERT_EQ(c.at(5).duties.size(), 2U);
  EXPECT_EQ(c.at(5).duties[0].deadline, exactly(10, 86'399));
  EXPECT_EQ(c.at(5).duties[0].opened, exactly(0));
  clause.when.timing = Timing::before_date;
  EXPECT_EQ(c.at(5).duties[0].deadline, exactly(9, 86'399));
}

// Section 6: yearly periods; the second begins on the day the first ends, and not after the end.
TEST(OracleStanding, Every) {
  Case c;
  c.treaty();
  c.clause().when = {.timing = Timing::every, .span = time::months(1)};
  auto duties = c.at(40).duties;
  ASSERT_EQ(duties.size(), 4U); // A and B, January and February
  EXPECT_EQ(duties[0].deadline, exactly(30, 86'399));
  EXPECT_EQ(duties[1].opened, exactly(31));
  EXPECT_EQ(duties[1].period, 1U);
  EXPECT_EQ(duties[1].deadline, exactly(59, 86'399)); // 29 February 2020
  c.legal(kinds::termination, exactly(20), {state_a, state_b});
  EXPECT_EQ(c.at(40).duties.size(), 2U);
}

// Section 6: a party that left owes no new period.
TEST(OracleStanding, EveryAfterLeaving) {
  Case c;
  c.treaty().exits.push_back({.whole = false, .trigger = pattern(kinds::notice)});
  c.clause().when = {.timing = Timing::every, .span = time::months(1)};
  c.legal(kinds::notice, exactly(20), {state_b});
  const auto duties = c.at(40).duties;
  ASSERT_EQ(duties.size(), 3U);
  EXPECT_EQ(duties[2].bearers, std::vector{state_b});
  EXPECT_EQ(duties[2].verdict, model::Verdict::lapsed);
}

// Section 6: a signature known to the day does not make the first period doubtful.
TEST(OracleStanding, EveryFromAVagueEntry) {
  Case c;
  c.agreement();
  c.legal(kinds::signature, whole(0), {state_a, state_b});
  c.clause().when = {.timing = Timing::every, .span = time::months(1)};
  EXPECT_EQ(c.at(10).duties.at(0).exists, Truth::certain);
}

// Section 7: a month from 31 January ends with 29 February; a vague anchor gives a vague deadline.
TEST(OracleDeadlines, CivilSpans) {
  Case c = attacked_once();
  c.model.clauses[0].when.span = time::months(1);
  c.log.facts[1].moment = exactly(30, 1000); // 31 January
  auto duty = c.at(40).duties.at(0);
  EXPECT_EQ(duty.deadline, exactly(59, 86'399));
  EXPECT_TRUE(duty.month_end_rule);
  c.log.facts[1].moment = {on(9), on(11), time::Precision::interval};
  c.model.clauses[0].when.span = time::days(1);
  duty = c.at(40).duties.at(0);
  EXPECT_EQ(duty.deadline, (Moment{on(10, 86'399), on(12), time::Precision::interval}));
}

// Section 7: of the first event.
TEST(OracleDeadlines, FromTheFirstEvent) {
  Case c = attacked_once();
  c.model.clauses[0].links.push_back(link(pattern(kinds::request)));
  c.model.clauses[0].when.anchor = model::Anchor::first_event;
  c.fact(kinds::request, exactly(11), {state_b});
  EXPECT_EQ(c.at(20).duties.at(0).deadline, exactly(12));
}

// Section 7, clock stopped: one day of suspension moves the deadline by a day; without the rule it does not move.
TEST(OracleDeadlines, SuspensionStopsTheClock) {
  Case c = attacked_once();
  c.legal(kinds::suspension, exactly(11), {state_b});
  c.legal(kinds::resumption, exactly(12), {state_b});
  EXPECT_EQ(c.at(20).duties.at(0).deadline, exactly(12));
  c.model.agreements[0].clock_stops_on_suspension = true;
  EXPECT_EQ(c.at(20).duties.at(0).deadline, exactly(13));
  // Still suspended at V: it runs to V + 1.
  c.log.facts.pop_back();
  EXPECT_EQ(c.at(20).duties.at(0).deadline, exactly(21, 1));
}

} // namespace
} // namespace casus::oracle
