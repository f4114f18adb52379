// SPDX-License-Identifier: Apache-2.0
#include "questions/moments.h"

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

class Moments : public ::testing::Test {
protected:
  time::Zone kyiv = *time::Zone::find("Europe/Kyiv");

  time::Moment read(std::string_view text) const {
    const auto moment = time::parse_moment(text, kyiv);
    EXPECT_TRUE(moment) << text;
    return moment.value_or(time::exact({0}));
  }
  static time::Moment range(time::Instant first, time::Instant last) {
    return {first, last + time::seconds(1), time::Precision::interval};
  }
};

TEST_F(Moments, WholeDaysArePlainDatesWhereverTheyAreWhole) {
  const time::Zone washington = *time::Zone::find("America/New_York");
  EXPECT_EQ(show(*time::whole_day({2024, 7, 8}, kyiv), kyiv), "2024-07-08");
  EXPECT_EQ(show(*time::whole_day({2024, 7, 8}, time::Zone::utc()), kyiv), "2024-07-08");
  EXPECT_EQ(show(*time::whole_day({1949, 8, 24}, washington), kyiv), "1949-08-24");
  EXPECT_EQ(show(*time::parse_moment("1949-08", time::Zone::utc()), kyiv), "1949-08");
  EXPECT_EQ(show(*time::parse_moment("1949", time::Zone::utc()), kyiv), "1949");
  const auto utc_days = time::whole_days({2025, 3, 4}, {2025, 3, 5}, time::Zone::utc(), time::Precision::interval);
  EXPECT_EQ(show(utc_days, kyiv), "2025-03-04 to 2025-03-05");
}

TEST_F(Moments, AnIntervalThatIsNoWholeDayIsNeverMadeOne) {
  const time::Moment moment = read("2024-07-08T09:30");
  EXPECT_EQ(show({moment.earliest, moment.earliest + time::hours(24), time::Precision::interval}, kyiv),
            "2024-07-08 09:30 +03:00 to 2024-07-09 09:29 +03:00");
}

TEST_F(Moments, ClocksShowSecondsOnlyWhereTheySaySomething) {
  EXPECT_EQ(show(read("2024-07-09T09:40"), kyiv), "2024-07-09 09:40 +03:00");
  EXPECT_EQ(show(read("2024-07-09T09:40:00"), kyiv), "2024-07-09 09:40 +03:00");
  EXPECT_EQ(show(read("2024-07-09T09:40:59"), kyiv), "2024-07-09 09:40 +03:00");
  EXPECT_EQ(show(read("2024-07-09T09:40:07"), kyiv), "2024-07-09 09:40:07 +03:00");
  const time::Instant first = read("2024-07-08T09:30").first();
  EXPECT_EQ(show(range(first, read("2024-07-08T09:50").last()), kyiv), "2024-07-08 09:30 to 09:50 +03:00");
  EXPECT_EQ(show(range(first, read("2024-07-08T09:50:10").last()), kyiv), "2024-07-08 09:30:00 to 09:50:10 +03:00");
}

TEST_F(Moments, TheLastSecondOfADayIsItsEnd) { // R4
  EXPECT_EQ(show_deadline(read("2025-06-12T23:59:59"), kyiv), "end of 2025-06-12");
  EXPECT_EQ(show_deadline(range(read("2025-06-12").last(), read("2025-06-13").last()), kyiv),
            "end of 2025-06-12 to end of 2025-06-13");
  EXPECT_EQ(show_deadline(read("2025-06-12"), kyiv), "during 2025-06-12") << "which second of it is not known";
}

TEST_F(Moments, ForceBeginsAndEndsOnADate) {
  const time::Instant start = read("2034-02-16").first();
  EXPECT_EQ(show_boundary(time::exact(start), kyiv), "2034-02-16");
  EXPECT_EQ(show_boundary(range(start, read("2034-02-17").first()), kyiv), "2034-02-16 to 2034-02-17");
  EXPECT_EQ(show_boundary(read("2034-02-16"), kyiv), "2034-02-16");
  EXPECT_EQ(show_boundary(read("2034-02-16T09:00"), kyiv), "2034-02-16 09:00 +02:00");
}

TEST_F(Moments, WhenAsked) {
  EXPECT_EQ(at_words(read("2024-06-12").last(), kyiv), "at the end of 2024-06-12");
  EXPECT_EQ(at_words(read("2024-07-08T12:00").last(), kyiv), "at 2024-07-08 12:00 +03:00");
}

} // namespace
} // namespace casus::questions
