// SPDX-License-Identifier: Apache-2.0
// Section 8 of docs/language/meaning.md, reasoned by hand.
#include "tests/oracle/small_case.h"

#include <gtest/gtest.h>

namespace casus::oracle {
namespace {

using model::DutyStanding;
using model::Performance;
using model::Quantifier;
using model::Timeliness;
using model::Timing;
using model::Verdict;

// An attack on day 10; A owes aid until the first second of day 12; everything is reported.
Case attacked_and_due() {
  Case c;
  c.treaty();
  c.aid_clause();
  c.fact(kinds::attack, exactly(10), {state_c});
  c.complete(100);
  return c;
}

model::Duty duty(const Case& c, std::int64_t day = 20, std::int64_t second = 0) {
  return c.at(day, second).duties.at(0);
}

// R4: at the boundary an act is on time, one second later it is late.
TEST(OraclePerformance, KeptAndKeptLate) {
  Case c = attacked_and_due();
  c.fact(kinds::heavy_aid, exactly(12), {state_a});
  EXPECT_EQ(duty(c).verdict, Verdict::kept);
  EXPECT_EQ(duty(c).timeliness, Timeliness::on_time);
  EXPECT_EQ(duty(c).performed_by, FactId{2});
  c.log.facts[2].moment = exactly(12, 1);
  EXPECT_EQ(duty(c).verdict, Verdict::kept_late);
  EXPECT_EQ(duty(c).breached, Truth::certain);
  EXPECT_EQ(duty(c).timeliness, Timeliness::late);
}

// R9: open until its time has passed, then broken where the record covers it, else overdue.
TEST(OraclePerformance, OpenBrokenOverdue) {
  Case c = attacked_and_due();
  EXPECT_EQ(duty(c, 12).verdict, Verdict::open);
  EXPECT_EQ(duty(c, 12, 1).verdict, Verdict::broken);
  c.complete(11);
  EXPECT_EQ(duty(c).verdict, Verdict::overdue);
  EXPECT_EQ(duty(c).breached, Truth::impossible);
}

// Hedged, not an obligation, disputed: never broken.
TEST(OraclePerformance, WordsForNotKept) {
  Case c = attacked_and_due();
  c.log.facts[1].disputed = true;
  EXPECT_EQ(duty(c).verdict, Verdict::disputed);
  c.model.clauses[0].when.hedges.push_back({model::Hedge::swiftly, "swiftly"}); // urges, does not soften
  EXPECT_EQ(duty(c).verdict, Verdict::disputed);
  c.model.clauses[0].when.hedges.push_back({model::Hedge::where_possible, "where possible"});
  EXPECT_EQ(duty(c).verdict, Verdict::not_kept_hedged);
  c.model.clauses[0].modality = model::Modality::intention;
  EXPECT_EQ(duty(c).verdict, Verdict::not_done);
}

// R6: an act of the deadline's day may have been late.
TEST(OraclePerformance, VagueActDepends) {
  Case c = attacked_and_due();
  c.fact(kinds::aid, whole(12), {state_a});
  EXPECT_EQ(duty(c).on_time, Truth::depends);
  EXPECT_EQ(duty(c).performed, Truth::certain);
  EXPECT_EQ(duty(c).verdict, Verdict::depends);
}

// R12: an act that cites another attack keeps another duty.
TEST(OraclePerformance, CitingActKeepsOneDuty) {
  Case c = attacked_and_due();
  c.fact(kinds::attack, exactly(10, 1), {state_c});
  c.fact(kinds::aid, exactly(11), {state_a}).cites = {FactId{2}};
  const auto duties = c.at(20).duties;
  EXPECT_EQ(duties.at(0).verdict, Verdict::broken);
  EXPECT_EQ(duties.at(1).verdict, Verdict::kept);
}

// T18: all needs both, any needs one, jointly needs one act of both.
TEST(OraclePerformance, Quantifiers) {
  Case c = attacked_and_due();
  c.fact(kinds::aid, exactly(11), {state_a});
  c.model.clauses[0].bearers = {Quantifier::all, model::PartySet::parties, {}};
  EXPECT_EQ(duty(c).verdict, Verdict::broken);
  EXPECT_EQ(duty(c).performance, Performance::part);
  c.model.clauses[0].bearers.quantifier = Quantifier::any;
  EXPECT_EQ(duty(c).verdict, Verdict::kept);
  c.fact(kinds::aid, exactly(11, 5), {state_b});
  c.model.clauses[0].bearers.quantifier = Quantifier::jointly;
  EXPECT_EQ(duty(c).verdict, Verdict::broken);
  c.model.clauses[0].bearers.quantifier = Quantifier::all;
  EXPECT_EQ(duty(c).verdict, Verdict::kept);
  EXPECT_EQ(duty(c).performed_by, FactId{3}); // the last to act
}

// Part performance is none; too early is none.
TEST(OraclePerformance, PartialAndTooEarly) {
  Case c = attacked_and_due();
  c.fact(kinds::aid, exactly(11), {state_a}).partial = true;
  EXPECT_EQ(duty(c).performance, Performance::part);
  EXPECT_EQ(duty(c).verdict, Verdict::broken);
  c.log.facts[2].partial = false;
  c.model.clauses[0].not_before = time::Date{2020, 1, 13};
  EXPECT_EQ(duty(c).performed, Truth::impossible);
  EXPECT_EQ(duty(c, 11).timeliness, Timeliness::not_yet_due);
}

// Waived by the beneficiary alone; after the opening.
TEST(OraclePerformance, Waived) {
  Case c = attacked_and_due();
  c.model.clauses[0].beneficiary = {model::BeneficiarySet::named, model::Role::to, state_b};
  c.legal(kinds::waiver, exactly(11), {state_c});
  EXPECT_EQ(duty(c).standing, DutyStanding::live);
  c.legal(kinds::waiver, exactly(9), {state_b});
  EXPECT_EQ(duty(c).standing, DutyStanding::live);
  c.legal(kinds::waiver, exactly(13), {state_b}, ClauseId{0});
  EXPECT_EQ(duty(c).verdict, Verdict::waived);
  EXPECT_EQ(duty(c).standing_by, FactId{4});
}

// Excused by a fact before the deadline, not after it; a vague one leaves it open.
TEST(OraclePerformance, Excused) {
  Case c = attacked_and_due();
  c.model.clauses[0].excused_when = {pattern(kinds::threat)};
  c.fact(kinds::threat, exactly(13), {state_c});
  EXPECT_EQ(duty(c).verdict, Verdict::broken);
  c.fact(kinds::threat, whole(12), {state_c});
  EXPECT_TRUE(duty(c).standing_depends);
  EXPECT_EQ(duty(c).verdict, Verdict::depends);
  c.fact(kinds::threat, exactly(11), {state_c});
  EXPECT_EQ(duty(c).verdict, Verdict::excused);
}

// A duty survives its agreement unless the clause says otherwise.
TEST(OraclePerformance, LapsedAndSuspended) {
  Case c = attacked_and_due();
  c.legal(kinds::suspension, exactly(11), {state_a, state_b});
  EXPECT_EQ(duty(c).verdict, Verdict::suspended);
  EXPECT_EQ(duty(c).standing_by, FactId{2});
  c.log.facts[2].kind = kinds::termination;
  EXPECT_EQ(duty(c).verdict, Verdict::broken);
  c.model.clauses[0].lapses_with_agreement = true;
  EXPECT_EQ(duty(c).verdict, Verdict::lapsed);
  // After the deadline neither undoes the breach.
  c.log.facts[2].moment = exactly(12, 1);
  EXPECT_EQ(duty(c).verdict, Verdict::broken);
  c.log.facts[2].kind = kinds::suspension;
  EXPECT_EQ(duty(c).verdict, Verdict::broken);
}

// At all times: kept up until something breaks it; a disputed breach is disputed.
TEST(OraclePerformance, AtAllTimes) {
  Case c;
  c.treaty();
  model::Clause& clause = c.clause();
  clause.when.timing = Timing::at_all_times;
  clause.broken_by = {pattern(kinds::sale)};
  c.fact(kinds::sale, exactly(5), {state_a, state_c});
  const auto duties = c.at(20).duties;
  ASSERT_EQ(duties.size(), 2U);
  EXPECT_EQ(duties[0].verdict, Verdict::broken);
  EXPECT_EQ(duties[0].breaches, std::vector{FactId{1}});
  EXPECT_EQ(duties[1].verdict, Verdict::open);
  EXPECT_EQ(duties[1].on_time, Truth::certain);
  c.log.facts[1].disputed = true;
  EXPECT_EQ(c.at(20).duties[0].verdict, Verdict::disputed);
}

// R10: an obligation and a prohibition of equal rank conflict; where one prevails they do not.
TEST(OraclePerformance, Conflict) {
  Case c = attacked_and_due();
  c.treaty();
  c.clause(model::Modality::prohibition);
  EXPECT_EQ(duty(c).verdict, Verdict::conflict);
  EXPECT_EQ(duty(c).conflict_with, ClauseId{1});
  c.model.agreements[0].prevails_over = {AgreementId{1}};
  EXPECT_EQ(duty(c).verdict, Verdict::broken);
  c.model.agreements[0].prevails_over.clear();
  c.model.agreements[1].prevails_over = {AgreementId{0}};
  EXPECT_TRUE(c.at(20).duties.empty());
}

} // namespace
} // namespace casus::oracle
