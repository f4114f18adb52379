// SPDX-License-Identifier: Apache-2.0
#include "questions/sample.h"
#include "questions/why.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

using sample::end_of;

std::string text_of(const WhyAnswer& answer, bool full) {
  std::string text;
  for (const Line& line : to_lines(answer, full)) {
    text += std::string(std::size_t{2} * line.depth, ' ') + line.text + "\n";
  }
  return text;
}

bool says(const WhyAnswer& answer, std::string_view what) {
  return text_of(answer, true).find(what) != std::string::npos;
}

class Why : public ::testing::Test {
protected:
  model::Model world = sample::world();
  model::Outcome outcome = sample::outcome(world);

  Case known() const { return sample::on(world, end_of(7, 10), outcome); }

  WhyAnswer asked(std::string_view id) const {
    const auto answer = why(known(), id);
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().sentence);
    return answer.value_or(WhyAnswer{});
  }
  WhyAnswer asked_not(std::string_view id, std::optional<std::string_view> event = {}) const {
    const auto answer = why_not(known(), id, event);
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().sentence);
    return answer.value_or(WhyAnswer{});
  }
};

TEST_F(Why, ABrokenDutyInShort) {
  outcome.duties = {sample::duty(true)};
  world.sources[0].watermarks = {{.kind = sample::consultation, .until = sample::day(7, 10)}};
  EXPECT_EQ(
      text_of(asked("uk-2024/consult@attack-1"), false),
      "United Kingdom and Ukraine promised to consult jointly, at the latest 2024-07-10 12:00 +00:00: broken (its time "
      "passed, and the record is complete up to then). Force: political commitment.\n"
      "  uk-2024/consult (Part VIII.2): on armed attack on Ukraine, then request for consultation by either party: "
      "the parties shall jointly consult, within 24 hours\n"
      "  opened by: Missiles on Kyiv (armed attack), 2024-07-08\n"
      "  then: request-1 (request for consultation), 2024-07-09\n"
      "  last permitted moment 2024-07-10 12:00 +00:00: within 24 hours, counted from instant to instant (R2)\n"
      "  no consultation recorded that performs it; the record is complete until end of 2024-07-10 (R9)\n");
}

TEST_F(Why, TheFullFormEndsInReportsAndPointers) { // R18
  outcome.duties = {sample::duty(true)};
  const WhyAnswer answer = asked("uk-2024/consult@attack-1");
  EXPECT_TRUE(says(answer, "A newspaper said happened (document), 2024-07-08\n"));
  EXPECT_TRUE(says(answer, "see page 1"));
  EXPECT_FALSE(text_of(answer, false).find("page 1") != std::string::npos);
}

TEST_F(Why, AWaitingDutySaysWhatWouldMakeItOwed) { // N10
  outcome.duties = {sample::duty(false)};
  const WhyAnswer answer = asked("uk-2024/consult@attack-1");
  EXPECT_TRUE(says(answer, "waits for: request for consultation by either party"));
  EXPECT_TRUE(says(answer, "United Kingdom and Ukraine do not yet have to consult jointly: waiting"));
  EXPECT_TRUE(says(answer,
                   "a request for consultation by either party would make it owed: then within 24 hours, counted "
                   "from instant to instant (R2)"));
}

TEST_F(Why, CivilDeadlinesCiteTheirConvention) {
  world.clauses[0].when.span = time::TimeSpan(time::months(1));
  outcome.duties = {sample::duty(true)};
  outcome.duties[0].month_end_rule = true;
  const WhyAnswer answer = asked("uk-2024/consult@attack-1");
  EXPECT_TRUE(says(answer, "ETS 76 arts 3 and 4"));
  EXPECT_TRUE(says(answer, "its last day (ETS 76 art. 4)"));
}

TEST_F(Why, UntranslatedPassagesTaintTheAnswer) {
  world.agreements[0].untranslated = {{.locus = "Part IX", .text = "costs", .reason = "not modelled"}};
  outcome.duties = {sample::duty(true)};
  EXPECT_TRUE(says(asked("uk-2024/consult@attack-1"), "not translated, so this answer may miss it: costs (Part IX)"));
  EXPECT_TRUE(says(asked("uk-2024"), "not translated"));
}

