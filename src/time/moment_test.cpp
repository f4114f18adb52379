// SPDX-License-Identifier: Apache-2.0
#include "time/moment.h"
#include "time/written.h"

#include <limits>

#include <gtest/gtest.h>

namespace casus::time {
namespace {

TEST(Moment, AnExactOneIsOneSecondWide) {
  const Moment moment = exact({100});
  EXPECT_TRUE(moment.is_exact());
  EXPECT_EQ(moment.first(), Instant{100});
  EXPECT_EQ(moment.last(), Instant{100});
  EXPECT_EQ(moment.latest, Instant{101});
  EXPECT_EQ(moment.precision, Precision::second);
}

TEST(Moment, OrdersByIntervalForSorting) {
  EXPECT_LT(exact({100}), exact({101}));
  EXPECT_LT(exact({100}), (Moment{{100}, {200}, Precision::interval}));
  EXPECT_EQ(exact({100}), exact({100}));
}

TEST(Written, AreTheSecondsOfTheYearsThatCanBeWritten) {
  for (const char* text : {"-4000-01-01T00:00+14:00", "9999-12-31T23:59:59-12:00", "1970"}) {
    const Moment moment = parse_moment(text, Zone::utc()).value();
    EXPECT_TRUE(can_be_written(moment.earliest) && can_be_written(moment.latest)) << text;
  }
  for (const std::int64_t far : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                                 std::int64_t{-190'000'000'000}, std::int64_t{253'500'000'000}})
    EXPECT_FALSE(can_be_written({far})) << far;
}

TEST(Hull, CoversBoth) {
  const Moment both{{100}, {202}, Precision::interval};
  EXPECT_EQ(hull(exact({100}), exact({201})), both);
  EXPECT_EQ(hull(exact({201}), exact({100})), both);
  EXPECT_EQ(hull(exact({150}), both), both);
}

TEST(Hull, OfTheSameMomentIsThatMoment) { EXPECT_EQ(hull(exact({100}), exact({100})), exact({100})); }

TEST(WholeDay, IsAsLongAsClocksMakeIt) {
  const Zone kyiv = Zone::find("Europe/Kyiv").value();
  const auto length = [kyiv](Date date) {
    const Moment day = whole_day(date, kyiv).value();
    EXPECT_EQ(day.precision, Precision::day);
    return day.latest - day.earliest;
  };
  EXPECT_EQ(length({2024, 7, 8}), hours(24));
  EXPECT_EQ(length({2024, 3, 31}), hours(23));
  EXPECT_EQ(length({2024, 10, 27}), hours(25));
}

TEST(WholeDay, AFaultWhereClocksSkippedIt) {
  const Zone apia = Zone::find("Pacific/Apia").value();
  const auto day = whole_day({2011, 12, 30}, apia);
  ASSERT_FALSE(day.has_value());
  EXPECT_EQ(day.error().kind, LocalFault::Kind::nonexistent);
  EXPECT_EQ(day.error().first, apia.start_of_day({2011, 12, 31}));
}

} // namespace
} // namespace casus::time
