// SPDX-License-Identifier: Apache-2.0
#include "source/snippet.h"

#include <gtest/gtest.h>

namespace casus::source {
namespace {

/// The snippet for `marked` where it first stands in `bytes`.
Snippet shown(const std::string& bytes, const std::string& marked, std::size_t columns = 60) {
  Texts texts;
  const FileId file = texts.add("a.md", bytes);
  const auto offset = static_cast<std::uint32_t>(bytes.find(marked));
  return snippet(texts, {file, offset, static_cast<std::uint32_t>(marked.size())}, columns);
}

TEST(Snippet, PlainLine) {
  const Snippet found = shown("one\nbetween Ukrain, France\n", "Ukrain");
  EXPECT_EQ(found.line, 2U);
  EXPECT_EQ(found.last_line, 2U);
  EXPECT_EQ(found.text, "between Ukrain, France");
  EXPECT_EQ(found.mark_start, 8U);
  EXPECT_EQ(found.mark_width, 6U);
}

TEST(Snippet, TabsAlignToStops) {
  const Snippet found = shown("a\tb", "b");
  EXPECT_EQ(found.text, "a   b");
  EXPECT_EQ(found.mark_start, 4U);
}

TEST(Snippet, WideAndCombiningCharacters) {
  EXPECT_EQ(shown("烏克 x", "x").mark_start, 5U);
  EXPECT_EQ(shown("e\xCC\x81 x", "x").mark_start, 2U);
  EXPECT_EQ(shown("烏克 x", "烏克").mark_width, 4U);
}

TEST(Snippet, ControlCharactersAreReplaced) { EXPECT_EQ(shown("a\x1b[0mz", "z").text, "a\xEF\xBF\xBD[0mz"); }

TEST(Snippet, EmptySpanAtTheEndOfALine) {
  Texts texts;
  const FileId file = texts.add("a.md", "abc\n");
  const Snippet found = snippet(texts, {file, 3, 0}, 60);
  EXPECT_EQ(found.mark_start, 3U);
  EXPECT_EQ(found.mark_width, 1U);
}

TEST(Snippet, SpanOverLinesMarksTheFirst) {
  const Snippet found = shown("ab cd\nef\ngh", "cd\nef\ngh");
  EXPECT_EQ(found.text, "ab cd");
  EXPECT_EQ(found.mark_width, 2U);
  EXPECT_EQ(found.last_line, 3U);
}

TEST(Snippet, LongLineIsSeenThroughAWindow) {
  const std::string line = std::string(200, 'a') + "MARK" + std::string(200, 'b');
  const Snippet found = shown(line, "MARK", 30);
  EXPECT_EQ(found.text, "…aaaaaaaaaMARKbbbbbbbbbbbbbbb…");
  EXPECT_EQ(found.mark_start, 10U);
  EXPECT_EQ(found.mark_width, 4U);
}

TEST(Snippet, LongLineWithAnEarlyMarkIsCutRightOnly) {
  const Snippet found = shown("MARK" + std::string(200, 'b'), "MARK", 20);
  EXPECT_EQ(found.text, "MARKbbbbbbbbbbbbbbb…");
  EXPECT_EQ(found.mark_start, 0U);
}

TEST(Snippet, MarkLongerThanTheWindowIsCut) {
  const std::string line = "ab " + std::string(500, 'M');
  const Snippet found = shown(line, std::string(500, 'M'), 20);
  EXPECT_LE(found.mark_start + found.mark_width, 20U);
  EXPECT_GT(found.mark_width, 10U);
}

TEST(Snippet, AnySpanOfAnyTextKeepsToTheWindow) {
  Texts texts;
  const FileId file = texts.add("a.md", "\t烏e\xCC\x81\xFF\r\n\n\x1b" + std::string(50, 'x') + "\t\t烏烏\xE2\x82");
  const auto size = static_cast<std::uint32_t>(texts.view(file).size());
  for (std::uint32_t offset = 0; offset <= size + 3; ++offset) {
    for (std::uint32_t length = 0; length <= size + 3; ++length) {
      const Snippet found = snippet(texts, {file, offset, length}, 20);
      ASSERT_GE(found.mark_width, 1U);
      ASSERT_LE(found.mark_start + found.mark_width, 21U) << offset << " " << length;
      ASSERT_GE(found.last_line, found.line);
    }
  }
}

} // namespace
} // namespace casus::source