TEST_F(Why, PassagesThatNameTheClauseComeFirst) {
  world.agreements[0].untranslated = {{.text = "costs", .reason = "not modelled"},
                                      {.text = "who asks", .reason = "not modelled", .clause = sample::consult}};
  outcome.duties = {sample::duty(true)};
  const std::string brief = text_of(asked("uk-2024/consult@attack-1"), false);
  EXPECT_TRUE(brief.ends_with("may miss it: who asks, because not modelled\n"
                              "  and 1 more passage of the agreement is not translated\n"))
      << brief;
  EXPECT_TRUE(says(asked("uk-2024/consult@attack-1"), "may miss it: costs"));
  world.agreements[0].untranslated.edit().pop_back();
  EXPECT_TRUE(text_of(asked("uk-2024/consult@attack-1"), false)
                  .ends_with("\n  1 passage of the agreement is not translated\n"));
}

TEST_F(Why, RemarksStandUnderTheClauseAndOurReadingsAlsoInShort) {
  world.clauses[0].remarks = {{.label = "level", .text = "high"}, {.label = "reading", .text = "from the request"}};
  outcome.duties = {sample::duty(true)};
  const WhyAnswer answer = asked("uk-2024/consult@attack-1");
  EXPECT_TRUE(says(answer, "    level: high\n"));
  EXPECT_TRUE(text_of(answer, false).contains("    our reading: from the request\n"));
  EXPECT_FALSE(text_of(answer, false).contains("level: high"));
}

TEST_F(Why, AnAbsentClauseIsNotCalledLive) {
  outcome.clauses[sample::no_defence.value] = model::ClauseState::live;
  EXPECT_EQ(text_of(asked("uk-2024/defence"), true), "uk-2024/defence: the text holds no such clause\n"
                                                     "  uk-2024/defence (whole text): not provided: mutual defence\n");
}

TEST_F(Why, AnIntentionIsNotCalledADuty) {
  model::Duty intention{.clause = sample::train, .bearers = {sample::usa}};
  outcome.duties = {intention};
  const WhyAnswer answer = asked_not("usa-2024/train");
  EXPECT_TRUE(says(answer, "usa-2024/train states an intention, which is no duty"));
  EXPECT_TRUE(says(answer, "an intention does stand: usa-2024/train"));
  EXPECT_FALSE(says(answer, "a duty"));
}

TEST_F(Why, AnAgreementGivesEntryActsAndEnd) {
  const WhyAnswer answer = asked("uk-2024");
  EXPECT_EQ(answer.subject, "agreement");
  EXPECT_TRUE(says(answer, "in force from signature by all parties"));
  EXPECT_TRUE(says(answer, "signing-uk (signature), 2024-01-12"));
  EXPECT_TRUE(says(answer, "ends 2034-01-12 by term of 10 years (Part XII)"));
}

TEST_F(Why, AClaimGivesItsPartsAndEvidence) {
  model::Claim claim{.id = "c10", .text = "it intends to train"};
  model::Check check{.kind = model::CheckKind::provides, .agreement = sample::usa_2024, .act = sample::training};
  claim.parts = {{.text = "train", .checks = {check}}};
  world.claims = {claim};
  EXPECT_TRUE(says(asked("c10"), "c10: \"it intends to train\" is supported"));
  EXPECT_TRUE(says(asked("c10"), "usa-2024/train (Annex B)"));
}

TEST_F(Why, AnUnknownIdGetsTheNearest) {
  const auto answer = why(known(), "uk-2042");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().sentence,
            "there is no duty, agreement, clause, claim or event `uk-2042`; did you mean `uk-2024`?");
}

TEST_F(Why, AnEventGivesTheReportsOnWhoseWordItCounts) {
  const WhyAnswer answer = asked("attack-1");
  EXPECT_EQ(answer.subject, "event");
  EXPECT_TRUE(says(answer, "attack-1 counts as having happened under the standard `reported`"));
  EXPECT_TRUE(says(answer, "said happened"));
}

