// SPDX-License-Identifier: Apache-2.0
// Chains, deadlines, performance and verdicts, seen through answers.
#include "engine/world_builder.h"

#include <gtest/gtest.h>

namespace casus::engine {
namespace {

using model::DutyStanding;
using model::Quantifier;
using model::Verdict;
using time::Truth;

model::Duty only(const model::Outcome& outcome) {
  EXPECT_EQ(outcome.duties.size(), 1U);
  return outcome.duties.empty() ? model::Duty{} : outcome.duties.front();
}

struct Duties : testing::Test, ConsultationWorld {};

TEST_F(Duties, WaitsForTheRequest) {
  const auto attack_id = attacked(day);
  const model::Duty duty = only(answer(2 * day));
  EXPECT_EQ(duty.verdict, Verdict::waiting);
  EXPECT_EQ(duty.awaiting, 1U);
  EXPECT_EQ(duty.chain, std::vector{attack_id});
  EXPECT_EQ(duty.that_party, a);
  EXPECT_EQ(duty.bearers, std::vector{b});
  EXPECT_FALSE(duty.deadline);
}

TEST_F(Duties, OpensOnRequestAndCountsTwentyFourHours) {
  const auto attack_id = attacked(day);
  const auto request_id = asked(2 * day, attack_id);
  const model::Duty duty = only(answer(2 * day + hour));
  EXPECT_EQ(duty.verdict, Verdict::open);
  EXPECT_EQ(duty.chain, (std::vector{attack_id, request_id}));
  EXPECT_EQ(duty.opened, second(2 * day));
  EXPECT_EQ(duty.deadline, second(3 * day));
  EXPECT_EQ(duty.beneficiary, a);
}

TEST_F(Duties, IsInTimeAtTheVeryBoundary) {
  asked(2 * day, attacked(day));
  const auto act = consulted(3 * day);
  const model::Duty duty = only(answer(9 * day));
  EXPECT_EQ(duty.verdict, Verdict::kept);
  EXPECT_EQ(duty.performed_by, act);
}

TEST_F(Duties, IsKeptLateOneSecondAfterTheBoundary) {
  asked(2 * day, attacked(day));
  consulted(3 * day + 1);
  const model::Duty duty = only(answer(9 * day));
  EXPECT_EQ(duty.verdict, Verdict::kept_late);
  EXPECT_EQ(duty.timeliness, model::Timeliness::late);
  EXPECT_EQ(duty.performance, model::Performance::full);
}

TEST_F(Duties, IsOverdueUntilTheRecordCoversTheDeadline) {
  asked(2 * day, attacked(day));
  EXPECT_EQ(only(answer(4 * day)).verdict, Verdict::overdue);
  complete_until(3 * day - 1);
  EXPECT_EQ(only(answer(4 * day)).verdict, Verdict::overdue);
  complete_until(3 * day);
  const model::Duty duty = only(answer(4 * day));
  EXPECT_EQ(duty.verdict, Verdict::broken);
  EXPECT_EQ(duty.breached, Truth::certain);
  EXPECT_EQ(only(answer(3 * day)).verdict, Verdict::open);
}

TEST_F(Duties, HedgedIsNeverBroken) {
  asked(2 * day, attacked(day));
  complete_until(9 * day);
  (*this)[consult].when.hedges.push_back({model::Hedge::where_possible, "where possible"});
  const model::Duty duty = only(answer(9 * day));
  EXPECT_EQ(duty.verdict, Verdict::not_kept_hedged);
  EXPECT_EQ(duty.breached, Truth::impossible);
}

TEST_F(Duties, UrgingIsNoSoftening) {
  asked(2 * day, attacked(day));
  complete_until(9 * day);
  (*this)[consult].when.hedges.push_back({model::Hedge::immediately, "immediately"});
  EXPECT_EQ(only(answer(9 * day)).verdict, Verdict::broken);
}

TEST_F(Duties, AnIntentionIsNotDone) {
  asked(2 * day, attacked(day));
  complete_until(9 * day);
  (*this)[consult].modality = model::Modality::intention;
  EXPECT_EQ(only(answer(9 * day)).verdict, Verdict::not_done);
}

TEST_F(Duties, OneMomentIsOrderedBySequenceThenNumber) {
  const auto attack_id = attacked(day);
  const auto request_id = fact(request, second(day), {.by = {a}}); // cites nothing: same second decides
  EXPECT_EQ(only(answer(2 * day)).verdict, Verdict::open);
  (*this)[attack_id].sequence = 1; // now the attack comes after the request
  EXPECT_EQ(only(answer(2 * day)).verdict, Verdict::waiting);
  (*this)[request_id].cites = {attack_id}; // what is cited comes first whatever the numbers say
  EXPECT_EQ(only(answer(2 * day)).verdict, Verdict::open);
}

TEST_F(Duties, AnImpreciseRequestMakesItDepend) {
  const auto attack_id = attacked(day);
  fact(request, vague(2 * day, 3 * day), {.by = {a}}, {attack_id});
  consulted(3 * day + hour);
  const model::Duty duty = only(answer(9 * day));
  EXPECT_EQ(duty.deadline, vague(3 * day, 4 * day));
  EXPECT_EQ(duty.on_time, Truth::depends);
  EXPECT_EQ(duty.verdict, Verdict::depends);
}

TEST_F(Duties, AnImpreciseRequestThatMayPrecedeTheAttackMakesItDepend) {
  attacked(2 * day + hour);
  fact(request, vague(2 * day, 3 * day), {.by = {a}});
  const model::Duty duty = only(answer(9 * day));
  EXPECT_EQ(duty.exists, Truth::depends);
  EXPECT_EQ(duty.verdict, Verdict::depends);
}

TEST_F(Duties, ARequestThatCitesAnotherAttackOpensOnlyThat) {
  const auto first = attacked(day);
  const auto other = attacked(2 * day);
  asked(3 * day, other);
  const model::Outcome outcome = answer(3 * day);
  ASSERT_EQ(outcome.duties.size(), 2U);
  EXPECT_EQ(outcome.duties[0].chain.front(), first);
  EXPECT_EQ(outcome.duties[0].verdict, Verdict::waiting);
  EXPECT_EQ(outcome.duties[1].verdict, Verdict::open);
}

TEST_F(Duties, WaivedByItsBeneficiaryOnly) {
  asked(2 * day, attacked(day));
  about(treaty, waiver, 2 * day + hour, {x});
  EXPECT_EQ(only(answer(9 * day)).verdict, Verdict::overdue);
  const auto by_a = about(treaty, waiver, 2 * day + 2 * hour, {a});
  const model::Duty duty = only(answer(9 * day));
  EXPECT_EQ(duty.verdict, Verdict::waived);
  EXPECT_EQ(duty.standing_by, by_a);
}

TEST_F(Duties, ExcusedInTime) {
  const auto quake = kind("earthquake");
  model::Pattern at_home = pattern(quake);
  role(at_home, model::Role::on, model::Selector::other_party);
  (*this)[consult].excused_when.push_back(at_home);
  asked(2 * day, attacked(day));
  fact(quake, second(3 * day + 1), {.on = {b}});
  EXPECT_EQ(only(answer(9 * day)).verdict, Verdict::overdue);
  fact(quake, second(2 * day + 1), {.on = {b}});
  EXPECT_EQ(only(answer(9 * day)).verdict, Verdict::excused);
}

TEST_F(Duties, SuspensionStopsTheClockWhereTheAgreementSaysSo) {
  asked(2 * day, attacked(day));
  about(treaty, suspension, 2 * day + hour, {b});
  EXPECT_EQ(only(answer(3 * day)).standing, DutyStanding::suspended);
  about(treaty, resumption, 2 * day + 5 * hour, {b});
  EXPECT_EQ(only(answer(2 * day + 6 * hour)).deadline, second(3 * day));
  (*this)[treaty].clock_stops_on_suspension = true;
  EXPECT_EQ(only(answer(2 * day + 6 * hour)).deadline, second(3 * day + 4 * hour));
  EXPECT_EQ(only(answer(3 * day + 4 * hour)).verdict, Verdict::open);
}

TEST_F(Duties, OnlyTheTwoStartTheClockAgainThatStoodBetweenThem) {
  asked(2 * day, attacked(day));
  (*this)[treaty].clock_stops_on_suspension = true;
  const auto between = [&](model::KindId kind, std::int64_t t, model::ActorId by, model::ActorId to) {
    (*this)[about(treaty, kind, t, {by})].roles[static_cast<std::size_t>(model::Role::to)] = {to};
  };
  between(suspension, 2 * day + hour, b, x); // another pair
  between(suspension, 2 * day + hour, b, a);
  between(resumption, 2 * day + 3 * hour, b, x);
  between(resumption, 2 * day + 5 * hour, a, b);
  EXPECT_EQ(only(answer(2 * day + 6 * hour)).deadline, second(3 * day + 4 * hour));
}

TEST_F(Duties, ASuspensionAfterTheDeadlineUndoesNoBreach) {
  asked(2 * day, attacked(day));
  complete_until(9 * day);
  about(treaty, suspension, 4 * day, {b});
  EXPECT_EQ(only(answer(9 * day)).verdict, Verdict::broken);
}

TEST_F(Duties, TheEndOfTheAgreementLapsesOnlyWhatWasNotYetBroken) {
  const auto end = kind("termination", model::LegalAct::termination);
  (*this)[consult].lapses_with_agreement = true;
  asked(2 * day, attacked(day));
  complete_until(9 * day);
  const auto ended = about(treaty, end, 2 * day + hour, {a, b});
  EXPECT_EQ(only(answer(9 * day)).verdict, Verdict::lapsed);
  (*this)[ended].moment = second(4 * day);
  EXPECT_EQ(only(answer(9 * day)).verdict, Verdict::broken);
}

TEST_F(Duties, DisputedWhereAReportDeniesTheAttack) {
  const auto attack_id = attacked(day);
  asked(2 * day, attack_id);
  complete_until(9 * day);
  (*this)[attack_id].disputed = true;
  EXPECT_EQ(only(answer(9 * day)).verdict, Verdict::disputed);
}

// When X attacks, all parties help A.
struct Quantified : testing::Test, ConsultationWorld {
  Quantified() {
    model.clauses.clear();
    (*this)[treaty].clauses.clear();
    help = clause(treaty, aid);
    link(help, pattern(attack));
    within(help, time::hours(24));
    attacked(day);
  }
  Verdict verdict_with(Quantifier quantifier) {
    (*this)[help].bearers.quantifier = quantifier;
    return only(answer(9 * day)).verdict;
  }
  model::KindId aid = kind("aid");
  model::ClauseId help{};
};

TEST_F(Quantified, EachHasADutyOfItsOwn) {
  fact(aid, second(day + hour), {.by = {a}});
  const model::Outcome outcome = answer(9 * day);
  ASSERT_EQ(outcome.duties.size(), 2U);
  EXPECT_EQ(outcome.duties[0].verdict, Verdict::kept);
  EXPECT_EQ(outcome.duties[1].verdict, Verdict::overdue);
}

TEST_F(Quantified, AllAnyJointlyAfterOneHasActed) {
  fact(aid, second(day + hour), {.by = {a}});
  EXPECT_EQ(verdict_with(Quantifier::all), Verdict::overdue);
  EXPECT_EQ(verdict_with(Quantifier::any), Verdict::kept);
  EXPECT_EQ(verdict_with(Quantifier::jointly), Verdict::overdue);
  (*this)[help].bearers.quantifier = Quantifier::all;
  EXPECT_EQ(only(answer(9 * day)).performance, model::Performance::part);
}

TEST_F(Quantified, AllByTwoActsJointlyByOne) {
  fact(aid, second(day + hour), {.by = {a}});
  const auto last = fact(aid, second(day + 2 * hour), {.by = {b}});
  EXPECT_EQ(verdict_with(Quantifier::all), Verdict::kept);
  EXPECT_EQ(only(answer(9 * day)).performed_by, last);
  EXPECT_EQ(verdict_with(Quantifier::jointly), Verdict::overdue);
  fact(aid, second(day + 3 * hour), {.by = {a, b}});
  EXPECT_EQ(verdict_with(Quantifier::jointly), Verdict::kept);
}

TEST_F(Quantified, PartPerformance) {
  const auto some = fact(aid, second(day + hour), {.by = {a}});
  (*this)[some].partial = true;
  (*this)[help].bearers.quantifier = Quantifier::any;
  EXPECT_EQ(only(answer(9 * day)).performance, model::Performance::part);
}

TEST_F(Quantified, EveryYearHasADutyForEachPeriod) {
  (*this)[help].links.clear();
  (*this)[help].when = {.timing = model::Timing::every, .span = time::years(1)};
  (*this)[help].bearers.quantifier = Quantifier::any;
  fact(aid, second(10 * day), {.by = {a}});
  complete_until(800 * day);
  const model::Outcome outcome = answer(800 * day); // in the third year
  ASSERT_EQ(outcome.duties.size(), 3U);
  EXPECT_EQ(outcome.duties[0].verdict, Verdict::kept);
  EXPECT_EQ(outcome.duties[0].deadline, second(366 * day - 1));
  EXPECT_EQ(outcome.duties[1].verdict, Verdict::broken);
  EXPECT_EQ(outcome.duties[2].verdict, Verdict::open);
  EXPECT_EQ(outcome.duties[2].period, 2U);
}

TEST_F(Quantified, AtAllTimesIsBrokenByEvents) {
  (*this)[help].links.clear();
  (*this)[help].when = {.timing = model::Timing::at_all_times};
  (*this)[help].broken_by.push_back(pattern(attack));
  const auto by_b = fact(attack, second(2 * day), {.by = {b}, .on = {x}});
  const model::Outcome outcome = answer(9 * day);
  ASSERT_EQ(outcome.duties.size(), 2U);
  EXPECT_EQ(outcome.duties[0].verdict, Verdict::open);
  EXPECT_EQ(outcome.duties[1].verdict, Verdict::broken);
  EXPECT_EQ(outcome.duties[1].breaches, std::vector{by_b});
}

} // namespace
} // namespace casus::engine
