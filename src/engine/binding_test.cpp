// SPDX-License-Identifier: Apache-2.0
// Whom a clause binds, and to whom it is owed: reservations, objections, addressees; contested kinds; derived breaches.
#include "engine/world_builder.h"

#include <gtest/gtest.h>

namespace casus::engine {
namespace {

using model::LegalAct;
using model::Verdict;
using time::Truth;

struct Binding : testing::Test, ConsultationWorld {
  model::FactId reserves(model::ClauseId c, std::int64_t t, model::ActorId by) {
    const auto f = fact(reservation, second(t), {.by = {by}});
    (*this)[f].clause = c;
    return f;
  }
  void withdraws(model::ClauseId c, std::int64_t t, model::ActorId by) {
    (*this)[fact(withdrawal, second(t), {.by = {by}})].clause = c;
  }
  void objects(time::Moment moment, model::ActorId by, model::ActorId to) {
    (*this)[fact(objection, moment, {.by = {by}, .to = {to}})].of = treaty;
  }
  model::KindId reservation = kind("reservation", LegalAct::reservation);
  model::KindId withdrawal = kind("withdrawal", LegalAct::withdrawal_of_reservation);
  model::KindId objection = kind("objection", LegalAct::objection);
  model::KindId finding = kind("finding", LegalAct::finding);
};

TEST_F(Binding, AReservationFreesItsAuthorUntilWithdrawn) {
  attacked(day);
  reserves(consult, 2 * day, b);
  attacked(3 * day);
  withdraws(consult, 4 * day, b);
  attacked(5 * day);
  const model::Outcome outcome = answer(6 * day);
  ASSERT_EQ(outcome.duties.size(), 2U);
  EXPECT_EQ(outcome.duties[0].chain[0], model::FactId{1});
  EXPECT_EQ(outcome.duties[1].chain[0], model::FactId{5});
}

TEST_F(Binding, AReservationTakesFromItsAuthorWhatItTakesFromTheOthers) {
  reserves(consult, hour, a);
  attacked(day);
  EXPECT_TRUE(answer(2 * day).duties.empty());
}

TEST_F(Binding, AReservationToOneClauseLeavesTheOthers) {
  const auto other = clause(treaty, consultation);
  (*this)[other].when = {.timing = model::Timing::by_date, .date = {2024, 3, 1}};
  reserves(other, 0, b); // of the second of entry: before it
  attacked(day);
  const model::Outcome outcome = answer(2 * day);
  ASSERT_EQ(outcome.duties.size(), 2U);
  EXPECT_EQ(outcome.duties[0].clause, consult);
  EXPECT_EQ(outcome.duties[1].clause, other);
  EXPECT_EQ(outcome.duties[1].bearers, std::vector{a});
}

TEST_F(Binding, AVagueReservationLeavesTheDutyOpen) {
  (*this)[reserves(consult, 0, b)].moment = vague(day - 5, day + 5);
  asked(day + hour, attacked(day));
  const model::Outcome outcome = answer(2 * day);
  ASSERT_EQ(outcome.duties.size(), 1U);
  EXPECT_EQ(outcome.duties[0].exists, Truth::depends);
  EXPECT_EQ(outcome.duties[0].verdict, Verdict::depends);
}

TEST_F(Binding, AReservationFreesFromAProhibition) {
  const auto c = clause(treaty, attack);
  (*this)[c].modality = model::Modality::prohibition;
  fact(attack, second(day), {.by = {a}, .on = {x}});
  reserves(c, 2 * day, a);
  fact(attack, second(3 * day), {.by = {a}, .on = {x}});
  const auto judgements = answer(4 * day).judgements;
  ASSERT_EQ(judgements.size(), 1U);
  EXPECT_EQ(judgements[0].fact, model::FactId{1});
}

TEST_F(Binding, AnObjectionKeepsTheTreatyFromBeingInForceBetweenTheTwo) {
  const auto c = actor("C");
  (*this)[treaty].parties.push_back(c);
  about(treaty, signature, 0, {c});
  objects(second(day), b, a);
  attacked(2 * day);
  const model::Outcome outcome = answer(3 * day);
  ASSERT_EQ(outcome.duties.size(), 1U);
  EXPECT_EQ(outcome.duties[0].bearers, std::vector{c});
  const auto& opposed = outcome.agreements[0].opposed;
  ASSERT_EQ(opposed.size(), 1U);
  EXPECT_EQ(opposed[0].first, a);
  EXPECT_EQ(opposed[0].second, b);
  EXPECT_EQ(opposed[0].truth, Truth::certain);
}

TEST_F(Binding, OnesThatObjectToEachOtherAreOnePair) {
  objects(vague(day, 9 * day), b, a);
  EXPECT_EQ(answer(2 * day).agreements[0].opposed.at(0).truth, Truth::depends);
  objects(second(day), a, b);
  objects(second(day), a, x); // no party
  const auto opposed = answer(2 * day).agreements[0].opposed;
  ASSERT_EQ(opposed.size(), 1U);
  EXPECT_EQ(opposed[0].truth, Truth::certain);
}

TEST_F(Binding, AnObjectionFreesOnlyWhenMadeToAllOfWhomAnyMayAct) {
  const auto c = actor("C");
  (*this)[treaty].parties.push_back(c);
  about(treaty, signature, 0, {c});
  (*this)[consult].bearers.quantifier = model::Quantifier::any;
  objects(second(hour), b, a);
  attacked(day);
  EXPECT_EQ(answer(2 * day).duties.size(), 1U);
  (*this)[consult].bearers.quantifier = model::Quantifier::all;
  EXPECT_TRUE(answer(2 * day).duties.empty());
}

TEST_F(Binding, ASuspensionBetweenTwoHaltsWhatOneOwesTheOther) {
  const auto c = actor("C");
  (*this)[treaty].parties.push_back(c);
  about(treaty, signature, 0, {c});
  attacked(day);
  const auto parting = about(treaty, suspension, 2 * day, {b});
  (*this)[parting].roles[static_cast<std::size_t>(model::Role::to)] = {a};
  const model::Outcome outcome = answer(2 * day);
  ASSERT_EQ(outcome.duties.size(), 2U);
  EXPECT_EQ(outcome.duties[0].bearers, std::vector{b});
  EXPECT_EQ(outcome.duties[0].verdict, Verdict::suspended);
  EXPECT_EQ(outcome.duties[0].standing_by, parting);
  EXPECT_EQ(outcome.duties[1].verdict, Verdict::waiting);
  EXPECT_EQ(outcome.agreements[0].suspended, Truth::impossible);
  ASSERT_EQ(outcome.agreements[0].parted.size(), 1U);
  EXPECT_EQ(outcome.agreements[0].parted[0].second, b);
  attacked(3 * day);
  EXPECT_EQ(answer(3 * day).duties.size(), 3U);
  const auto resumed = about(treaty, resumption, 4 * day, {a});
  (*this)[resumed].roles[static_cast<std::size_t>(model::Role::to)] = {b};
  attacked(5 * day);
  EXPECT_EQ(answer(5 * day).duties.size(), 5U);
}

TEST_F(Binding, AnAddresseeIsBoundByWhatNamesItAndIsNoParty) {
  const auto decree = agreement({a});
  (*this)[decree].addressees = {b};
  const auto named = clause(decree, consultation);
  (*this)[named].bearers.set = model::PartySet::named;
  (*this)[named].bearers.actor = b;
  (*this)[named].when = {.timing = model::Timing::by_date, .date = {2024, 3, 1}};
  const auto general = clause(decree, consultation);
  (*this)[general].when = {.timing = model::Timing::by_date, .date = {2024, 3, 1}};
  about(decree, signature, day, {a});
  const model::Outcome outcome = answer(2 * day);
  ASSERT_EQ(outcome.duties.size(), 2U);
  EXPECT_EQ(outcome.duties[0].clause, named);
  EXPECT_EQ(outcome.duties[0].bearers, std::vector{b});
  EXPECT_EQ(outcome.duties[0].opened, second(day));
  EXPECT_EQ(outcome.duties[1].bearers, std::vector{a});
  EXPECT_EQ(outcome.agreements[decree.value].parties.size(), 1U);
}

TEST_F(Binding, AnAddresseeIsFreeOnceTheInstrumentHasEnded) {
  const auto decree = agreement({a});
  (*this)[decree].addressees = {b};
  const auto c = clause(decree, attack);
  (*this)[c].modality = model::Modality::prohibition;
  (*this)[c].bearers.set = model::PartySet::named;
  (*this)[c].bearers.actor = b;
  const auto termination = kind("termination", LegalAct::termination);
  about(decree, signature, day, {a});
  fact(attack, second(hour), {.by = {b}});
  fact(attack, second(2 * day), {.by = {b}});
  about(decree, termination, 3 * day, {a});
  fact(attack, second(4 * day), {.by = {b}});
  const auto judgements = answer(5 * day).judgements;
  ASSERT_EQ(judgements.size(), 1U);
  EXPECT_EQ(judgements[0].fact, model::FactId{3});
  EXPECT_EQ(judgements[0].bearer, b);
}

TEST_F(Binding, NoProhibitionForThePartiesReachesAnAddressee) {
  const auto decree = agreement({a});
  (*this)[decree].addressees = {b};
  (*this)[decree].open_to_accession = true; // anybody may be a party, so bearers are not known beforehand
  (*this)[clause(decree, attack)].modality = model::Modality::prohibition;
  about(decree, signature, 0, {a});
  fact(attack, second(day), {.by = {b}});
  EXPECT_TRUE(answer(2 * day).judgements.empty());
}

TEST_F(Binding, AWordOfJudgementCountsOnceAllDeclaredPartiesHaveFoundIt) {
  model.kinds[attack.value].contested = true;
  const auto cited = attacked(day);
  asked(day + hour, cited);
  const auto exists = [&] { return answer(2 * day).duties.at(0).exists; };
  EXPECT_EQ(exists(), Truth::depends);
  fact(finding, second(day + 1), {.by = {a}}, {cited});
  EXPECT_EQ(exists(), Truth::depends);
  fact(finding, second(day + 2), {.by = {b}}); // cites nothing
  EXPECT_EQ(exists(), Truth::depends);
  fact(finding, second(day + 3), {.by = {b, x}}, {cited});
  EXPECT_EQ(exists(), Truth::certain);
}

TEST_F(Binding, KindsOfAContestedKindAreContestedToo) {
  const auto strike = kind_of("strike", attack);
  model.kinds[attack.value].contested = true;
  (*this)[consult].links[0].alternatives[0].kind = strike;
  fact(strike, second(day), {.by = {x}, .on = {a}});
  EXPECT_EQ(answer(2 * day).duties.at(0).exists, Truth::depends);
}

TEST_F(Binding, AnAnswerHoldsTheBreachesThatItDerived) {
  complete_until(9 * day);
  const auto attack_id = attacked(day);
  const auto request_id = asked(day + hour, attack_id);
  EXPECT_TRUE(answer(2 * day).derived.empty());
  const auto derived = answer(3 * day).derived;
  ASSERT_EQ(derived.size(), 1U);
  EXPECT_EQ(derived[0].kind, breach);
  EXPECT_EQ(derived[0].roles[0], std::vector{b});
  EXPECT_EQ(derived[0].clause, consult);
  EXPECT_EQ(derived[0].moment, second(2 * day + hour + 1));
  EXPECT_EQ(derived[0].cites, (std::vector{attack_id, request_id}));
}

} // namespace
} // namespace casus::engine
