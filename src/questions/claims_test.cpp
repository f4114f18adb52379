// SPDX-License-Identifier: Apache-2.0
#include "questions/checks.h"
#include "questions/claims.h"
#include "questions/sample.h"

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

using model::CheckKind;
using sample::day;
using sample::end_of;

class Claims : public ::testing::Test {
protected:
  model::Model world = sample::world();
  model::Outcome outcome = sample::outcome(world);
  time::Instant at = end_of(7, 10);

  Finding find(const model::Check& check) const { return run(sample::on(world, at, outcome), check); }
  ClaimVerdict verdict(const model::Check& check) const { return find(check).verdict; }

  void sign_usa(time::Moment moment) {
    outcome.agreements[1].signed_at = moment;
    outcome.agreements[1].signed_by_all = time::Truth::certain;
  }
};

constexpr auto yes = ClaimVerdict::supported;
constexpr auto no = ClaimVerdict::contradicted;
constexpr auto open = ClaimVerdict::open;

TEST_F(Claims, SignedIsExpectedThenSigned) {
  const model::Check check{
      .kind = CheckKind::signed_, .agreement = sample::usa_2024, .from = day(6, 13), .to = day(6, 13)};
  at = end_of(6, 12);
  EXPECT_EQ(verdict(check), open);
  EXPECT_EQ(find(check).reason, "only expected so far: signing-usa, 2024-06-13 (sources: press and office)");
  at = end_of(6, 14);
  sign_usa(day(6, 13));
  EXPECT_EQ(verdict(check), yes);
  EXPECT_EQ(find(check).evidence, (std::vector<std::string>{"signing-usa", "press", "office"}));
  sign_usa(day(6, 14));
  EXPECT_EQ(verdict(check), no);
  EXPECT_EQ(find(check).reason, "usa-2024 was signed by all its parties on 2024-06-14, not on 2024-06-13");
}

TEST_F(Claims, SilenceIsNotANoUntilAWatermarkCoversIt) { // R9
  const model::Check check{
      .kind = CheckKind::happened, .pattern = sample::pattern(sample::consultation), .to = day(7, 9)};
  EXPECT_EQ(verdict(check), open);
  EXPECT_EQ(find(check).reason, "no consultation recorded by 2024-07-09; silence is not a no");
  world.sources[0].watermarks = {{.kind = sample::consultation, .until = day(7, 8)}};
  EXPECT_EQ(verdict(check), open) << "the record stops a day short";
  world.sources[0].watermarks = {{.kind = sample::consultation, .until = day(7, 9)}};
  EXPECT_EQ(verdict(check), no);
}

TEST_F(Claims, ATimeThatHasNotComeIsSaidToBeAhead) {
  model::Check check{.kind = CheckKind::happened, .pattern = sample::pattern(sample::training)};
  check.from = time::exact(day(12, 1).first());
  EXPECT_EQ(verdict(check), open);
  EXPECT_EQ(find(check).reason, "no training recorded from 2024-12-01; that time has not come");
}

TEST_F(Claims, HappenedNamesTheEventAndItsSources) {
  model::Check check{.kind = CheckKind::happened, .pattern = sample::pattern_on(sample::attack, sample::ukraine)};
  EXPECT_EQ(find(check).reason, "Missiles on Kyiv, 2024-07-08 (source: press)");
  check.to = day(7, 7);
  EXPECT_EQ(verdict(check), open);
  check.negated = true;
  EXPECT_EQ(verdict(check), open) << "no silence becomes a yes";
}

TEST_F(Claims, FormsAreRanked) {
  model::Check check{.kind = CheckKind::less_formal, .agreement = sample::usa_2024};
  check.force = model::Force::treaty;
  EXPECT_EQ(verdict(check), yes);
  check.force = model::Force::executive_agreement;
  EXPECT_EQ(verdict(check), no);
  check.kind = CheckKind::form_is;
  EXPECT_EQ(verdict(check), yes);
}

TEST_F(Claims, BindingIsStatedOrOpen) {
  EXPECT_EQ(verdict({.kind = CheckKind::binding, .agreement = sample::usa_2024}), yes);
  EXPECT_EQ(verdict({.kind = CheckKind::binding, .agreement = sample::uk_2024}), open);
  EXPECT_EQ(verdict({.kind = CheckKind::binding, .clause = sample::train}), no) << "an intention never binds";
}

