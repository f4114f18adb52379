// SPDX-License-Identifier: Apache-2.0
#include "time/span.h"

#include <gtest/gtest.h>

namespace casus::time {
namespace {

using Fault = SpanFault::Kind;

TEST(ParseSpan, ElapsedAndCivil) {
  EXPECT_EQ(parse_span("24 hours"), TimeSpan(hours(24)));
  EXPECT_EQ(parse_span("30 minutes"), TimeSpan(minutes(30)));
  EXPECT_EQ(parse_span("45 seconds"), TimeSpan(seconds(45)));
  EXPECT_EQ(parse_span("1 hour 30 minutes"), TimeSpan(minutes(90)));
  EXPECT_EQ(parse_span("1 week"), TimeSpan(days(7)));
  EXPECT_EQ(parse_span("90 days"), TimeSpan(days(90)));
  EXPECT_EQ(parse_span("6 months"), TimeSpan(months(6)));
  EXPECT_EQ(parse_span("10 years"), TimeSpan(years(10)));
  EXPECT_EQ(parse_span("1 year 6 months"), TimeSpan(months(18)));
  EXPECT_EQ(parse_span("1 year and 6 months"), TimeSpan(months(18)));
  EXPECT_EQ(parse_span("  1  month  and  1 day "), TimeSpan(months(1) + days(1)));
  EXPECT_EQ(parse_span("0 days"), TimeSpan(days(0)));
  EXPECT_EQ(parse_span("10000 years"), TimeSpan(years(10'000)));
}

TEST(ParseSpan, ADayIsNotTwentyFourHours) { EXPECT_NE(parse_span("1 day").value(), parse_span("24 hours").value()); }

TEST(ParseSpan, EachFaultHasItsKindAndASentence) {
  const std::pair<const char*, Fault> all[] = {
      {"", Fault::malformed},
      {"   ", Fault::malformed},
      {"hours", Fault::malformed},
      {"24", Fault::malformed},
      {"-1 day", Fault::malformed},
      {"1.5 hours", Fault::malformed},
      {"six months", Fault::malformed},
      {"1 year and", Fault::malformed},
      {"and 1 year", Fault::malformed},
      {"1 year and and 1 month", Fault::malformed},
      {"24 ours", Fault::unknown_unit},
      {"2 fortnights", Fault::unknown_unit},
      {"2 dayss", Fault::unknown_unit},
      {"2 s", Fault::unknown_unit},
      {"1 day 12 hours", Fault::mixed},
      {"12 hours and 1 month", Fault::mixed},
      {"10001 years", Fault::too_long},
      {"10000 years 1 month", Fault::too_long},
      {"99999999999999999999999 seconds", Fault::too_long},
      {"99999999999999999999999 years", Fault::too_long},
  };
  for (const auto& [text, kind] : all) {
    const auto span = parse_span(text);
    ASSERT_FALSE(span.has_value()) << text;
    EXPECT_EQ(span.error().kind, kind) << text << ": " << span.error().sentence;
    EXPECT_GT(span.error().sentence.size(), 20U) << text;
  }
}

TEST(PrintSpan, TheLargestUnitThatDivides) {
  EXPECT_EQ(to_string(hours(24)), "24 hours");
  EXPECT_EQ(to_string(hours(1)), "1 hour");
  EXPECT_EQ(to_string(minutes(90)), "90 minutes");
  EXPECT_EQ(to_string(seconds(61)), "61 seconds");
  EXPECT_EQ(to_string(seconds(0)), "0 seconds");
  EXPECT_EQ(to_string(years(10)), "10 years");
  EXPECT_EQ(to_string(months(18)), "18 months");
  EXPECT_EQ(to_string(months(1) + days(1)), "1 month 1 day");
  EXPECT_EQ(to_string(days(0)), "0 days");
  EXPECT_EQ(to_string(-months(6)), "-6 months");
  EXPECT_EQ(to_string(TimeSpan(weeks(1))), "7 days");
  EXPECT_EQ(to_string(TimeSpan(hours(72))), "72 hours");
}

TEST(PrintSpan, WhatItPrintsItReads) {
  for (std::int32_t n = 0; n <= 400; ++n) {
    for (const TimeSpan& span :
         {TimeSpan(seconds(n)), TimeSpan(minutes(n)), TimeSpan(hours(n)), TimeSpan(days(n)), TimeSpan(weeks(n)),
          TimeSpan(months(n)), TimeSpan(years(n)), TimeSpan(months(n) + days(n))}) {
      ASSERT_EQ(parse_span(to_string(span)), span) << to_string(span);
    }
  }
}

} // namespace
} // namespace casus::time
