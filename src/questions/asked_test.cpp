// SPDX-License-Identifier: Apache-2.0
#include "questions/asked.h"

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

TEST(Show, ADayOfAnotherOffsetStaysThatDay) {
  const time::Zone kyiv = *time::Zone::find("Europe/Kyiv");
  const time::Zone london = *time::Zone::find("Europe/London");
  EXPECT_EQ(show(*time::whole_day({2024, 7, 8}, kyiv), kyiv), "2024-07-08");
  EXPECT_EQ(show(*time::whole_day({2024, 7, 8}, time::Zone::utc()), kyiv), "2024-07-08 (UTC)");
  EXPECT_EQ(show(*time::whole_day({2024, 7, 8}, london), kyiv), "2024-07-08 (UTC+01:00)");
  EXPECT_EQ(show(time::exact({0}), kyiv), time::to_string(time::exact({0}), kyiv));
}

TEST(KnownWords, NameTheMomentAndTheStandard) {
  Asked asked{.on = {0}, .known_at = {0}};
  EXPECT_EQ(known_words(asked), "As known at 1970-01-01 00:00:00 +00:00; standard of evidence: reported.");
  asked.known_at = best_knowledge;
  asked.standard = record::Standard::confirmed;
  EXPECT_EQ(known_words(asked), "With all that the library knows; standard of evidence: confirmed.");
}

} // namespace
} // namespace casus::questions