TEST_F(Claims, ProvidesReadsModalities) {
  model::Check check{.kind = CheckKind::provides, .agreement = sample::usa_2024, .act = sample::training};
  EXPECT_EQ(verdict(check), yes);
  EXPECT_EQ(find(check).reason, "usa-2024/train (Annex B): United States intends to train, subject to appropriation");
  check.modality = model::Modality::intention;
  EXPECT_EQ(verdict(check), yes);
  check.modality = model::Modality::obligation;
  EXPECT_EQ(verdict(check), no);
  check.act = sample::defence;
  EXPECT_EQ(verdict(check), open) << "silence of a text is not a no";
  check.agreement = sample::uk_2024;
  EXPECT_EQ(verdict(check), no) << "an absence clause is";
}

TEST_F(Claims, NotProvidedNeedsAnAbsenceClause) {
  model::Check check{.kind = CheckKind::not_provides, .agreement = sample::uk_2024, .act = sample::defence};
  EXPECT_EQ(verdict(check), yes);
  check.agreement = sample::usa_2024;
  EXPECT_EQ(verdict(check), open);
  check.agreement = sample::uk_2024;
  check.act = sample::consultation;
  EXPECT_EQ(verdict(check), no);
}

TEST_F(Claims, DeadlinesCompareInOneAlgebra) { // R2
  model::Check check{.kind = CheckKind::within, .clause = sample::consult, .span = time::TimeSpan(time::hours(24))};
  EXPECT_EQ(verdict(check), yes);
  check.span = time::TimeSpan(time::hours(23));
  EXPECT_EQ(verdict(check), no);
  check.span = time::TimeSpan(time::days(1));
  EXPECT_EQ(verdict(check), open) << "a day is not 24 hours";
}

TEST_F(Claims, TriggerAndRequest) {
  EXPECT_EQ(verdict({.kind = CheckKind::on_request, .clause = sample::consult}), yes);
  model::Check check{.kind = CheckKind::triggered_by, .clause = sample::consult};
  check.pattern = sample::pattern_on(sample::attack, sample::ukraine);
  check.pattern->roles[0] = {model::Selector::named, sample::russia};
  EXPECT_EQ(verdict(check), yes) << "the clause names no attacker";
  check.pattern = sample::pattern_on(sample::attack, sample::poland);
  EXPECT_EQ(verdict(check), no);
  EXPECT_NE(find(check).reason.find("the text limits it to `on Ukraine`"), std::string::npos);
}

TEST_F(Claims, HedgesMoneyAndTerm) {
  EXPECT_EQ(verdict({.kind = CheckKind::hedged, .clause = sample::train}), yes);
  EXPECT_EQ(verdict({.kind = CheckKind::hedged, .clause = sample::consult}), no);
  EXPECT_EQ(verdict({.kind = CheckKind::no_amount, .agreement = sample::usa_2024}), yes);
  EXPECT_EQ(verdict({.kind = CheckKind::no_amount, .agreement = sample::uk_2024}), open);
  model::Check lasts{.kind = CheckKind::lasts, .agreement = sample::uk_2024, .span = time::TimeSpan(time::years(10))};
  EXPECT_EQ(verdict(lasts), yes);
  lasts.span = time::TimeSpan(time::years(11));
  EXPECT_EQ(verdict(lasts), no);
  lasts.agreement = sample::usa_2024;
  EXPECT_EQ(verdict(lasts), open);
}

TEST_F(Claims, EndsAlone) {
  model::Check check{.kind = CheckKind::ends_alone,
                     .agreement = sample::uk_2024,
                     .actor = sample::uk,
                     .span = time::TimeSpan(time::months(6))};
  EXPECT_EQ(verdict(check), yes);
  check.span = time::TimeSpan(time::months(5));
  EXPECT_EQ(verdict(check), no);
  check.span = time::TimeSpan(time::days(200));
  EXPECT_EQ(verdict(check), open) << "months are never converted to days";
  check.actor = sample::poland;
  EXPECT_EQ(verdict(check), no);
}

