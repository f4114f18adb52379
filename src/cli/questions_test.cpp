// SPDX-License-Identifier: Apache-2.0
#include "cli/questions.h"

#include <gtest/gtest.h>

namespace casus::cli {
namespace {

/// What `--known-at` means in a zone, as text of UTC.
std::string known(const std::string& text, const std::string& zone) {
  Options options;
  options.known_at = text;
  options.zone = zone;
  const auto asked = asked_of(options, time::Instant{0});
  if (!asked) {
    return asked.error();
  }
  return time::to_string(time::exact(asked->known_at), time::Zone::utc());
}

TEST(KnownAt, ADateIsOverWhenItIsOverInTheZoneAndInUtc) {
  EXPECT_EQ(known("2024-06-12", "Europe/Kyiv"), "2024-06-12 23:59:59 +00:00");
  EXPECT_EQ(known("2024-06-12", "America/New_York"), "2024-06-13 03:59:59 +00:00");
  EXPECT_EQ(known("2024-06", "Europe/Kyiv"), "2024-06-30 23:59:59 +00:00");
  EXPECT_EQ(known("2024", "Europe/Kyiv"), "2024-12-31 23:59:59 +00:00");
}

TEST(KnownAt, AClockTimeIsThatTime) {
  EXPECT_EQ(known("2024-06-12T23:59", "Europe/Kyiv"), "2024-06-12 20:59:59 +00:00");
  EXPECT_EQ(known("2024-06-12T10:00:05Z", "Europe/Kyiv"), "2024-06-12 10:00:05 +00:00");
}

TEST(KnownAt, AFaultIsToldOnce) {
  EXPECT_TRUE(known("2024-02-30", "Europe/Kyiv").starts_with("--known-at `2024-02-30`: "));
}

} // namespace
} // namespace casus::cli
