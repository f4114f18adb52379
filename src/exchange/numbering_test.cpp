// SPDX-License-Identifier: Apache-2.0
#include "exchange/library_facts.h"
#include "exchange/numbers.h"

#include <random>

#include <gtest/gtest.h>

namespace casus::exchange {
namespace {

TEST(Numbering, PutsFactsOfTheLibraryBetweenRows) {
  Numbering numbering;
  EXPECT_EQ(numbering.insert_before(1), 1U);
  EXPECT_EQ(numbering.insert_before(1), 2U);
  EXPECT_EQ(numbering.in_replay(1), 3U);
  EXPECT_EQ(numbering.in_replay(5), 7U);
  EXPECT_EQ(numbering.insert_before(9), 11U);
  EXPECT_EQ(numbering.in_replay(5), 7U);
  EXPECT_EQ(numbering.in_replay(9), 12U);
  EXPECT_EQ(numbering.in_table(1), std::nullopt);
  EXPECT_EQ(numbering.in_table(2), std::nullopt);
  EXPECT_EQ(numbering.in_table(3), 1U);
  EXPECT_EQ(numbering.in_table(10), 8U);
  EXPECT_EQ(numbering.in_table(11), std::nullopt);
  EXPECT_EQ(numbering.in_table(12), 9U);
}

std::optional<std::int64_t> read(const std::string& digits) {
  const std::string padded = digits + std::string(padding, '7');
  return whole_number(std::string_view(padded).substr(0, digits.size()));
}

std::string written(std::int64_t number) {
  std::string text(longest_number, '?');
  return text.substr(0, static_cast<std::size_t>(put_number(number, text.data()) - text.data()));
}

TEST(Numbers, AreWrittenAsTheStandardLibraryWritesThem) {
  for (std::int64_t ten = 1; ten < INT64_MAX / 10; ten *= 10) {
    for (const std::int64_t number : {ten - 1, ten, ten + 1, 9 * ten, -ten})
      EXPECT_EQ(written(number), std::to_string(number));
  }
  EXPECT_EQ(written(INT64_MAX), std::to_string(INT64_MAX));
  EXPECT_EQ(written(INT64_MIN), std::to_string(INT64_MIN));
  std::mt19937_64 random(7);
  for (int i = 0; i < 100'000; ++i) {
    const auto number = static_cast<std::int64_t>(random() >> (1 + random() % 63));
    ASSERT_EQ(written(number), std::to_string(number));
  }
  for (std::uint32_t number = 0; number < 10'000; ++number) // each pair of digits in front and behind
    ASSERT_EQ(written(number * 10'001), std::to_string(number * 10'001));
}

TEST(Numbers, AreDigitsAndNothingElse) {
  for (const std::int64_t number : {0L, 7L, 12345678L, 99999999L, 100000000L, 123456789L, 999999999L, 1000000000L,
                                    315532800L, 9999999999999999L, -1L, -946684800L})
    EXPECT_EQ(read(std::to_string(number)), number);
  EXPECT_EQ(read("007"), 7);
  for (const char* text : {"", "-", "+1", "1.5", "12a", "a2345678", "1234567a8", "a23456789", "12345678a", " 1", "--1",
                           "12345678901234567", "1/2", "1:2"})
    EXPECT_EQ(read(text), std::nullopt) << text;
}

} // namespace
} // namespace casus::exchange