TEST_F(Why, AnEventThatDoesNotCountSaysWhatIsMissing) {
  world.reports[4].standing = model::Standing::expected;
  EXPECT_TRUE(says(asked("attack-1"), "attack-1 does not count: it is only expected (R16)"));
  EXPECT_TRUE(says(asked("attack-1"), "a report that it happened"));
  world.reports.erase(world.reports.begin() + 4);
  EXPECT_TRUE(says(asked("attack-1"), "attack-1 does not count: nobody had reported it then"));
}

TEST_F(Why, NotBecauseTheEventIsOnAnother) {
  const WhyAnswer answer = asked_not("uk-2024/consult", "attack-poland");
  EXPECT_TRUE(says(answer, "it was on Poland; the text asks for `on Ukraine`"));
  EXPECT_TRUE(says(answer, "this alone would have to be different: an event like: armed attack on Ukraine"));
}

TEST_F(Why, NotBecauseTheKindDiffers) {
  EXPECT_TRUE(says(asked_not("uk-2024/consult", "signing-uk"), "it is of kind `signature`, not `armed attack`"));
}

TEST_F(Why, NotBecauseItWasNotInForce) {
  outcome.agreements[0].entry = sample::day(7, 9);
  const WhyAnswer answer = asked_not("uk-2024/consult", "attack-1");
  EXPECT_TRUE(says(answer, "uk-2024 was not in force then: it entered into force 2024-07-09"));
  EXPECT_TRUE(says(answer, "this alone would have to be different: uk-2024 in force at that moment"));
}

TEST_F(Why, NotBecauseAConditionFailed) {
  model::Condition member{.kind = model::ConditionKind::member, .actor = sample::uk, .group = sample::poland};
  world.clauses[0].while_ = member;
  EXPECT_TRUE(says(asked_not("uk-2024/consult", "attack-1"),
                   "`while United Kingdom is a member of Poland`: it did not hold then"));
}

TEST_F(Why, NotBecauseAnotherClauseOverrides) {
  world.clauses[1].overrides = {sample::consult};
  EXPECT_TRUE(says(asked_not("uk-2024/consult", "attack-1"), "uk-2024/defence (whole text) overrides it (R10)"));
}

TEST_F(Why, NotBecauseItWaits) {
  outcome.duties = {sample::duty(false)};
  const WhyAnswer answer = asked_not("uk-2024/consult");
  EXPECT_TRUE(says(answer, "uk-2024/consult makes no duty yet"));
  EXPECT_TRUE(says(answer, "uk-2024/consult@attack-1 waits for: request for consultation by either party"));
}

TEST_F(Why, NotBecauseTheTextHasNone) {
  EXPECT_TRUE(says(asked_not("uk-2024/defence"), "the text is known to hold no such clause"));
}

TEST_F(Why, NotBecauseTheEventDoesNotCount) {
  world.reports[4].standing = model::Standing::expected;
  EXPECT_TRUE(says(asked_not("uk-2024/consult", "attack-1"), "Missiles on Kyiv is only expected (R16)"));
}

TEST_F(Why, WithoutAnEventTheNearestIsTold) {
  world.reports.erase(world.reports.begin() + 4); // the attack on Ukraine
  EXPECT_TRUE(says(asked_not("uk-2024/consult"), "nearest: attack-poland"));
  world.reports.pop_back();
  EXPECT_TRUE(says(asked_not("uk-2024/consult"), "no event recorded of a kind that opens it: armed attack on Ukraine"));
}

TEST_F(Why, JsonKeepsStableIds) {
  outcome.duties = {sample::duty(true)};
  const boost::json::value json = to_json(asked("uk-2024/consult@attack-1"));
  EXPECT_EQ(json.at("schema"), "casus.why/1");
  EXPECT_EQ(json.at("subject"), "duty");
  EXPECT_EQ(json.at("reason").at("because").at(0).at("id"), "uk-2024/consult");
  EXPECT_EQ(json.at("reason").at("because").at(1).at("because").at(0).at("id"), "press");
}

} // namespace
} // namespace casus::questions
