// SPDX-License-Identifier: Apache-2.0
// Sections 9, 10 and 11 of docs/language/meaning.md, reasoned by hand.
#include "tests/oracle/small_case.h"

#include <gtest/gtest.h>

namespace casus::oracle {
namespace {

using model::ActOutcome;
using model::Modality;
using model::Verdict;

// Each party shall not give aid; A gives aid on day 5.
Case forbidden() {
  Case c;
  c.treaty();
  c.clause(Modality::prohibition);
  c.fact(kinds::aid, exactly(5), {state_a}, {state_c});
  return c;
}

ActOutcome outcome(const Case& c) { return c.at(20).judgements.at(0).outcome; }

// Section 9: a breach by one bound; nothing for one who is not, nothing before entry.
TEST(OracleActs, Breach) {
  Case c = forbidden();
  c.fact(kinds::aid, exactly(6), {state_c});
  c.fact(kinds::aid, exactly(-1), {state_a});
  ASSERT_EQ(c.at(20).judgements.size(), 1U);
  EXPECT_EQ(outcome(c), ActOutcome::breach);
  c.model.clauses[0].hedges.push_back({model::Hedge::best_efforts, "best efforts"});
  EXPECT_EQ(outcome(c), ActOutcome::breach_hedged);
}

// Section 9: on the day of entry it depends.
TEST(OracleActs, VagueActDepends) {
  Case c = forbidden();
  c.log.facts[1].moment = {on(-1), on(1), time::Precision::interval};
  EXPECT_EQ(outcome(c), ActOutcome::depends);
}

// Section 9: a permission that overrides permits, one of equal rank conflicts, one that is beaten does nothing.
TEST(OracleActs, Rivals) {
  Case c = forbidden();
  c.clause(Modality::permission);
  EXPECT_EQ(outcome(c), ActOutcome::conflict);
  EXPECT_EQ(c.at(20).judgements[0].other, ClauseId{1});
  c.model.clauses[1].overrides = {ClauseId{0}};
  EXPECT_EQ(outcome(c), ActOutcome::permitted);
  c.model.clauses[1].overrides.clear();
  c.model.clauses[0].overrides = {ClauseId{1}};
  EXPECT_EQ(outcome(c), ActOutcome::breach);
}

// Section 9: an obligation whose duty the act performs is a rival.
TEST(OracleActs, ObligationIsARival) {
  Case c = forbidden();
  c.treaty();
  c.aid_clause();
  c.fact(kinds::attack, exactly(4), {state_c});
  const auto result = c.at(20);
  EXPECT_EQ(result.judgements.at(0).outcome, ActOutcome::conflict);
  EXPECT_EQ(result.duties.at(0).conflict_with, ClauseId{0});
}

// Section 9, with links: only after the chain has run.
TEST(OracleActs, ProhibitionWithLinks) {
  Case c = forbidden();
  c.model.clauses[0].links = {link(pattern(kinds::attack))};
  c.fact(kinds::attack, exactly(6), {state_c});
  EXPECT_TRUE(c.at(20).judgements.empty());
  c.log.facts[2].moment = exactly(4);
  EXPECT_EQ(outcome(c), ActOutcome::breach);
}

// Section 9: to the beneficiary named.
TEST(OracleActs, Beneficiary) {
  Case c = forbidden();
  c.model.clauses[0].beneficiary = {model::BeneficiarySet::named, model::Role::to, state_b};
  EXPECT_TRUE(c.at(20).judgements.empty());
  c.model.clauses[0].beneficiary.actor = state_c;
  EXPECT_EQ(c.at(20).judgements.size(), 1U);
}

// Section 10: the breach is a fact one second after the deadline, numbered after the log, and opens another clause.
TEST(OracleBreaches, BreachOpensAClause) {
  Case c;
  c.treaty();
  c.aid_clause();
  model::Clause& next = c.aid_clause();
  next.links = {link(pattern(kinds::breach, named(state_a)))};
  next.links[0].alternatives[0].clause = ClauseId{0};
  next.bearers.actor = state_b;
  c.fact(kinds::attack, exactly(10), {state_c});
  c.complete(100);
  EXPECT_EQ(c.at(12).duties.size(), 1U);
  const auto duties = c.at(13).duties;
  ASSERT_EQ(duties.size(), 2U);
  EXPECT_EQ(duties[0].verdict, Verdict::broken);
  EXPECT_EQ(duties[1].chain, std::vector{FactId{2}});
  EXPECT_EQ(duties[1].opened, exactly(12, 1));
}

// Section 10: a forbidden act is a breach too, at its own second; excused_when may ask for it.
TEST(OracleBreaches, BreachExcuses) {
  Case c = forbidden();
  model::Clause& other = c.aid_clause();
  other.bearers.actor = state_b;
  other.act.kind = kinds::report;
  other.excused_when = {pattern(kinds::breach, named(state_a))};
  other.excused_when[0].clause = ClauseId{0};
  c.fact(kinds::attack, exactly(4), {state_c});
  const auto duties = c.at(20).duties;
  ASSERT_EQ(duties.size(), 1U);
  EXPECT_EQ(duties[0].verdict, Verdict::excused);
  EXPECT_EQ(duties[0].standing_by, FactId{3});
}

// Section 11: duties by clause, then first fact, then bearers.
TEST(OracleBreaches, CanonicalOrder) {
  Case c;
  c.treaty();
  c.aid_clause().bearers = {model::Quantifier::each, model::PartySet::parties, {}};
  c.clause().when = {.timing = model::Timing::immediately};
  c.fact(kinds::attack, exactly(12), {state_c});
  c.fact(kinds::attack, exactly(10), {state_c});
  const auto duties = c.at(20).duties;
  ASSERT_EQ(duties.size(), 6U);
  EXPECT_EQ(duties[0].chain, std::vector{FactId{1}});
  EXPECT_EQ(duties[0].bearers, std::vector{state_a});
  EXPECT_EQ(duties[2].chain, std::vector{FactId{2}});
  EXPECT_EQ(duties[4].clause, ClauseId{1});
}

} // namespace
} // namespace casus::oracle
