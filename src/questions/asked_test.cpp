// SPDX-License-Identifier: Apache-2.0
#include "questions/asked.h"

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

TEST(KnownWords, NameTheMomentAndTheStandard) {
  Asked asked{.on = {0}, .known_at = {0}};
  EXPECT_EQ(known_words(asked), "As known at 1970-01-01 00:00 +00:00; standard of evidence: reported.");
  asked.known_at = best_knowledge;
  asked.standard = record::Standard::confirmed;
  EXPECT_EQ(known_words(asked), "With all that the library knows; standard of evidence: confirmed.");
}

TEST(KnownWords, ADateEndsWhereItEndsLast) {
  Asked asked{.on = {0}, .known_at = {86'399}, .zone = *time::Zone::find("Europe/Kyiv")};
  EXPECT_EQ(known_words(asked), "As known at the end of 1970-01-01; standard of evidence: reported.");
  asked.known_at = {86'399 - 3 * 3600}; // Kyiv was three hours ahead
  EXPECT_EQ(known_words(asked), "As known at the end of 1970-01-01; standard of evidence: reported.");
}

} // namespace
} // namespace casus::questions
