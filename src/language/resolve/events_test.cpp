// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reading_test.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

TEST(Events, KindTimeAndReports) {
  const Read read(pact + "source press \"Press\"\n  complete armed attack to 2024-12-31\n"
                         "event e1 \"Strike\"\n  is armed attack by Finland, UA on United States at Kyiv\n"
                         "  time 2024-07-08T09:40+03:00\n  sequence 2\n  amount 5 USD\n  partial\n  note \"n\"\n"
                         "  happened said 2024-07-08 by press, named \"a minister\" at \"page 1\"\n"
                         "  corrected said 2024-07-09 by press to 2024-07-07\n"
                         "event e2\n  is consultation by UA\n  time 2024-07-09\n  cites e1\n");
  ASSERT_EQ(read.codes(), "");
  const model::Event& event = read.model.events.at(0);
  EXPECT_EQ(event.roles[0].size(), 2U);
  EXPECT_EQ(event.sequence, 2U);
  EXPECT_TRUE(event.partial);
  ASSERT_EQ(read.model.reports.size(), 2U);
  EXPECT_EQ(read.model.reports[0].speaker, "a minister");
  EXPECT_EQ(read.model.reports[0].attribution, model::Attribution::named);
  EXPECT_TRUE(read.model.reports[1].corrected_to);
  EXPECT_EQ(read.model.events.at(1).cites.at(0), model::EventId{0});
}

TEST(Events, DatesAreOfTheAgreementsZone) {
  const Read read(actors + "agreement pact \"A\"\n  between UA\n  zone Europe/Kyiv\n"
                           "event e1\n  is signature of pact by UA\n  time 2024-06-13\n"
                           "event e2\n  is change of government by UA\n  time 2024-06-13\n");
  ASSERT_EQ(read.codes(), "");
  EXPECT_EQ(read.model.events.at(1).moment.earliest - read.model.events.at(0).moment.earliest, time::hours(3));
}

TEST(Events, Faults) {
  EXPECT_EQ(Read(kinds + "event e\n  is armed attack\n  time 2024-07 to 2024-06\n").codes(), "R310");
  EXPECT_EQ(Read(kinds + "event e\n  is armed attack\n").codes(), "R309");
  EXPECT_EQ(Read(kinds + "source s \"S\"\nevent e\n  is armed attack\n  time 2024\n  denied said 2024 by s to 2025\n")
                .codes(),
            "R308");
}

} // namespace
} // namespace casus::language
