// SPDX-License-Identifier: Apache-2.0
// Tacit renewal and extension of a term (rules, section 3).
#include "engine/world_builder.h"

#include <gtest/gtest.h>

namespace casus::engine {
namespace {

using time::Truth;

// Signed on 1 January 2024, for a year: it would end on 1 January 2025, day 366.
struct TermEnds : testing::Test, ConsultationWorld {
  TermEnds() { text().term = model::Term{time::years(1), model::TermStart::entry_into_force, ""}; }
  model::Agreement& text() { return (*this)[treaty]; }
  void tacitly(std::optional<time::CivilSpan> notice_span) {
    text().renewal = {.kind = model::RenewalKind::tacit, .length = time::years(1), .notice = notice_span};
  }
  model::FactId extended(time::Moment moment, time::Date until) {
    const auto f = fact(extension, moment, {.by = {a, b}});
    (*this)[f].of = treaty;
    (*this)[f].until = until;
    return f;
  }
  std::optional<time::Moment> end(std::int64_t at) { return answer(at).agreements[treaty.value].end; }
  bool month_end_rule(std::int64_t at) { return answer(at).agreements[treaty.value].month_end_rule; }

  static constexpr std::int64_t first_end = 366 * day;
  static constexpr std::int64_t second_end = 731 * day;
  static constexpr std::int64_t third_end = 1096 * day;
  static constexpr std::int64_t last_notice = 335 * day - 1; // 30 November 2024, 23:59:59
  model::KindId extension = kind("extension", model::LegalAct::extension);
};

TEST_F(TermEnds, GoesOnByItselfOnceTheLastMomentForNoticeIsPast) {
  tacitly(time::months(1));
  EXPECT_EQ(end(last_notice), second(first_end));
  EXPECT_EQ(end(last_notice + 1), second(second_end));
  EXPECT_EQ(end(second_end), second(third_end));
}

TEST_F(TermEnds, WithoutAPeriodOfNoticeGoesOnAtTheVeryEnd) {
  tacitly(std::nullopt);
  EXPECT_EQ(end(first_end - 1), second(first_end));
  EXPECT_EQ(end(first_end), second(second_end));
  EXPECT_EQ(answer(first_end).agreements[0].in_force, Truth::certain);
}

TEST_F(TermEnds, NoticeInTimeStopsIt) {
  tacitly(time::months(1));
  about(treaty, notice, last_notice, {a});
  EXPECT_EQ(end(900 * day), second(first_end));
  EXPECT_EQ(answer(900 * day).agreements[0].cause, model::EndCause::term);
}

TEST_F(TermEnds, NoticeTooLateStopsTheNextRenewal) {
  tacitly(time::months(1));
  about(treaty, notice, last_notice + 1, {a});
  EXPECT_EQ(end(900 * day), second(second_end));
}

TEST_F(TermEnds, NoticeAboutAClauseDoesNotStopIt) {
  tacitly(time::months(1));
  (*this)[about(treaty, notice, day, {a})].clause = consult;
  EXPECT_EQ(end(400 * day), second(second_end));
}

TEST_F(TermEnds, VagueNoticeLeavesItOpen) {
  tacitly(time::months(1));
  (*this)[fact(notice, vague(last_notice, last_notice + 2), {.by = {a}})].of = treaty;
  EXPECT_EQ(end(900 * day), vague(first_end, second_end + 1));
  EXPECT_EQ(answer(400 * day).agreements[0].in_force, Truth::depends);
}

TEST_F(TermEnds, CountsEachRenewalFromTheStart) {
  log.facts.clear();
  about(treaty, signature, 59 * day, {a, b}); // 29 February
  tacitly(std::nullopt);
  EXPECT_EQ(end(100 * day), second(424 * day)); // 28 February 2025
  EXPECT_TRUE(month_end_rule(100 * day));
  EXPECT_EQ(end(59 * day + 1461 * day - 1), second(59 * day + 1461 * day)); // 29 February 2028
  EXPECT_FALSE(month_end_rule(59 * day + 1461 * day - 1));
}

TEST_F(TermEnds, LastsUntilTheDayAnExtensionNames) {
  extended(second(100 * day), {2025, 1, 31});
  EXPECT_EQ(end(99 * day), second(first_end));
  EXPECT_EQ(end(100 * day), second(first_end + 31 * day));
}

TEST_F(TermEnds, NeverShrinksByAnExtension) {
  extended(second(100 * day), {2024, 10, 1});
  EXPECT_EQ(end(200 * day), second(first_end));
}

TEST_F(TermEnds, IsNotRevivedByAnExtensionThatComesAfterIt) {
  extended(second(first_end + 1), {2025, 12, 31});
  EXPECT_EQ(end(500 * day), second(first_end));
}

TEST_F(TermEnds, AnExtensionAgreedInAnExtendedTermCounts) {
  extended(second(100 * day), {2025, 1, 31});
  extended(second(first_end + day), {2025, 12, 31});
  EXPECT_EQ(end(500 * day), second(second_end));
}

TEST_F(TermEnds, AVagueExtensionMayHaveComeTooLate) {
  extended(vague(first_end - 5, first_end + 5), {2025, 12, 31});
  EXPECT_EQ(end(500 * day), vague(first_end, second_end + 1));
}

TEST_F(TermEnds, AnExtensionThatMovesTheEndNeedsNoMonthEndRule) {
  text().term->length = time::months(1);
  log.facts.clear();
  about(treaty, signature, 30 * day, {a, b}); // 31 January
  EXPECT_TRUE(month_end_rule(40 * day));
  extended(second(35 * day), {2024, 3, 31});
  EXPECT_FALSE(month_end_rule(40 * day));
}

} // namespace
} // namespace casus::engine
