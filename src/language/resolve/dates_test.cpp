// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reading_test.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

model::Clause with_time(const std::string& time) {
  const Read read = clause("  when armed attack\n  each party shall consult\n  " + time + "\n");
  EXPECT_EQ(read.codes(), "") << time;
  return read.model.clauses.at(0);
}

TEST(Dates, SpansAreElapsedOrCivil) {
  EXPECT_EQ(std::get<time::Elapsed>(*with_time("within 24 hours").when.span), time::hours(24));
  EXPECT_EQ(std::get<time::CivilSpan>(*with_time("within 1 year 6 months").when.span), time::months(18));
  EXPECT_EQ(clause("  when armed attack\n  each party shall consult\n  within 1 day 2 hours\n").codes(), "R312");
  EXPECT_EQ(clause("  when armed attack\n  each party shall consult\n  within two days\n").codes(), "R311");
}

TEST(Dates, WholeDates) {
  EXPECT_EQ(with_time("by 2024-12-31").when.date, (time::Date{2024, 12, 31}));
  EXPECT_EQ(clause("  each party shall consult\n  by 2024-12\n").codes(), "R310");
  EXPECT_EQ(clause("  each party shall consult\n  by 2024-02-30\n").codes(), "R310");
}

TEST(Dates, JulianDatesAndRanges) {
  const Read read(kinds + "event a\n  is armed attack\n  time 1917-10-25 (Julian)\n"
                          "event b\n  is armed attack\n  time 2024-01 to 2024-03\n");
  EXPECT_EQ(read.codes(), "");
  EXPECT_EQ(time::Zone::utc().local_date(read.model.events.at(0).moment.earliest), (time::Date{1917, 11, 7}));
  EXPECT_EQ(time::Zone::utc().local_date(read.model.events.at(1).moment.last()), (time::Date{2024, 3, 31}));
}

} // namespace
} // namespace casus::language
