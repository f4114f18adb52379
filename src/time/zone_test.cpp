// SPDX-License-Identifier: Apache-2.0
#include "time/zone.h"

#include <cstdlib>
#include <ctime>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace casus::time {
namespace {

Zone zone(std::string_view name) {
  const auto found = Zone::find(name);
  EXPECT_TRUE(found.has_value()) << name;
  return found.value_or(Zone::utc());
}

Instant utc(Date date, int hour = 0, int minute = 0, int second = 0) {
  return Zone::utc().instant(date, hour, minute, second).value();
}

TEST(Zone, RulesHoldBeyond2037) {
  const Instant noon = utc({2038, 7, 15}, 12);
  EXPECT_EQ(zone("Europe/Kyiv").local(noon).offset, hours(3));
  EXPECT_EQ(zone("America/New_York").local(noon).offset, hours(-4));
  EXPECT_EQ(zone("Europe/Brussels").local(noon).offset, hours(2));
  EXPECT_EQ(zone("Europe/Kyiv").local(noon).abbreviation, "EEST");
  EXPECT_EQ(zone("Europe/Kyiv").local(utc({2138, 7, 15})).offset, hours(3));
  EXPECT_EQ(zone("Europe/Kyiv").local(utc({9999, 7, 15})).offset, hours(3));
  EXPECT_EQ(zone("Europe/Kyiv").local(utc({9999, 1, 15})).offset, hours(2));
  EXPECT_EQ(zone("America/New_York").start_of_day({2038, 7, 15}), utc({2038, 7, 15}, 4));
}

TEST(Zone, FaultsOfNames) {
  using NameFault = ZoneFault::Kind;
  for (const auto* name : {"", "/etc/localtime", "Europe/", "Europe//Kyiv", "../UTC", "file:UTC", "libc:UTC",
                           "Europe Kyiv", "tzdata.zi"}) {
    ASSERT_FALSE(Zone::find(name).has_value()) << name;
    EXPECT_EQ(Zone::find(name).error().kind, NameFault::malformed) << name;
  }
  for (const auto* name : {"Europe/Kyev", "Europe", "UTC0", "Fixed/UTC+03", "leapseconds"}) {
    ASSERT_FALSE(Zone::find(name).has_value()) << name;
    EXPECT_EQ(Zone::find(name).error().kind, NameFault::unknown) << name;
    EXPECT_NE(Zone::find(name).error().sentence.find(name), std::string::npos);
  }
  for (const auto* name : {"localtime", "posixrules", "right/UTC", "posix/UTC", "Factory"}) {
    ASSERT_FALSE(Zone::find(name).has_value()) << name;
    EXPECT_EQ(Zone::find(name).error().kind, NameFault::unsuitable) << name;
  }
  EXPECT_EQ(Zone::find(std::string(1000, 'a')).error().kind, NameFault::malformed);
}

TEST(Zone, NamesAndEquality) {
  EXPECT_EQ(zone("Europe/Kyiv").name(), "Europe/Kyiv");
  EXPECT_EQ(zone("Europe/Kyiv"), zone("Europe/Kyiv"));
  EXPECT_NE(zone("Europe/Kyiv"), zone("Europe/Brussels"));
  EXPECT_EQ(Zone::utc().name(), "UTC");
  EXPECT_EQ(zone("UTC"), Zone::utc());
  EXPECT_EQ(Zone::fixed(hours(3)).name(), "+03:00");
  EXPECT_EQ(Zone::fixed(-minutes(210)).name(), "-03:30");
  EXPECT_EQ(Zone::fixed(hours(3)), Zone::fixed(minutes(180)));
  EXPECT_EQ(Zone::fixed(hours(3)).start_of_day({2024, 1, 1}), utc({2023, 12, 31}, 21));
}

TEST(Zone, LocalTime) {
  const LocalTime shown = zone("Europe/Kyiv").local(utc({2024, 7, 8}, 6, 40, 5));
  EXPECT_EQ(shown.date, (Date{2024, 7, 8}));
  EXPECT_EQ(shown.hour, 9);
  EXPECT_EQ(shown.minute, 40);
  EXPECT_EQ(shown.second, 5);
  EXPECT_EQ(shown.offset, hours(3));
  EXPECT_EQ(shown.abbreviation, "EEST");
  EXPECT_EQ(zone("Europe/Kyiv").local_date(utc({2024, 7, 8}, 21)), (Date{2024, 7, 9}));
}

TEST(Zone, BeforeStandardTimeTheTownsMeanTimeCounts) {
  EXPECT_EQ(zone("America/New_York").local(utc({1850, 1, 1})).offset, -(hours(4) + minutes(56) + seconds(2)));
  EXPECT_EQ(zone("Europe/Kyiv").local(utc({-430, 1, 1})).offset, hours(2) + minutes(2) + seconds(4));
  EXPECT_EQ(Zone::utc().start_of_day({-4000, 1, 1}).seconds, days_from_epoch({-4000, 1, 1}) * 86'400);
}

TEST(Zone, AGapHasNoInstant) {
  const Zone kyiv = zone("Europe/Kyiv");
  const auto gap = kyiv.instant({2024, 3, 31}, 3, 30, 0);
  ASSERT_FALSE(gap.has_value());
  EXPECT_EQ(gap.error().kind, LocalFault::Kind::nonexistent);
  EXPECT_EQ(gap.error().first, utc({2024, 3, 31}, 1));
  EXPECT_EQ(gap.error().second, gap.error().first);
  EXPECT_EQ(kyiv.instant({2024, 3, 31}, 2, 59, 59), utc({2024, 3, 31}, 0, 59, 59));
  EXPECT_EQ(kyiv.instant({2024, 3, 31}, 4, 0, 0), utc({2024, 3, 31}, 1));
}

TEST(Zone, AFoldHasTwoReadings) {
  const Zone kyiv = zone("Europe/Kyiv");
  const auto fold = kyiv.instant({2024, 10, 27}, 3, 30, 0);
  ASSERT_FALSE(fold.has_value());
  EXPECT_EQ(fold.error().kind, LocalFault::Kind::ambiguous);
  EXPECT_EQ(fold.error().first, utc({2024, 10, 27}, 0, 30));
  EXPECT_EQ(fold.error().second, utc({2024, 10, 27}, 1, 30));
  EXPECT_EQ(kyiv.instant({2024, 10, 27}, 4, 0, 0), utc({2024, 10, 27}, 2));
}

TEST(Zone, ADayWithoutMidnightStartsAfterTheGap) {
  const Zone sao_paulo = zone("America/Sao_Paulo");
  EXPECT_EQ(sao_paulo.start_of_day({2018, 11, 4}), sao_paulo.instant({2018, 11, 4}, 1, 0, 0));
  EXPECT_EQ(sao_paulo.start_of_day({2018, 11, 4}), utc({2018, 11, 4}, 3));
  EXPECT_EQ(sao_paulo.end_of_day({2018, 11, 3}), utc({2018, 11, 4}, 3));
  EXPECT_EQ(sao_paulo.end_of_day({2018, 11, 4}) - sao_paulo.start_of_day({2018, 11, 4}), hours(23));
  EXPECT_EQ(zone("Asia/Beirut").start_of_day({2024, 3, 31}), utc({2024, 3, 30}, 22));
}

TEST(Zone, MidnightShownTwice) {
  // Clocks put back at 01:00 to 00:00: the day starts at the first midnight, and the day before never returns.
  const Zone havana = zone("America/Havana");
  EXPECT_EQ(havana.start_of_day({2023, 11, 5}), utc({2023, 11, 5}, 4));
  EXPECT_EQ(havana.end_of_day({2023, 11, 4}), utc({2023, 11, 5}, 4));
  EXPECT_EQ(havana.end_of_day({2023, 11, 5}) - havana.start_of_day({2023, 11, 5}), hours(25));
  // Put back at midnight to 23:00: the day starts at the only midnight.
  const Zone sao_paulo = zone("America/Sao_Paulo");
  EXPECT_EQ(sao_paulo.start_of_day({2018, 2, 18}), utc({2018, 2, 18}, 3));
  EXPECT_EQ(sao_paulo.end_of_day({2018, 2, 17}), utc({2018, 2, 18}, 3));
  // Put back at 00:01 to 23:01: the new day shows for a minute, then the old one returns for 59.
  const Zone st_johns = zone("America/St_Johns");
  EXPECT_EQ(st_johns.start_of_day({2010, 11, 7}), utc({2010, 11, 7}, 2, 30));
  EXPECT_EQ(st_johns.end_of_day({2010, 11, 6}), utc({2010, 11, 7}, 3, 30));
}

TEST(Zone, ASkippedDayIsEmpty) {
  const Zone apia = zone("Pacific/Apia");
  const Instant jump = utc({2011, 12, 30}, 10);
  EXPECT_EQ(apia.end_of_day({2011, 12, 29}), jump);
  EXPECT_EQ(apia.start_of_day({2011, 12, 30}), jump);
  EXPECT_EQ(apia.end_of_day({2011, 12, 30}), jump);
  EXPECT_EQ(apia.start_of_day({2011, 12, 31}), jump);
  EXPECT_EQ(apia.local_date(jump), (Date{2011, 12, 31}));
}

// Every day of two centuries in zones with unruly clocks: its first and last second show its date, and the seconds
// beside them do not.
TEST(Zone, EveryDayIsBoundedByItsOwnDate) {
  for (const auto* name : {"Europe/Kyiv", "America/New_York", "America/Sao_Paulo", "Asia/Beirut", "America/Havana",
                           "America/St_Johns", "Africa/Cairo", "Asia/Tehran"}) {
    const Zone here = zone(name);
    for (std::int64_t day = days_from_epoch({1880, 1, 1}); day < days_from_epoch({2080, 1, 1}); ++day) {
      const Date date = date_from_days(day);
      const Instant start = here.start_of_day(date);
      const Instant end = here.end_of_day(date);
      ASSERT_EQ(here.local_date(start), date) << name;
      ASSERT_EQ(here.local_date(end - seconds(1)), date) << name;
      ASSERT_LT(here.local_date(start - seconds(1)), date) << name << to_string(date);
      ASSERT_GT(here.local_date(end), date) << name << to_string(date);
    }
  }
}

TEST(Zone, InstantsFarOutStayAtTheEdge) {
  EXPECT_EQ(Zone::utc().local_date({INT64_MAX}), Zone::utc().local_date({INT64_MAX - 1}));
  EXPECT_GT(Zone::utc().local_date({INT64_MAX}).year, last_year);
  EXPECT_LT(zone("Europe/Kyiv").local_date({INT64_MIN}).year, first_year);
}

TEST(Zone, TheMachinesZoneNeverMatters) {
  const Instant noon = utc({2024, 7, 8}, 12);
  const LocalTime before = zone("Europe/Kyiv").local(noon);
  ASSERT_EQ(setenv("TZ", "Pacific/Kiritimati", 1), 0);
  tzset();
  EXPECT_EQ(zone("Europe/Kyiv").local(noon).hour, before.hour);
  EXPECT_EQ(zone("Asia/Almaty").local(utc({2020, 1, 1})).offset, hours(6));
  EXPECT_EQ(Zone::utc().local(noon).hour, 12);
  EXPECT_FALSE(Zone::find("localtime").has_value());
  unsetenv("TZ");
  tzset();
}

TEST(Zone, CanBeFoundFromManyThreads) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([] {
      for (int n = 0; n < 200; ++n) {
        EXPECT_EQ(zone("Europe/Warsaw").local_date(utc({1939, 9, 1}, 12)), (Date{1939, 9, 1}));
        EXPECT_EQ(Zone::fixed(minutes(n)), Zone::fixed(minutes(n)));
      }
    });
  }
}

TEST(ZoneDatabase, SaysItsVersion) {
  const std::string version = zone_database_version();
  ASSERT_GE(version.size(), 5U);
  EXPECT_EQ(version.substr(0, 2), "20");
}

TEST(ZoneDatabase, WithoutFilesTheVersionIsUnknown) {
  ASSERT_EQ(setenv("TZDIR", "/nowhere", 1), 0);
  EXPECT_EQ(zone_database_version(), "unknown");
  unsetenv("TZDIR");
}

TEST(Offset, Prints) {
  EXPECT_EQ(offset_text(hours(3)), "+03:00");
  EXPECT_EQ(offset_text({}), "+00:00");
  EXPECT_EQ(offset_text(-(minutes(44) + seconds(30))), "-00:44:30");
}

} // namespace
} // namespace casus::time
