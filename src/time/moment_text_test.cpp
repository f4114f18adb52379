// SPDX-License-Identifier: Apache-2.0
#include "time/moment.h"

#include <random>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace casus::time {
namespace {

using Kind = MomentFault::Kind;

Zone zone_named(std::string_view name) { return Zone::find(name).value(); }

Moment parsed(std::string_view text, Zone in = Zone::utc()) {
  const auto moment = parse_moment(text, in);
  EXPECT_TRUE(moment.has_value()) << text << ": " << moment.error().sentence;
  return moment.value_or(exact({0}));
}

Moment days_of(Date first, Date last, Precision precision) { return whole_days(first, last, Zone::utc(), precision); }

TEST(ParseMoment, YearMonthAndDay) {
  EXPECT_EQ(parsed("1939"), days_of({1939, 1, 1}, {1939, 12, 31}, Precision::year));
  EXPECT_EQ(parsed("1939-09"), days_of({1939, 9, 1}, {1939, 9, 30}, Precision::month));
  EXPECT_EQ(parsed("2024-02"), days_of({2024, 2, 1}, {2024, 2, 29}, Precision::month));
  EXPECT_EQ(parsed("2024-12"), days_of({2024, 12, 1}, {2024, 12, 31}, Precision::month));
  EXPECT_EQ(parsed("1939-09-01"), days_of({1939, 9, 1}, {1939, 9, 1}, Precision::day));
  EXPECT_EQ(parsed("1939-09-01", zone_named("Europe/Warsaw")).earliest,
            Instant{parsed("1939-09-01").earliest - hours(1)});
}

TEST(ParseMoment, MinuteAndSecond) {
  const Moment minute = parsed("1939-09-01T04:45+01:00");
  EXPECT_EQ(minute.precision, Precision::minute);
  EXPECT_EQ(minute.latest - minute.earliest, minutes(1));
  EXPECT_EQ(parsed("1939-09-01T03:45Z"), minute);
  EXPECT_EQ(parsed("1939-09-01T04:45", zone_named("Europe/Warsaw")), minute);
  EXPECT_EQ(parsed("1939-09-01 04:45 +01:00"), minute);
  EXPECT_EQ(parsed("1939-08-31T22:15-05:30"), minute);
  EXPECT_EQ(parsed("1939-09-01T03:45:10Z"), exact(minute.earliest + seconds(10)));
  EXPECT_EQ(parsed("1939-09-01T04:45:10", zone_named("Europe/Warsaw")), exact(minute.earliest + seconds(10)));
  EXPECT_EQ(parsed("2016-12-31T23:59:59Z").latest, parsed("2017-01-01T00:00:00Z").earliest);
}

TEST(ParseMoment, YearsBefore1900AndBeforeChrist) {
  EXPECT_EQ(parsed("1648-10-24").earliest, Zone::utc().start_of_day({1648, 10, 24}));
  EXPECT_EQ(parsed("-0430-05"), days_of({-430, 5, 1}, {-430, 5, 31}, Precision::month));
  EXPECT_EQ(parsed("0000"), days_of({0, 1, 1}, {0, 12, 31}, Precision::year));
  EXPECT_EQ(parsed("-4000"), days_of({-4000, 1, 1}, {-4000, 12, 31}, Precision::year));
  EXPECT_EQ(parsed("9999"), days_of({9999, 1, 1}, {9999, 12, 31}, Precision::year));
}

TEST(ParseMoment, JulianDates) {
  EXPECT_EQ(parsed("1917-10-25 (Julian)"), parsed("1917-11-07"));
  EXPECT_EQ(parsed("1648-10-14 (Julian)"), parsed("1648-10-24"));
  EXPECT_EQ(parsed("1700-02-29 (Julian)"), parsed("1700-03-11"));
  EXPECT_EQ(parsed("1648 (Julian)"), days_of({1648, 1, 11}, {1649, 1, 10}, Precision::year));
  EXPECT_EQ(parsed("1648-10 (Julian)"), days_of({1648, 10, 11}, {1648, 11, 10}, Precision::month));
  EXPECT_EQ(parsed("1648-12 (Julian)"), days_of({1648, 12, 11}, {1649, 1, 10}, Precision::month));
  EXPECT_EQ(parsed("1917-10-25T21:45Z (Julian)"), parsed("1917-11-07T21:45Z"));
  EXPECT_EQ(parsed("-4000 (Julian)").precision, Precision::year);
  EXPECT_EQ(parsed("9999 (Julian)").precision, Precision::year);
}

struct Faulty {
  const char* text;
  Kind kind;
};

TEST(ParseMoment, EachFaultHasItsKindAndASentence) {
  const Faulty all[] = {
      {"", Kind::malformed},
      {"yesterday", Kind::malformed},
      {"193", Kind::malformed},
      {"19399", Kind::malformed},
      {"+1939", Kind::malformed},
      {"-0000", Kind::malformed},
      {"1939-", Kind::malformed},
      {"1939-9", Kind::malformed},
      {"1939-09-1", Kind::malformed},
      {"1939-09-011", Kind::malformed},
      {"1939-09-01T", Kind::malformed},
      {"1939-09-01T04", Kind::malformed},
      {"1939-09-01T04:4", Kind::malformed},
      {"1939-09-01T04:45:1", Kind::malformed},
      {"1939-09-01T04:45:10.5", Kind::malformed},
      {"1939-09-01T04:45+1:00", Kind::malformed},
      {"1939-09-01T04:45+01", Kind::malformed},
      {"1939-09-01T04:45+01:00:", Kind::malformed},
      {"1939-09-01T04:45Zulu", Kind::malformed},
      {"1939-09T04:45", Kind::malformed},
      {" 1939", Kind::malformed},
      {"1939 ", Kind::malformed},
      {"(Julian)", Kind::malformed},
      {"1939 (julian)", Kind::malformed},
      {"-4001", Kind::year_out_of_range},
      {"-9999-01-01 (Julian)", Kind::year_out_of_range},
      {"1939-13", Kind::no_such_month},
      {"1939-00-01", Kind::no_such_month},
      {"1939-02-29", Kind::no_such_day},
      {"1700-02-29", Kind::no_such_day},
      {"1939-09-31", Kind::no_such_day},
      {"1939-09-00", Kind::no_such_day},
      {"1701-02-29 (Julian)", Kind::no_such_day},
      {"1701-04-31 (Julian)", Kind::no_such_day},
      {"1939-02-29T04:45Z", Kind::no_such_day},
      {"1939-09-01T24:00", Kind::no_such_time},
      {"1939-09-01T04:60", Kind::no_such_time},
      {"1939-09-01T04:45:61", Kind::no_such_time},
      {"2016-12-31T23:59:60Z", Kind::leap_second},
      {"1939-09-01T04:45+24:00", Kind::bad_offset},
      {"1939-09-01T04:45-01:60", Kind::bad_offset},
      {"1939-09-01T04:45+01:00:60", Kind::bad_offset},
  };
  for (const auto& [text, kind] : all) {
    const auto moment = parse_moment(text, Zone::utc());
    ASSERT_FALSE(moment.has_value()) << text;
    EXPECT_EQ(moment.error().kind, kind) << text << ": " << moment.error().sentence;
    EXPECT_GT(moment.error().sentence.size(), 20U) << text;
  }
}

TEST(ParseMoment, LocalTimesThatClocksSkipOrRepeat) {
  const Zone kyiv = zone_named("Europe/Kyiv");
  const auto gap = parse_moment("2024-03-31T03:30", kyiv);
  ASSERT_FALSE(gap.has_value());
  EXPECT_EQ(gap.error().kind, Kind::skipped);
  EXPECT_EQ(gap.error().sentence,
            "clocks in Europe/Kyiv were put forward over this time; write the time with an offset, "
            "+02:00 before the change or +03:00 after it");
  const auto fold = parse_moment("2024-10-27T03:30:00", kyiv);
  ASSERT_FALSE(fold.has_value());
  EXPECT_EQ(fold.error().kind, Kind::repeated);
  EXPECT_EQ(
      fold.error().sentence,
      "clocks in Europe/Kyiv showed this time twice; write +03:00 after it for the first or +02:00 for the second");
  EXPECT_EQ(parsed("2024-10-27T03:30+02:00", kyiv).earliest - parsed("2024-10-27T03:30+03:00", kyiv).earliest,
            hours(1));
  const auto day = parse_moment("2011-12-30", zone_named("Pacific/Apia"));
  ASSERT_FALSE(day.has_value());
  EXPECT_EQ(day.error().kind, Kind::skipped);
}

TEST(ParseMoment, ALongTextIsQuotedShortAndAtAWholeCharacter) {
  const auto moment =
      parse_moment(std::string(39, 'a') + std::string("\xd0\xb6") + std::string(1'000'000, 'b'), Zone::utc());
  ASSERT_FALSE(moment.has_value());
  EXPECT_LT(moment.error().sentence.size(), 200U);
  EXPECT_NE(moment.error().sentence.find("`" + std::string(39, 'a') + "...`"), std::string::npos);
}

TEST(PrintMoment, AtItsPrecision) {
  const Zone kyiv = zone_named("Europe/Kyiv");
  EXPECT_EQ(to_string(parsed("1939", kyiv), kyiv), "1939");
  EXPECT_EQ(to_string(parsed("-0430-05", kyiv), kyiv), "-0430-05");
  EXPECT_EQ(to_string(parsed("2024-07-08", kyiv), kyiv), "2024-07-08");
  EXPECT_EQ(to_string(parsed("2024-07-08T09:40", kyiv), kyiv), "2024-07-08 09:40 +03:00");
  EXPECT_EQ(to_string(parsed("2024-07-08T06:40:10Z"), kyiv), "2024-07-08 09:40:10 +03:00");
  EXPECT_EQ(to_string(parsed("2024-07-08T06:40Z"), Zone::utc()), "2024-07-08 06:40 +00:00");
}

TEST(PrintMoment, WhatItPrintsItReads) {
  for (const auto* name : {"UTC", "Europe/Kyiv", "America/New_York", "Asia/Kathmandu"}) {
    for (const auto* text : {"1939", "-0430", "0000-01", "9999-12", "2024-02-29", "1648-10-24", "1850-06-01T12:30",
                             "2024-07-08T09:40", "2038-07-15T09:40:11", "-4000-01-01", "2024-10-27T05:00+02:00"}) {
      const Moment moment = parsed(text, zone_named(name));
      EXPECT_EQ(parsed(to_string(moment, zone_named(name)), zone_named(name)), moment) << text << ' ' << name;
    }
  }
}

TEST(PrintMoment, ADayOfAnotherZoneIsARange) {
  const Moment day = parsed("1939-09-01", zone_named("Europe/Warsaw"));
  EXPECT_EQ(to_string(day, Zone::utc()), "1939-08-31 23:00:00 +00:00 to 1939-09-01 22:59:59 +00:00");
  EXPECT_EQ(to_string(parsed("1939-09", zone_named("Europe/Warsaw")), Zone::utc()),
            "1939-08-31 23:00:00 +00:00 to 1939-09-30 22:59:59 +00:00");
}

TEST(PrintMoment, Ranges) {
  const Zone utc = Zone::utc();
  EXPECT_EQ(to_string(parsed("1648 (Julian)"), utc), "1648-01-11 to 1649-01-10");
  EXPECT_EQ(to_string(hull(parsed("1939"), parsed("1940")), utc), "1939-01-01 to 1940-12-31");
  EXPECT_EQ(to_string(hull(parsed("2024-07-08T09:40Z"), parsed("2024-07-08T10:05Z")), utc),
            "2024-07-08 09:40:00 +00:00 to 2024-07-08 10:05:59 +00:00");
}

TEST(Precision, Prints) {
  EXPECT_EQ(to_string(Precision::year), "year");
  EXPECT_EQ(to_string(Precision::month), "month");
  EXPECT_EQ(to_string(Precision::day), "day");
  EXPECT_EQ(to_string(Precision::minute), "minute");
  EXPECT_EQ(to_string(Precision::second), "second");
  EXPECT_EQ(to_string(Precision::interval), "interval");
}

// What has the commonest form is read at once; with another offset of nothing it is read as all else.
TEST(ParseMoment, ASecondOfUtcIsReadAsAnyOther) {
  std::minstd_rand random(1);
  const auto below = [&](unsigned most) { return static_cast<unsigned>(random() % most); };
  std::size_t sound = 0;
  for (unsigned i = 0; i < 20000; ++i) {
    const std::string local = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", below(10000), below(14), below(34),
                                          below(26), below(62), below(62));
    EXPECT_TRUE(shaped_as_second(local + "Z"));
    const auto found = parse_moment(local + "Z", Zone::utc());
    const auto expected = parse_moment(local + "+00:00", Zone::utc());
    ASSERT_EQ(found.has_value(), expected.has_value()) << local;
    if (found)
      EXPECT_EQ(*found, *expected) << local;
    else
      EXPECT_EQ(found.error().kind, expected.error().kind) << local;
    if (found) ++sound;
  }
  EXPECT_GT(sound, 10000U);
  EXPECT_LT(sound, 19500U);
  for (const char* other : {"", "2024-07-08T09:40:10", "2024-07-08 09:40:10Z", "2024-07-08T09:40:10Z ",
                            "2024-07-08T09:4x:10Z", "-024-07-08T09:40:10Z"})
    EXPECT_FALSE(shaped_as_second(other)) << other;
}

} // namespace
} // namespace casus::time