TEST_F(Claims, CountsOverAnIncompleteFamilyAreLowerBounds) { // R20
  sign_usa(day(6, 13));
  model::Check check{.kind = CheckKind::count_signed, .to = day(6, 30), .family = "vilnius", .count = 14};
  EXPECT_EQ(verdict(check), open);
  EXPECT_EQ(find(check).reason,
            "2 recorded as signed by 2024-06-30, claimed exactly 14; the library holds 2 of the family vilnius (two of "
            "twenty-nine), so its count is only a lower bound");
  check.count = 1;
  EXPECT_EQ(verdict(check), no);
  check.relation = model::CountRelation::at_least;
  EXPECT_EQ(verdict(check), yes);
  check.relation = model::CountRelation::at_most;
  EXPECT_EQ(verdict(check), no);
  world.families[0].complete = true;
  check.count = 2;
  EXPECT_EQ(verdict(check), yes);
  check.relation = model::CountRelation::at_least;
  check.count = 3;
  EXPECT_EQ(verdict(check), no);
}

TEST_F(Claims, NoneProvidesNeedsTheWholeFamily) {
  model::Check check{
      .kind = CheckKind::none_provides, .agreement = sample::usa_2024, .act = sample::defence, .family = "vilnius"};
  EXPECT_EQ(verdict(check), open);
  world.families[0].complete = true;
  EXPECT_EQ(verdict(check), yes);
  check.agreement.reset();
  EXPECT_EQ(verdict(check), open) << "usa-2024 is silent in this world";
  check.act = sample::consultation;
  EXPECT_EQ(verdict(check), no);
}

TEST_F(Claims, InForceThroughoutADay) {
  model::Check check{.kind = CheckKind::in_force, .agreement = sample::uk_2024, .from = day(7, 1), .to = day(7, 1)};
  EXPECT_EQ(verdict(check), yes);
  check.from = check.to = day(1, 11);
  EXPECT_EQ(verdict(check), no);
  check.from = check.to = day(12, 31);
  EXPECT_EQ(verdict(check), open) << "it lies ahead";
}

TEST_F(Claims, PartsAndChecksCombine) {
  const model::Check good{.kind = CheckKind::hedged, .clause = sample::train};
  const model::Check bad{.kind = CheckKind::hedged, .clause = sample::consult};
  const model::Check unknown{.kind = CheckKind::undecidable, .text = "an assessment"};
  const auto judged = [&](std::vector<std::vector<model::Check>> parts) {
    model::Claim claim{.id = "c01"};
    for (auto& checks : parts) {
      claim.parts.push_back({.text = "part", .checks = std::move(checks)});
    }
    return judge(sample::on(world, at, outcome), claim).verdict;
  };
  EXPECT_EQ(judged({}), open);
  EXPECT_EQ(judged({{good}}), yes);
  EXPECT_EQ(judged({{good, unknown}}), open);
  EXPECT_EQ(judged({{good, unknown, bad}}), no);
  EXPECT_EQ(judged({{good}, {bad}}), ClaimVerdict::partly_supported);
  EXPECT_EQ(judged({{good}, {unknown}}), ClaimVerdict::partly_supported);
  EXPECT_EQ(judged({{unknown}, {bad}}), no);
  EXPECT_EQ(judged({{unknown}, {unknown}}), open);
}

TEST_F(Claims, JsonIsAnArrayWithIdVerdictAndReason) {
  model::Claim claim{.id = "c01", .text = "they met"};
  claim.parts = {{.text = "met", .checks = {{.text = "not looked up"}}}};
  world.claims = {claim};
  const boost::json::value json = to_json(claims(sample::on(world, at, outcome)));
  ASSERT_TRUE(json.is_array());
  EXPECT_EQ(json.at(0).at("id"), "c01");
  EXPECT_EQ(json.at(0).at("verdict"), "open");
  EXPECT_EQ(json.at(0).at("reason"), "no record decides it: not looked up");
  EXPECT_EQ(claims(sample::on(world, at, outcome), sample::office).claims.size(), 0U);
}

} // namespace
} // namespace casus::questions
