// SPDX-License-Identifier: Apache-2.0
// Clauses against one another: overriding, conflict, permission; and breaches as triggers (rules, sections 5, 8 to 10).
#include "engine/world_builder.h"

#include <gtest/gtest.h>

namespace casus::engine {
namespace {

using model::ActOutcome;
using model::Modality;
using model::Verdict;

struct Clashes : testing::Test, ConsultationWorld {
  Clashes() {
    no_attack = clause(treaty, attack);
    (*this)[no_attack].modality = Modality::prohibition;
  }
  model::ClauseId permission_to_attack() {
    const model::ClauseId id = clause(treaty, attack);
    (*this)[id].modality = Modality::permission;
    return id;
  }
  model::ClauseId no_attack{};
};

TEST_F(Clashes, AForbiddenActIsABreachOfThoseBound) {
  fact(attack, second(day), {.by = {x}, .on = {b}});
  const auto by_b = fact(attack, second(2 * day), {.by = {b}, .on = {x}});
  const model::Outcome outcome = answer(9 * day);
  ASSERT_EQ(outcome.judgements.size(), 1U);
  EXPECT_EQ(outcome.judgements[0].fact, by_b);
  EXPECT_EQ(outcome.judgements[0].bearer, b);
  EXPECT_EQ(outcome.judgements[0].outcome, ActOutcome::breach);
  (*this)[no_attack].hedges.push_back({});
  EXPECT_EQ(answer(9 * day).judgements[0].outcome, ActOutcome::breach_hedged);
}

TEST_F(Clashes, ASuspensionBetweenTwoLiftsWhatProtectsTheOneFromTheOther) {
  (*this)[no_attack].beneficiary = {model::BeneficiarySet::named, model::Role::on, a};
  fact(attack, second(2 * day), {.by = {b}, .on = {a}});
  EXPECT_EQ(answer(9 * day).judgements.size(), 1U);
  const auto parting = about(treaty, suspension, day, {a});
  (*this)[parting].roles[static_cast<std::size_t>(model::Role::to)] = {b};
  EXPECT_TRUE(answer(9 * day).judgements.empty());
}

TEST_F(Clashes, APermissionPermitsOnlyIfItOverrides) {
  const auto permission = permission_to_attack();
  fact(attack, second(2 * day), {.by = {b}, .on = {x}});
  EXPECT_EQ(answer(9 * day).judgements[0].outcome, ActOutcome::conflict);
  EXPECT_EQ(answer(9 * day).judgements[0].other, permission);
  (*this)[permission].overrides = {no_attack};
  EXPECT_EQ(answer(9 * day).judgements[0].outcome, ActOutcome::permitted);
  (*this)[permission].overrides.clear();
  (*this)[no_attack].overrides = {permission};
  EXPECT_EQ(answer(9 * day).judgements[0].outcome, ActOutcome::breach);
}

TEST_F(Clashes, APermissionMayHoldInAPlaceOnly) {
  const auto country = place("country");
  const auto region = place("region");
  model.places[region.value].in = country;
  const auto permission = permission_to_attack();
  (*this)[permission].overrides = {no_attack};
  (*this)[permission].act.at = country;
  const auto act = fact(attack, second(2 * day), {.by = {b}, .on = {x}});
  EXPECT_EQ(answer(9 * day).judgements[0].outcome, ActOutcome::breach);
  (*this)[act].places = {region};
  EXPECT_EQ(answer(9 * day).judgements[0].outcome, ActOutcome::permitted);
}

TEST_F(Clashes, ACircumstanceCanSwitchAProhibitionOff) {
  const auto war = kind("war");
  (*this)[no_attack].unless = model::Condition{.kind = model::ConditionKind::happened, .first = pattern(war)};
  const auto declared = fact(war, second(day));
  fact(attack, second(2 * day), {.by = {b}, .on = {x}});
  EXPECT_TRUE(answer(9 * day).judgements.empty());
  (*this)[declared].moment = vague(day, 4 * day);
  EXPECT_EQ(answer(9 * day).judgements[0].outcome, ActOutcome::depends);
}

// Whoever is attacked must be helped by an attack of the others.
struct Duels : Clashes {
  Duels() {
    fight = clause(treaty, attack);
    model::Pattern attacked = pattern(attack);
    role(attacked, model::Role::on, model::Selector::a_party);
    link(fight, attacked);
    (*this)[fight].bearers.set = model::PartySet::other_parties;
    (*this)[fight].when.timing = model::Timing::on_each;
    attacked_at = this->attacked(day);
  }
  Verdict verdict() {
    const model::Outcome outcome = answer(9 * day);
    for (const model::Duty& duty : outcome.duties) {
      if (duty.clause == fight) return duty.verdict;
    }
    return Verdict::waived; // there is no such duty
  }
  model::ClauseId fight{};
  model::FactId attacked_at{};
};

TEST_F(Duels, EqualRankIsAConflict) {
  EXPECT_EQ(verdict(), Verdict::conflict);
  fact(attack, second(2 * day), {.by = {b}, .on = {x}});
  const model::Outcome outcome = answer(9 * day);
  EXPECT_EQ(outcome.judgements[0].outcome, ActOutcome::conflict);
  EXPECT_EQ(outcome.judgements[0].other, fight);
}

TEST_F(Duels, ADutyThatOverridesStandsAndPermits) {
  (*this)[fight].overrides = {no_attack};
  EXPECT_EQ(verdict(), Verdict::open);
  fact(attack, second(2 * day), {.by = {b}, .on = {x}});
  EXPECT_EQ(verdict(), Verdict::kept);
  EXPECT_EQ(answer(9 * day).judgements[0].outcome, ActOutcome::permitted);
}

TEST_F(Duels, ADutyThatIsOverriddenIsNotThere) {
  (*this)[no_attack].overrides = {fight};
  EXPECT_EQ(verdict(), Verdict::waived);
}

TEST_F(Duels, AnotherInstrumentPrevailsOnlyIfItSaysSo) {
  const auto charter = agreement({a, b});
  about(charter, signature, 0, {a, b});
  model.clauses[no_attack.value].agreement = charter;
  std::erase((*this)[treaty].clauses, no_attack);
  (*this)[charter].clauses = {no_attack};
  EXPECT_EQ(verdict(), Verdict::conflict);
  (*this)[charter].prevails_over = {treaty};
  EXPECT_EQ(verdict(), Verdict::waived);
}

TEST_F(Duels, AMoreSpecialDutyTakesThePlaceOfTheGeneral) {
  std::erase((*this)[treaty].clauses, no_attack);
  model.clauses[no_attack.value].modality = Modality::absence;
  const auto special = clause(treaty, consultation);
  (*this)[special].links = (*this)[fight].links;
  (*this)[special].overrides = {fight};
  EXPECT_EQ(verdict(), Verdict::waived);
  model::Pattern asked = pattern(request);
  link(special, asked); // until somebody asks, the general duty stands
  EXPECT_EQ(verdict(), Verdict::open);
  fact(request, second(2 * day), {.by = {a}});
  EXPECT_EQ(verdict(), Verdict::waived);
}

struct Cascades : testing::Test, ConsultationWorld {
  // A breach of `of` makes every party owe the act.
  model::ClauseId consequence(model::ClauseId of, model::KindId act) {
    const model::ClauseId id = clause(treaty, act);
    model::Pattern broken = pattern(breach);
    broken.clause = of;
    link(id, broken);
    within(id, time::hours(1));
    return id;
  }
};

TEST_F(Cascades, ABreachTriggersAClauseAndItsBreachAnother) {
  const auto protest = kind("protest");
  const auto second_step = consequence(consult, protest);
  const auto third_step = consequence(second_step, kind("sanction"));
  (*this)[second_step].bearers = {model::Quantifier::any, model::PartySet::parties, {}};
  const auto attack_id = attacked(day);
  const auto request_id = asked(2 * day, attack_id);
  complete_until(9 * day);
  const model::Outcome outcome = answer(9 * day);
  ASSERT_EQ(outcome.duties.size(), 4U); // consult; protest; a sanction owed by each of two
  const model::Duty& protesting = outcome.duties[1];
  EXPECT_EQ(protesting.clause, second_step);
  EXPECT_EQ(protesting.opened, second(3 * day + 1));
  EXPECT_EQ(protesting.chain.front().value, log.facts.size());
  EXPECT_EQ(outcome.duties[2].clause, third_step);
  EXPECT_EQ(outcome.duties[2].opened, second(3 * day + hour + 2));
  EXPECT_EQ(outcome.duties[2].chain.front().value, log.facts.size() + 1);
  EXPECT_EQ(answer(3 * day).duties.size(), 1U);
  (*this)[request_id].moment = vague(2 * day, 3 * day); // the breach lies after the last permitted second
  EXPECT_EQ(answer(9 * day).duties[1].opened, second(4 * day));
}

TEST_F(Cascades, AForbiddenActTriggersToo) {
  const auto no_sale = clause(treaty, kind("sale"));
  (*this)[no_sale].modality = Modality::prohibition;
  const auto answer_to_it = consequence(no_sale, kind("protest"));
  fact((*this)[no_sale].act.kind, second(day), {.by = {b}});
  const model::Outcome outcome = answer(day + hour);
  ASSERT_EQ(outcome.duties.size(), 2U);
  EXPECT_EQ(outcome.duties[0].clause, answer_to_it);
  EXPECT_EQ(outcome.duties[0].opened, second(day));
}

} // namespace
} // namespace casus::engine
