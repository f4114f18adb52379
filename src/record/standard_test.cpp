// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <gtest/gtest.h>

namespace casus::record {
namespace {

TEST(Standard, ReadsBackItsNames) {
  for (const Standard standard : {Standard::reported, Standard::confirmed, Standard::undisputed}) {
    ASSERT_TRUE(parse_standard(to_string(standard)));
    EXPECT_EQ(*parse_standard(to_string(standard)), standard);
  }
}

TEST(Standard, SaysWhatThereIsInstead) {
  const auto none = parse_standard("rumoured");
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().find("`rumoured`"), std::string::npos);
  EXPECT_NE(none.error().find("`confirmed`"), std::string::npos);
}

} // namespace
} // namespace casus::record
