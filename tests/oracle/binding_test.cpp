// SPDX-License-Identifier: Apache-2.0
// Sections 2, 3, 5, 6, 8 and 9 of docs/language/meaning.md, reasoned by hand: reservations, objections, addressees,
// contested kinds, and the facts that breaches make.
#include "tests/oracle/small_case.h"

#include <gtest/gtest.h>

namespace casus::oracle {
namespace {

using model::Modality;
using model::PartySet;
using model::Quantifier;

constexpr model::Beneficiary each_other{model::BeneficiarySet::each_other_party, model::Role::to, {}};

// When an attack, each party shall give aid, or all, or some of them.
Case attacked(Quantifier quantifier = Quantifier::each) {
  Case c;
  c.treaty();
  c.aid_clause().bearers = {quantifier, PartySet::parties, {}};
  c.fact(kinds::attack, exactly(10), {state_c});
  return c;
}

// Section 3: A is not bound by what it reserved until it withdraws that.
TEST(OracleReservations, TakesTheClauseFromItsAuthor) {
  Case c = attacked();
  c.legal(kinds::reservation, exactly(10), {state_a}, ClauseId{0}); // of the same second: it counts as before
  ASSERT_EQ(c.at(20).duties.size(), 1U);
  EXPECT_EQ(c.at(20).duties[0].bearers, std::vector{state_b});
  c.legal(kinds::withdrawal, exactly(12), {state_a}, ClauseId{0});
  EXPECT_EQ(c.at(20).duties.size(), 1U);
  c.fact(kinds::attack, exactly(13), {state_c});
  EXPECT_EQ(c.at(20).duties.size(), 3U);
}

// Section 5: jointly is then for the others; of all, one that may have reserved makes it depend.
TEST(OracleReservations, Jointly) {
  Case c = attacked(Quantifier::jointly);
  c.legal(kinds::reservation, exactly(2), {state_a}, ClauseId{0});
  EXPECT_EQ(c.at(20).duties.at(0).bearers, std::vector{state_b});
  c.log.facts.back().moment = whole(10);
  EXPECT_EQ(c.at(20).duties.at(0).bearers, (std::vector{state_a, state_b}));
  EXPECT_EQ(c.at(20).duties.at(0).exists, Truth::depends);
}

// Section 5: nor is anything owed to its author (art. 21(1)(b)).
TEST(OracleReservations, TakesTheClauseFromTheOthersTowardsItsAuthor) {
  Case c = attacked();
  c.model.clauses[0].beneficiary = {model::BeneficiarySet::named, model::Role::to, state_a};
  EXPECT_EQ(c.at(20).duties.at(0).bearers, std::vector{state_b});
  c.legal(kinds::reservation, exactly(2), {state_a}, ClauseId{0});
  EXPECT_TRUE(c.at(20).duties.empty());
}

// Section 6: without links it counts at the start; what is reserved later leaves the duty.
TEST(OracleReservations, WithoutLinks) {
  Case c;
  c.treaty();
  c.clause().when.timing = model::Timing::immediately;
  c.legal(kinds::reservation, exactly(0), {state_a}, ClauseId{0});
  EXPECT_EQ(c.at(20).duties.size(), 1U);
  c.log.facts.back().moment = exactly(1);
  EXPECT_EQ(c.at(20).duties.size(), 2U);
}

// Section 8, at all times: no breach of what is reserved at that time.
TEST(OracleReservations, AtAllTimes) {
  Case c;
  c.treaty();
  model::Clause& clause = c.clause();
  clause.when.timing = model::Timing::at_all_times;
  clause.broken_by = {pattern(kinds::attack)};
  c.fact(kinds::attack, exactly(3), {state_a});
  c.fact(kinds::attack, exactly(7), {state_a});
  c.legal(kinds::reservation, exactly(5), {state_a}, ClauseId{0});
  EXPECT_EQ(c.at(20).duties.at(0).breaches, std::vector{FactId{1}});
}

// Sections 8 and 9: a prohibition reserved forbids nothing, and clashes with nothing.
TEST(OracleReservations, Prohibition) {
  Case c = attacked();
  c.clause(Modality::prohibition);
  c.fact(kinds::aid, exactly(11), {state_a});
  EXPECT_EQ(c.at(20).judgements.size(), 1U);
  EXPECT_EQ(c.at(20).duties.at(0).conflict_with, ClauseId{1});
  c.legal(kinds::reservation, exactly(2), {state_a}, ClauseId{1});
  EXPECT_TRUE(c.at(20).judgements.empty());
  EXPECT_FALSE(c.at(20).duties.at(0).conflict_with.has_value());
  EXPECT_EQ(c.at(20).duties.at(1).conflict_with, ClauseId{1});
}

// Section 3, objections: nothing is owed between the two from then on; a third party is not touched.
TEST(OracleObjections, NothingBetweenTheTwo) {
  Case c;
  c.agreement().parties = {state_a, state_b, state_c};
  c.legal(kinds::signature, exactly(0), {state_a, state_b, state_c});
  model::Clause& clause = c.aid_clause();
  clause.bearers = {Quantifier::each, PartySet::parties, {}};
  clause.beneficiary = each_other;
  c.fact(kinds::attack, exactly(10), {state_d});
  EXPECT_EQ(c.at(20).duties.size(), 6U);
  Fact& objection = c.legal(kinds::objection, exactly(4), {state_b});
  objection.roles[2] = {state_a};
  EXPECT_EQ(c.at(20).duties.size(), 4U);
  const auto opposed = c.at(20).agreements[0].opposed;
  ASSERT_EQ(opposed.size(), 1U);
  EXPECT_EQ(opposed[0].first, state_a);
  EXPECT_EQ(opposed[0].second, state_b);
  EXPECT_EQ(opposed[0].truth, Truth::certain);
  EXPECT_TRUE(c.at(3).agreements[0].opposed.empty());
  c.log.facts.back().clause = ClauseId{0}; // of a clause: no objection to the treaty
  EXPECT_EQ(c.at(20).duties.size(), 6U);
}

// Section 5: one of all is opposed: no duty; one of any: still one.
TEST(OracleObjections, AllAndAny) {
  Case c = attacked(Quantifier::all);
  c.model.clauses[0].beneficiary = {model::BeneficiarySet::named, model::Role::to, state_c};
  c.legal(kinds::objection, exactly(4), {state_a}).roles[2] = {state_c};
  EXPECT_TRUE(c.at(20).duties.empty());
  c.model.clauses[0].bearers.quantifier = Quantifier::any;
  EXPECT_EQ(c.at(20).duties.at(0).exists, Truth::certain);
}

// Section 6, every: the periods that open after the objection are not owed.
TEST(OracleObjections, Every) {
  Case c;
  c.treaty();
  model::Clause& clause = c.clause();
  clause.bearers = {Quantifier::each, PartySet::named, state_a};
  clause.beneficiary = {model::BeneficiarySet::named, model::Role::to, state_b};
  clause.when = {.timing = model::Timing::every, .span = time::months(1)};
  EXPECT_EQ(c.at(70).duties.size(), 3U);
  c.legal(kinds::objection, exactly(40), {state_a}).roles[2] = {state_b};
  EXPECT_EQ(c.at(70).duties.size(), 2U);
}

// A speaks to B, from the day it signs.
Case addressed() {
  Case c;
  model::Agreement& a = c.agreement();
  a.parties = {state_a};
  a.addressees = {state_b};
  c.legal(kinds::signature, exactly(1), {state_a});
  return c;
}

// Section 3: an addressee is bound by what names it, and is no party.
TEST(OracleAddressees, NamedAlone) {
  Case c = addressed();
  c.clause(Modality::prohibition).bearers = {Quantifier::each, PartySet::named, state_b};
  c.clause(Modality::prohibition);
  c.fact(kinds::aid, exactly(0), {state_b});
  c.fact(kinds::aid, exactly(5), {state_b});
  const auto outcome = c.at(20);
  ASSERT_EQ(outcome.judgements.size(), 1U);
  EXPECT_EQ(outcome.judgements[0].fact, FactId{2});
  EXPECT_EQ(outcome.judgements[0].clause, ClauseId{0});
  EXPECT_EQ(outcome.agreements[0].parties.size(), 1U);
}

// Section 6: the start of an addressee is that of the agreement.
TEST(OracleAddressees, DutyFromTheStart) {
  Case c = addressed();
  model::Clause& clause = c.clause();
  clause.bearers = {Quantifier::each, PartySet::named, state_b};
  clause.when = {.timing = model::Timing::every, .span = time::months(1)};
  ASSERT_EQ(c.at(20).duties.size(), 1U);
  EXPECT_EQ(c.at(20).duties[0].opened, exactly(1));
  EXPECT_EQ(c.at(20).duties[0].exists, Truth::certain);
  c.model.clauses[0].bearers.actor = state_c; // neither party nor addressee
  EXPECT_TRUE(c.at(20).duties.empty());
}

// Sections 5 and 8: a suspension between two halts what one owes the other, and nothing else.
TEST(OracleParted, OnlyBetweenTheTwo) {
  Case c;
  c.treaty().parties.push_back(state_c);
  c.legal(kinds::signature, exactly(0), {state_c});
  model::Clause& clause = c.aid_clause();
  clause.beneficiary = {model::BeneficiarySet::each_other_party, model::Role::to, {}};
  c.fact(kinds::attack, exactly(5), {state_d});
  c.legal(kinds::suspension, exactly(6), {state_b}).roles[2] = {state_a};
  const auto duties = c.at(6, 1).duties;
  ASSERT_EQ(duties.size(), 2U);
  EXPECT_EQ(duties[0].verdict, model::Verdict::suspended);
  EXPECT_EQ(duties[0].standing_by, FactId{3});
  EXPECT_EQ(duties[1].verdict, model::Verdict::open);
  // One that comes while they are parted opens nothing between them.
  c.log.facts[3].moment = exactly(4);
  EXPECT_EQ(c.at(7).duties.size(), 1U);
  // Without a beneficiary it is owed to all, and goes on.
  c.model.clauses[0].beneficiary = {};
  EXPECT_EQ(c.at(6).duties.at(0).verdict, model::Verdict::open);
}

// Section 3: `any` is parted only when every bearer is.
TEST(OracleParted, AnyOfTheBearers) {
  Case c;
  c.treaty().parties = {state_a, state_b, state_c};
  c.legal(kinds::signature, exactly(0), {state_c});
  model::Clause& clause = c.aid_clause();
  clause.bearers = {Quantifier::any, PartySet::parties, {}};
  clause.beneficiary = {model::BeneficiarySet::named, model::Role::to, state_d};
  c.fact(kinds::attack, exactly(5), {state_d});
  c.legal(kinds::suspension, exactly(6), {state_a, state_b}).roles[2] = {state_d};
  EXPECT_EQ(c.at(6, 1).duties.at(0).verdict, model::Verdict::open);
  c.log.facts[3].roles[0] = {state_a, state_b, state_c};
  EXPECT_EQ(c.at(6, 1).duties.at(0).verdict, model::Verdict::suspended);
}

// Section 9: what is done to one from whom the doer is parted breaks no prohibition.
TEST(OracleParted, ForbidsNothingBetweenTheTwo) {
  Case c;
  c.treaty();
  model::Clause& clause = c.clause(Modality::prohibition);
  clause.beneficiary = {model::BeneficiarySet::each_other_party, model::Role::to, {}};
  c.fact(kinds::aid, exactly(5), {state_a}, {state_b});
  EXPECT_EQ(c.at(6).judgements.size(), 1U);
  c.legal(kinds::suspension, exactly(4), {state_b}).roles[2] = {state_a};
  EXPECT_TRUE(c.at(6).judgements.empty());
  c.legal(kinds::resumption, exactly(4, 10), {state_b}).roles[2] = {state_a};
  EXPECT_EQ(c.at(6).judgements.size(), 1U);
}

// Section 8, lapsed: with the agreement, in_force in place of bound.
TEST(OracleAddressees, Lapses) {
  Case c = addressed();
  model::Clause& clause = c.aid_clause();
  clause.bearers.actor = state_b;
  clause.when = {.timing = model::Timing::immediately};
  clause.lapses_with_agreement = true;
  c.fact(kinds::attack, exactly(5), {state_c});
  EXPECT_EQ(c.at(10).duties.at(0).verdict, model::Verdict::open);
  c.legal(kinds::termination, exactly(12), {state_a});
  EXPECT_EQ(c.at(13).duties.at(0).verdict, model::Verdict::lapsed);
}

// Section 5, overridden: a prohibition for the parties sets aside no duty of an addressee.
TEST(OracleAddressees, NotAmongTheParties) {
  Case c = addressed();
  c.aid_clause().bearers.actor = state_b;
  c.clause(Modality::prohibition).overrides = {ClauseId{0}};
  c.fact(kinds::attack, exactly(5), {state_c});
  EXPECT_EQ(c.at(10).duties.size(), 1U);
  c.model.clauses[1].bearers = {Quantifier::each, PartySet::named, state_b};
  EXPECT_TRUE(c.at(10).duties.empty());
}

// Section 2: it depends until every party has found so, each in a finding that cites the event.
TEST(OracleContested, FoundByEachParty) {
  Case c = attacked();
  c.model.clauses[0].links = {link(pattern(kinds::escalation))};
  c.log.facts[1].kind = kinds::escalation;
  EXPECT_EQ(c.at(20).duties.at(0).exists, Truth::depends);
  EXPECT_EQ(c.at(20).duties.at(0).verdict, model::Verdict::depends);
  c.fact(kinds::finding, exactly(12), {state_a}).cites = {FactId{1}};
  c.fact(kinds::finding, exactly(12), {state_b}); // of nothing
  EXPECT_EQ(c.at(20).duties.at(0).exists, Truth::depends);
  c.log.facts[3].cites = {FactId{1}};
  EXPECT_EQ(c.at(20).duties.at(0).exists, Truth::certain);
  c.log.facts[3].moment = whole(20);
  EXPECT_EQ(c.at(20, 100).duties.at(0).exists, Truth::depends);
}

// Section 2: the pattern's kind decides, or an ancestor of it; to be an attack nobody need find anything.
TEST(OracleContested, KindOfThePattern) {
  Case c = attacked();
  c.log.facts[1].kind = kinds::incursion;
  EXPECT_EQ(c.at(20).duties.at(0).exists, Truth::certain);
  c.model.clauses[0].links = {link(pattern(kinds::incursion))};
  EXPECT_EQ(c.at(20).duties.at(0).exists, Truth::depends);
}

// Sections 2 and 3: an exit, and sections 2 and 5: a later link.
TEST(OracleContested, ExitAndChain) {
  Case c = attacked();
  c.model.agreements[0].exits.push_back({.trigger = pattern(kinds::escalation)});
  c.model.clauses[0].links.push_back(link(pattern(kinds::escalation)));
  c.fact(kinds::escalation, exactly(12), {state_c});
  EXPECT_EQ(c.at(20).agreements[0].in_force, Truth::depends);
  EXPECT_EQ(c.at(20).duties.at(0).awaiting, 0U);
  EXPECT_EQ(c.at(20).duties.at(0).exists, Truth::depends);
  c.fact(kinds::finding, exactly(13), {state_a, state_b}).cites = {FactId{2}};
  EXPECT_EQ(c.at(20).agreements[0].end, exactly(12));
  EXPECT_EQ(c.at(20).agreements[0].in_force, Truth::impossible);
  EXPECT_EQ(c.at(20).duties.at(0).exists, Truth::certain);
}

// Section 10: the derived facts stand in the outcome in the order of their numbers.
TEST(OracleDerived, InTheOutcome) {
  Case c;
  c.treaty();
  c.aid_clause();
  c.clause(Modality::prohibition).act.kind = kinds::sale;
  c.fact(kinds::attack, exactly(10), {state_c});
  c.fact(kinds::sale, exactly(11), {state_b}).disputed = true;
  c.complete(100);
  const auto derived = c.at(20).derived;
  ASSERT_EQ(derived.size(), 2U);
  EXPECT_EQ(derived[0].clause, ClauseId{1});
  EXPECT_EQ(derived[0].moment, exactly(11));
  EXPECT_EQ(derived[0].cites, std::vector{FactId{2}});
  EXPECT_TRUE(derived[0].disputed);
  EXPECT_EQ(derived[1].kind, kinds::breach);
  EXPECT_EQ(derived[1].clause, ClauseId{0});
  EXPECT_EQ(derived[1].of, AgreementId{0});
  EXPECT_EQ(derived[1].moment, exactly(12, 1));
  EXPECT_EQ(derived[1].roles[0], std::vector{state_a});
  EXPECT_EQ(derived[1].cites, std::vector{FactId{1}});
  EXPECT_TRUE(c.at(12).derived.size() == 1U);
}

} // namespace
} // namespace casus::oracle
