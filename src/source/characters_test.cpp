// SPDX-License-Identifier: Apache-2.0
#include "source/characters.h"

#include <gtest/gtest.h>

namespace casus::source {
namespace {

TEST(Decode, EveryLength) {
  EXPECT_EQ(decode("A", 0).value, U'A');
  EXPECT_EQ(decode("é", 0).value, U'é');
  EXPECT_EQ(decode("€", 0).value, U'€');
  EXPECT_EQ(decode("😀", 0).value, U'😀');
  EXPECT_EQ(decode("😀", 0).length, 4U);
}

TEST(FirstBadByte, RefusesWhatRfc3629Refuses) {
  EXPECT_EQ(first_bad_byte("plain and Київ and €"), std::nullopt);
  EXPECT_EQ(first_bad_byte("0123456789\xFF"), 10U);
  EXPECT_EQ(first_bad_byte("\x80"), 0U) << "continuation alone";
  EXPECT_EQ(first_bad_byte("ab\xC3"), 2U) << "cut short";
  EXPECT_EQ(first_bad_byte("\xC0\xAF"), 0U) << "overlong, two bytes";
  EXPECT_EQ(first_bad_byte("\xE0\x80\xAF"), 0U) << "overlong, three bytes";
  EXPECT_EQ(first_bad_byte("\xF0\x80\x80\xAF"), 0U) << "overlong, four bytes";
  EXPECT_EQ(first_bad_byte("\xED\xA0\x80"), 0U) << "surrogate";
  EXPECT_EQ(first_bad_byte("\xF4\x90\x80\x80"), 0U) << "past U+10FFFF";
  EXPECT_EQ(first_bad_byte("\xEF\xBF\xBD"), std::nullopt) << "U+FFFD itself is good";
}

TEST(CountCharacters, CodePoints) {
  EXPECT_EQ(count_characters("Київ"), 4U);
  EXPECT_EQ(count_characters(""), 0U);
}

TEST(TerminalWidth, NarrowWideAndCombining) {
  EXPECT_EQ(terminal_width(U'a'), 1U);
  EXPECT_EQ(terminal_width(U'ї'), 1U);
  EXPECT_EQ(terminal_width(0x0301), 0U);
  EXPECT_EQ(terminal_width(U'烏'), 2U);
  EXPECT_EQ(terminal_width(U'😀'), 2U);
  EXPECT_EQ(terminal_width(U'…'), 1U);
}

TEST(WellFormed, BadBytesAreReplaced) {
  EXPECT_EQ(well_formed("Київ\nok"), "Київ\nok");
  EXPECT_EQ(well_formed("a\xFF\xC3z\xE2"), "a\xEF\xBF\xBD\xEF\xBF\xBDz\xEF\xBF\xBD");
  EXPECT_EQ(well_formed(""), "");
}

TEST(Printable, NothingReachesTheTerminalUnseen) {
  EXPECT_EQ(printable("a\x1b[31mb"), "a\xEF\xBF\xBD[31mb");
  EXPECT_EQ(printable("a\xFFz"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(printable("a\xE2\x80\xAEz"), "a\xEF\xBF\xBDz") << "right-to-left override";
  EXPECT_EQ(printable("Київ €"), "Київ €");
}

} // namespace
} // namespace casus::source
