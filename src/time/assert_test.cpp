// SPDX-License-Identifier: Apache-2.0
#include "time/assert.h"

#include <gtest/gtest.h>

namespace {

TEST(Assert, LetsWhatHoldsPass) { CASUS_ASSERT(1 + 1 == 2); }

TEST(AssertDeathTest, SaysWhereAndWhatInEveryBuild) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH(CASUS_ASSERT(1 + 1 == 3), "assert_test.cpp:[0-9]+: .*1 \\+ 1 == 3");
}

} // namespace
