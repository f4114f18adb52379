// SPDX-License-Identifier: Apache-2.0
#include "time/deadline.h"

#include <gtest/gtest.h>

namespace casus::time {
namespace {

Zone kyiv() { return Zone::find("Europe/Kyiv").value(); }
Zone rome() { return Zone::find("Europe/Rome").value(); }

Moment at(std::string_view text, Zone zone = kyiv()) {
  const auto moment = parse_moment(text, zone);
  EXPECT_TRUE(moment.has_value()) << text;
  return moment.value_or(exact({0}));
}

TEST(TermEnd, IsTheFirstInstantOfTheCorrespondingDate) {
  const Boundary end = term_end(at("2024-06-13", rome()), years(10), rome());
  EXPECT_EQ(end, (Boundary{at("2034-06-13T00:00:00", rome()), false}));
  EXPECT_EQ(term_end(at("2024-06-13T18:30", rome()), years(10), rome()), end);
  EXPECT_EQ(term_end(at("2024-06-13T23:59:59", rome()), years(10), rome()), end);
}

TEST(TermEnd, UsesTheSummerOffsetBeyond2037) {
  const Zone new_york = Zone::find("America/New_York").value();
  EXPECT_EQ(term_end(at("2028-07-15", new_york), years(10), new_york).moment, at("2038-07-15T04:00:00Z"));
  EXPECT_EQ(term_end(at("2028-07-15"), years(10), kyiv()).moment, at("2038-07-14T21:00:00Z"));
}

TEST(TermEnd, SaysWhenTheMonthEndRuleBit) {
  EXPECT_EQ(term_end(at("2024-02-29"), years(1), kyiv()), (Boundary{at("2025-02-28T00:00:00"), true}));
  EXPECT_EQ(term_end(at("2024-02-29"), years(4), kyiv()), (Boundary{at("2028-02-29T00:00:00"), false}));
}

TEST(TermEnd, OfAVagueStartCoversTheEndsOfAllItsDates) {
  const Boundary end = term_end(at("2024-01"), months(1), kyiv());
  EXPECT_EQ(end.moment, hull(at("2024-02-01T00:00:00"), at("2024-02-29T00:00:00")));
  EXPECT_TRUE(end.month_end_rule);
}

TEST(TermEnd, OfADayOfAnotherZoneCoversTwoDates) {
  const Boundary end = term_end(at("2024-06-13", rome()), years(1), Zone::utc());
  EXPECT_EQ(end.moment, hull(at("2025-06-12T00:00:00Z"), at("2025-06-13T00:00:00Z")));
}

TEST(Deadline, ElapsedRunsFromInstantToInstantAcrossAClockChange) {
  const Boundary end = deadline(at("2024-03-30T12:00:00"), hours(24));
  EXPECT_EQ(end.moment, at("2024-03-31T13:00:00"));
  EXPECT_FALSE(end.month_end_rule);
}

TEST(Deadline, ElapsedIsAsVagueAsItsAnchor) {
  EXPECT_EQ(deadline(at("2024-07-08T09:40"), hours(24)).moment, at("2024-07-09T09:40"));
  EXPECT_EQ(deadline(at("2024-07-08T09:40"), seconds(90)).moment.precision, Precision::interval);
  const Moment day = deadline(at("2024-07-08"), hours(24)).moment;
  EXPECT_EQ(day.earliest, at("2024-07-09").earliest);
  EXPECT_EQ(day.latest, at("2024-07-09").latest);
  EXPECT_EQ(day.precision, Precision::interval);
}

TEST(Deadline, CivilExcludesTheStartDayAndEndsWithTheLast) {
  EXPECT_EQ(deadline(at("2024-07-08T09:40"), days(1), kyiv()).moment, at("2024-07-09T23:59:59"));
  EXPECT_EQ(deadline(at("2024-07-08"), months(6), kyiv()).moment, at("2025-01-08T23:59:59"));
  EXPECT_EQ(deadline(at("2024-03-30"), days(1), kyiv()).moment, at("2024-03-31T23:59:59"));
  EXPECT_EQ(deadline(at("2024-01-31"), months(1), kyiv()), (Boundary{at("2024-02-29T23:59:59"), true}));
  EXPECT_EQ(deadline(at("2024-01-31"), months(2), kyiv()), (Boundary{at("2024-03-31T23:59:59"), false}));
}

TEST(Deadline, CivilFromAVagueAnchorIsAnInterval) {
  const Boundary end = deadline(at("2024-02"), months(1), kyiv());
  EXPECT_EQ(end.moment, hull(at("2024-03-01T23:59:59"), at("2024-03-29T23:59:59")));
  EXPECT_EQ(end.moment.precision, Precision::interval);
}

TEST(Deadline, TakesEitherKindOfLength) {
  const Moment anchor = at("2024-07-08T09:40");
  EXPECT_EQ(deadline(anchor, TimeSpan(hours(24)), kyiv()), deadline(anchor, hours(24)));
  EXPECT_EQ(deadline(anchor, TimeSpan(days(1)), kyiv()), deadline(anchor, days(1), kyiv()));
}

TEST(Deadline, ATermAndADeadlineOfOneLengthDiffer) {
  const Moment start = at("2024-03-01");
  EXPECT_EQ(term_end(start, months(1), kyiv()).moment, at("2024-04-01T00:00:00"));
  EXPECT_EQ(deadline(start, months(1), kyiv()).moment, at("2024-04-01T23:59:59"));
}

TEST(Deadline, ByIncludesTheDateAndBeforeExcludesIt) {
  EXPECT_EQ(by({2024, 7, 8}, kyiv()), (Boundary{at("2024-07-08T23:59:59"), false}));
  EXPECT_EQ(before_date({2024, 7, 8}, kyiv()), (Boundary{at("2024-07-07T23:59:59"), false}));
}

TEST(Deadline, EndsWithADayThatReturnsAcrossMidnight) {
  const Zone st_johns = Zone::find("America/St_Johns").value();
  EXPECT_EQ(by({2010, 11, 6}, st_johns).moment, at("2010-11-07T03:29:59Z"));
}

TEST(LastNotice, RunsOutWithTheLastDayBeforeTheEnd) {
  EXPECT_EQ(last_notice(at("2034-06-13T00:00:00"), months(3), kyiv()), (Boundary{at("2034-03-12T23:59:59"), false}));
  EXPECT_EQ(last_notice(at("2024-07-10T00:00:00"), days(1), kyiv()).moment, at("2024-07-08T23:59:59"));
  EXPECT_EQ(last_notice(at("2024-07-10T12:00:00"), days(1), kyiv()).moment, at("2024-07-08T23:59:59"));
  EXPECT_EQ(last_notice(at("2024-07-10T00:00:00"), CivilSpan{}, kyiv()).moment, at("2024-07-09T23:59:59"));
  EXPECT_EQ(last_notice(at("2024-07-09T23:59:59"), CivilSpan{}, kyiv()).moment, at("2024-07-08T23:59:59"));
}

TEST(LastNotice, AtMonthEndsIsTheLatestDateThatLeadsThere) {
  EXPECT_EQ(last_notice(at("2024-03-01T00:00:00"), months(1), kyiv()), (Boundary{at("2024-01-31T23:59:59"), true}));
  EXPECT_EQ(last_notice(at("2023-03-01T00:00:00"), months(1), kyiv()), (Boundary{at("2023-01-31T23:59:59"), true}));
  EXPECT_EQ(last_notice(at("2024-02-29T00:00:00"), months(1), kyiv()), (Boundary{at("2024-01-28T23:59:59"), false}));
  EXPECT_EQ(last_notice(at("2024-03-31T00:00:00"), months(1), kyiv()), (Boundary{at("2024-02-29T23:59:59"), false}));
  EXPECT_EQ(last_notice(at("2024-03-30T00:00:00"), months(1), kyiv()), (Boundary{at("2024-02-29T23:59:59"), false}));
  EXPECT_EQ(last_notice(at("2024-05-01T00:00:00"), months(1), kyiv()), (Boundary{at("2024-03-31T23:59:59"), true}));
  EXPECT_EQ(last_notice(at("2025-03-01T00:00:00"), years(1), kyiv()), (Boundary{at("2024-02-29T23:59:59"), true}));
  EXPECT_EQ(last_notice(at("2028-03-01T00:00:00"), years(4), kyiv()), (Boundary{at("2024-02-29T23:59:59"), false}));
}

TEST(LastNotice, IsTheLastSecondInTimeOnEveryDayOfALeapYear) {
  for (const CivilSpan span : {days(0), days(45), months(1), months(6), years(1), CivilSpan{1, 10}}) {
    for (std::int64_t day = days_from_epoch({2023, 12, 30}); day < days_from_epoch({2025, 1, 3}); ++day) {
      const Instant end = kyiv().start_of_day(date_from_days(day)) + hours(7 * (day % 2));
      const Moment last = last_notice(exact(end), span, kyiv()).moment;
      ASSERT_TRUE(last.is_exact());
      const Moment too_late = exact(last.latest);
      EXPECT_LT(deadline(last, span, kyiv()).moment.last(), end);
      EXPECT_GE(deadline(too_late, span, kyiv()).moment.last(), end);
    }
  }
}

TEST(LastNotice, IsAsVagueAsTheEnd) {
  const Moment day = last_notice(at("2024-03-01"), months(1), kyiv()).moment;
  EXPECT_EQ(day, at("2024-01-31T23:59:59")); // all of the day leads to one date, for the next is not over
  const Boundary month = last_notice(at("2024-02"), days(1), kyiv());
  EXPECT_EQ(month.moment, hull(at("2024-01-30T23:59:59"), at("2024-02-27T23:59:59")));
  EXPECT_EQ(month.moment.precision, Precision::interval);
  EXPECT_FALSE(month.month_end_rule);
  EXPECT_TRUE(last_notice(at("2024-03"), months(1), kyiv()).month_end_rule);
}

TEST(LastNotice, CountsElapsedTimeFromInstantToInstant) {
  EXPECT_EQ(last_notice(at("2024-03-31T13:00:00"), hours(24)).moment, at("2024-03-30T12:00:00"));
  EXPECT_EQ(last_notice(at("2024-03-31T13:00:00"), TimeSpan(hours(24)), kyiv()).moment, at("2024-03-30T12:00:00"));
  EXPECT_EQ(last_notice(at("2024-03-31T00:00:00"), TimeSpan(days(1)), kyiv()).moment, at("2024-03-29T23:59:59"));
  EXPECT_EQ(last_notice(at("2024-03-31T13:00"), hours(24)).moment, at("2024-03-30T12:00"));
}

TEST(IsLate, AtTheBoundaryAnActIsOnTime) {
  const Moment last = by({2024, 7, 8}, kyiv()).moment;
  EXPECT_EQ(is_late(at("2024-07-08T23:59:59"), last), Truth::impossible);
  EXPECT_EQ(is_late(at("2024-07-09T00:00:00"), last), Truth::certain);
  const Moment day_later = deadline(at("2024-07-08T09:40:00"), hours(24)).moment;
  EXPECT_EQ(is_late(at("2024-07-09T09:40:00"), day_later), Truth::impossible);
  EXPECT_EQ(is_late(at("2024-07-09T09:40:01"), day_later), Truth::certain);
}

TEST(IsLate, DependsWhereTheMomentsAreTooVague) {
  const Moment last = deadline(at("2024-07-08T09:40"), hours(24)).moment;
  EXPECT_EQ(is_late(at("2024-07-09"), last), Truth::depends);
  EXPECT_EQ(is_late(at("2024-07-08"), last), Truth::impossible);
  EXPECT_EQ(is_late(at("2024-07-10"), last), Truth::certain);
  EXPECT_EQ(is_late(at("2024"), last), Truth::depends);
  EXPECT_EQ(is_late(at("2024-07-09"), by({2024, 7, 9}, kyiv()).moment), Truth::impossible);
  const Moment vague = deadline(at("2024-07-08"), hours(24)).moment;
  EXPECT_EQ(is_late(at("2024-07-09T12:00:00"), vague), Truth::depends);
  EXPECT_EQ(is_late(at("2024-07-09T00:00:00"), vague), Truth::impossible);
  EXPECT_EQ(is_late(at("2024-07-10T00:00:00"), vague), Truth::certain);
}

TEST(FormatLeft, ForPeople) {
  EXPECT_EQ(format_left(hours(24) - seconds(1)), "23 h 59 min");
  EXPECT_EQ(format_left(hours(12 * 24 + 3)), "12 d 3 h");
  EXPECT_EQ(format_left(hours(24)), "1 d");
  EXPECT_EQ(format_left(hours(3)), "3 h");
  EXPECT_EQ(format_left(minutes(5) + seconds(59)), "5 min");
  EXPECT_EQ(format_left(seconds(45)), "45 s");
  EXPECT_EQ(format_left({}), "0 s");
  EXPECT_EQ(format_left(-hours(3)), "3 h ago");
  EXPECT_EQ(format_left(-minutes(90)), "1 h 30 min ago");
  EXPECT_EQ(format_left({INT64_MIN}), "106751991167300 d 15 h ago");
}

} // namespace
} // namespace casus::time
