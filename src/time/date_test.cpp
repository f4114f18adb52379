// SPDX-License-Identifier: Apache-2.0
#include "time/date.h"
#include "time/instant.h"

#include <concepts>

#include <gtest/gtest.h>

namespace casus::time {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept Subtractable = requires(A a, B b) {
  a - b;
};
template <class A, class B>
concept Ordered = requires(A a, B b) {
  a < b;
};
template <class A, class B>
concept Equatable = requires(A a, B b) {
  a == b;
};

// R2: the two algebras never mix. Each of these lines would be a wrong answer if it compiled.
static_assert(!Addable<Elapsed, CivilSpan> && !Addable<CivilSpan, Elapsed>);
static_assert(!Subtractable<Elapsed, CivilSpan> && !Subtractable<CivilSpan, Elapsed>);
static_assert(!Ordered<Elapsed, CivilSpan> && !Ordered<CivilSpan, Elapsed>);
static_assert(!Equatable<Elapsed, CivilSpan> && !Equatable<CivilSpan, Elapsed>);
static_assert(!Addable<Instant, CivilSpan> && !Subtractable<Instant, CivilSpan>);
static_assert(!Addable<Date, Elapsed> && !Addable<Instant, Instant> && !Ordered<Date, Instant>);
static_assert(!std::convertible_to<Elapsed, CivilSpan> && !std::convertible_to<CivilSpan, Elapsed>);
static_assert(!std::convertible_to<int, Elapsed> && !std::convertible_to<int, Instant>);
// T1: no number of days is a month, so spans have no order.
static_assert(!Ordered<CivilSpan, CivilSpan>);
// And what should compile does.
static_assert(Addable<Elapsed, Elapsed> && Addable<CivilSpan, CivilSpan> && Addable<Instant, Elapsed>);
static_assert(Ordered<Elapsed, Elapsed> && Ordered<Date, Date> && Equatable<CivilSpan, CivilSpan>);
static_assert(std::same_as<decltype(Instant{} - Instant{}), Elapsed>);

TEST(Instant, AddsAndSubtractsElapsedTime) {
  EXPECT_EQ(Instant{100} + hours(1), Instant{3700});
  EXPECT_EQ(Instant{100} - minutes(1), Instant{40});
  EXPECT_EQ(Instant{100} - Instant{40}, minutes(1));
  EXPECT_EQ(-hours(1) + minutes(90) - seconds(1), seconds(1799));
  EXPECT_LT(seconds(59), minutes(1));
  EXPECT_EQ(hours(24), minutes(1440));
}

TEST(CivilSpan, YearsAreMonthsAndWeeksAreDays) {
  EXPECT_EQ(years(2) + months(6), months(30));
  EXPECT_EQ(weeks(2), days(14));
  EXPECT_EQ(-(months(1) + days(2)), (CivilSpan{-1, -2}));
  EXPECT_EQ(months(1) - days(2), (CivilSpan{1, -2}));
  EXPECT_NE(months(1), days(30));
}

TEST(Date, LeapYears) {
  EXPECT_TRUE(is_leap_year(2024));
  EXPECT_TRUE(is_leap_year(2000));
  EXPECT_FALSE(is_leap_year(1900));
  EXPECT_FALSE(is_leap_year(2023));
  EXPECT_TRUE(is_leap_year(0));
  EXPECT_TRUE(is_leap_year(-4));
  EXPECT_FALSE(is_leap_year(-1));
  EXPECT_FALSE(is_leap_year(-100));
  EXPECT_TRUE(is_leap_year(-400));
  EXPECT_EQ(days_in_month(2024, 2), 29);
  EXPECT_EQ(days_in_month(1900, 2), 28);
  EXPECT_EQ(days_in_month(2024, 4), 30);
  EXPECT_EQ(days_in_month(2024, 12), 31);
}

TEST(Date, ValidityCoversTheCalendarAndTheYearsThatCanBeWritten) {
  EXPECT_TRUE(is_valid({2024, 2, 29}));
  EXPECT_FALSE(is_valid({2023, 2, 29}));
  EXPECT_FALSE(is_valid({2023, 0, 1}));
  EXPECT_FALSE(is_valid({2023, 13, 1}));
  EXPECT_FALSE(is_valid({2023, 1, 0}));
  EXPECT_FALSE(is_valid({2023, 4, 31}));
  EXPECT_TRUE(is_valid({-4000, 1, 1}));
  EXPECT_FALSE(is_valid({-4001, 12, 31}));
  EXPECT_TRUE(is_valid({9999, 12, 31}));
  EXPECT_FALSE(is_valid({10000, 1, 1}));
}

TEST(Date, DaysFromEpochOfKnownDays) {
  EXPECT_EQ(days_from_epoch({1970, 1, 1}), 0);
  EXPECT_EQ(days_from_epoch({1969, 12, 31}), -1);
  EXPECT_EQ(days_from_epoch({2000, 3, 1}), 11017);
  // Julian day number 0 began at noon on 24 November 4714 BC Gregorian, which is year -4713; 1970-01-01 is 2 440 588.
  EXPECT_EQ(days_from_epoch({-4713, 11, 24}), -2440588);
}

// Walks every day of a range of years, counting with the plainest rule there is.
void expect_round_trips(std::int32_t from_year, std::int32_t to_year) {
  std::int64_t day = days_from_epoch({from_year, 1, 1});
  for (std::int32_t y = from_year; y <= to_year; ++y) {
    for (int m = 1; m <= 12; ++m) {
      for (int d = 1; d <= days_in_month(y, m); ++d, ++day) {
        const Date date{y, static_cast<std::uint8_t>(m), static_cast<std::uint8_t>(d)};
        ASSERT_EQ(days_from_epoch(date), day) << to_string(date);
        ASSERT_EQ(date_from_days(day), date) << day;
        const JulianDate julian = to_julian(date);
        ASSERT_EQ(from_julian(julian.year, julian.month, julian.day), date) << to_string(date);
      }
    }
  }
}

TEST(Date, EveryDayOfTheCenturiesRoundTrips) { expect_round_trips(1500, 2500); }
TEST(Date, EveryDayAroundYearZeroRoundTrips) { expect_round_trips(-450, 450); }
TEST(Date, EveryDayOfTheFirstAndLastYearsRoundTrips) {
  expect_round_trips(first_year, first_year + 10);
  expect_round_trips(last_year - 10, last_year);
}

TEST(Date, DaysPastTheComputedYearsStayAtTheirEnd) {
  EXPECT_EQ(date_from_days(100'000'000'000), (Date{last_computed_year, 12, 31}));
  EXPECT_EQ(date_from_days(-100'000'000'000), (Date{first_computed_year, 1, 1}));
}

TEST(Add, TakesTheCorrespondingDate) {
  EXPECT_EQ(add({2024, 6, 13}, years(10)), (DateSum{{2034, 6, 13}, false}));
  EXPECT_EQ(add({2024, 11, 30}, months(2)), (DateSum{{2025, 1, 30}, false}));
  EXPECT_EQ(add({2024, 2, 29}, years(4)), (DateSum{{2028, 2, 29}, false}));
  EXPECT_EQ(add({2024, 6, 13}, {}), (DateSum{{2024, 6, 13}, false}));
}

TEST(Add, TakesTheLastDayWhereTheMonthHasNoCorrespondingDateAndSaysSo) {
  EXPECT_EQ(add({2024, 2, 29}, years(1)), (DateSum{{2025, 2, 28}, true}));
  EXPECT_EQ(add({2024, 1, 31}, months(1)), (DateSum{{2024, 2, 29}, true}));
  EXPECT_EQ(add({2023, 1, 31}, months(1)), (DateSum{{2023, 2, 28}, true}));
  EXPECT_EQ(add({2024, 3, 31}, months(6)), (DateSum{{2024, 9, 30}, true}));
  EXPECT_EQ(add({2096, 2, 29}, years(4)), (DateSum{{2100, 2, 28}, true}));
}

TEST(Add, CountsFromTheAnchorAndIsNeverStepped) {
  EXPECT_EQ(add({2024, 1, 31}, months(2)), (DateSum{{2024, 3, 31}, false}));
  EXPECT_EQ(add({2024, 1, 31}, months(1) + months(1)), (DateSum{{2024, 3, 31}, false}));
  EXPECT_EQ(add(add({2024, 1, 31}, months(1)).date, months(1)).date, (Date{2024, 3, 29}));
}

TEST(Add, WholeMonthsFirstThenDays) {
  EXPECT_EQ(add({2023, 1, 31}, months(1) + days(1)), (DateSum{{2023, 3, 1}, true}));
  EXPECT_EQ(add({2024, 2, 28}, days(1)), (DateSum{{2024, 2, 29}, false}));
  EXPECT_EQ(add({2024, 12, 31}, weeks(1)), (DateSum{{2025, 1, 7}, false}));
}

TEST(Add, GoesBackAndAcrossYearZero) {
  EXPECT_EQ(add({2024, 3, 31}, months(-1)), (DateSum{{2024, 2, 29}, true}));
  EXPECT_EQ(add({2024, 1, 15}, months(-1)), (DateSum{{2023, 12, 15}, false}));
  EXPECT_EQ(add({2024, 3, 1}, days(-1)), (DateSum{{2024, 2, 29}, false}));
  EXPECT_EQ(add({1, 1, 15}, months(-1)), (DateSum{{0, 12, 15}, false}));
  EXPECT_EQ(add({-430, 5, 7}, years(50)), (DateSum{{-380, 5, 7}, false}));
}

TEST(Add, StaysAtTheEndOfTheComputedYears) {
  EXPECT_EQ(add({9999, 1, 1}, years(100'000)).date, (Date{last_computed_year, 12, 31}));
  EXPECT_EQ(add({9999, 1, 1}, days(2'000'000'000)).date, (Date{last_computed_year, 12, 31}));
  EXPECT_EQ(add({0, 1, 1}, years(-100'000)).date, (Date{first_computed_year, 1, 1}));
}

TEST(Add, NeverLeadsALaterDateToAnEarlierResult) {
  for (const CivilSpan span : {months(1), months(6), years(1), months(1) + days(30), months(-1)}) {
    Date previous = add({1999, 1, 1}, span).date;
    for (std::int64_t day = days_from_epoch({1999, 1, 2}); day < days_from_epoch({2005, 1, 1}); ++day) {
      const Date next = add(date_from_days(day), span).date;
      ASSERT_LE(previous, next) << day;
      previous = next;
    }
  }
}

TEST(AddStrict, RefusesTheMonthEndRuleAndWhatCannotBeWritten) {
  EXPECT_EQ(add_strict({2024, 1, 31}, months(2)), (Date{2024, 3, 31}));
  EXPECT_EQ(add_strict({2024, 1, 31}, months(1)).error(), CalendarFault::no_corresponding_date);
  EXPECT_EQ(add_strict({9999, 12, 31}, days(1)).error(), CalendarFault::out_of_range);
  EXPECT_EQ(add_strict({-4000, 1, 1}, days(-1)).error(), CalendarFault::out_of_range);
}

TEST(Julian, KnownDays) {
  EXPECT_EQ(from_julian(1917, 10, 25), (Date{1917, 11, 7}));
  EXPECT_EQ(to_julian({1917, 11, 7}), (JulianDate{1917, 10, 25}));
  EXPECT_EQ(from_julian(1648, 10, 14), (Date{1648, 10, 24})); // Peace of Westphalia, as protestant states dated it
  EXPECT_EQ(from_julian(1582, 10, 5), (Date{1582, 10, 15}));  // the day the Gregorian calendar began
  EXPECT_EQ(from_julian(1700, 2, 29), (Date{1700, 3, 11}));   // a leap day that only this calendar has
  EXPECT_EQ(from_julian(-4712, 1, 1), (Date{-4713, 11, 24})); // day 0 of the Julian day numbers
}

TEST(Julian, Validity) {
  EXPECT_TRUE(is_valid_julian(1900, 2, 29));
  EXPECT_TRUE(is_valid_julian(-4, 2, 29));
  EXPECT_FALSE(is_valid_julian(1901, 2, 29));
  EXPECT_FALSE(is_valid_julian(1900, 2, 30));
  EXPECT_FALSE(is_valid_julian(1900, 13, 1));
  EXPECT_FALSE(is_valid_julian(1900, 0, 1));
  EXPECT_FALSE(is_valid_julian(1900, 4, 31));
}

TEST(Date, Prints) {
  EXPECT_EQ(to_string(Date{1939, 9, 1}), "1939-09-01");
  EXPECT_EQ(to_string(Date{-430, 5, 7}), "-0430-05-07");
  EXPECT_EQ(to_string(Date{0, 1, 1}), "0000-01-01");
}

} // namespace
} // namespace casus::time
