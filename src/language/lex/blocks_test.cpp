// SPDX-License-Identifier: Apache-2.0
#include "language/lex/blocks.h"

#include <string>

#include <gtest/gtest.h>

namespace casus::language {
namespace {

/// The lines of all blocks, each as "indent:words".
std::string lines(std::string_view text) {
  std::string result;
  for (const Line& line : blocks_of_markdown(text).lines) {
    result +=
        line.length == 0 ? "-" : std::to_string(line.indent) + ":" + std::string(text.substr(line.offset, line.length));
    result += '|';
  }
  return result;
}

TEST(Blocks, OnlyThoseMarkedCasus) {
  EXPECT_EQ(lines("```casus\na b\n  c\n\n```\n```cpp\nd\n```\n~~~casus extra\ne\n~~~\n    ```casus\n    f\n"),
            "0:a b|2:c|-|0:e|");
}

TEST(Blocks, OffsetsAreThoseOfTheFile) {
  const std::string text =
      "# One\n\n> ```casus\n> actor Ukraine\n>   also UA\n> ```\n\n- item\n\n  ```casus\n  place Kyiv\n  ```\n";
  EXPECT_EQ(lines(text), "0:actor Ukraine|2:also UA|0:place Kyiv|");
  const Blocks blocks = blocks_of_markdown(text);
  ASSERT_EQ(blocks.blocks.size(), 2U);
  EXPECT_TRUE(blocks.blocks[0].closed);
  EXPECT_TRUE(blocks.blocks[1].closed);
  EXPECT_EQ(text.substr(blocks.blocks[0].begin, 15), "> actor Ukraine");
  EXPECT_EQ(text.substr(blocks.blocks[0].end, 5), "> ```");
  EXPECT_EQ(text.substr(blocks.blocks[0].fence, 8), "```casus");
}

TEST(Blocks, Headings) {
  const Blocks blocks = blocks_of_markdown("# Art. I\n\nSecond *one*\n===\n\n#\n");
  ASSERT_EQ(blocks.headings.size(), 2U);
  EXPECT_EQ(blocks.headings[0].text, "Art. I");
  EXPECT_EQ(blocks.headings[0].offset, 0U);
  EXPECT_EQ(blocks.headings[1].text, "Second one");
  EXPECT_EQ(blocks.headings[1].offset, 10U);
}

TEST(Blocks, FencesWithoutEnd) {
  EXPECT_FALSE(blocks_of_markdown("```casus\na\n").blocks[0].closed);
  EXPECT_FALSE(blocks_of_markdown("```casus").blocks[0].closed);
  EXPECT_FALSE(blocks_of_markdown("````casus\na\n```\n").blocks[0].closed);
  EXPECT_FALSE(blocks_of_markdown("> ```casus\n> a\n\nprose\n").blocks[0].closed);
  EXPECT_TRUE(blocks_of_markdown("```casus\n```").blocks[0].closed);
  EXPECT_EQ(lines("```casus\na\n\nprose\n\n```casus\nb\n```\n"), "0:a|0:b|");
}

TEST(Blocks, LineEndsOfEverySystem) {
  EXPECT_EQ(lines("```casus\r\na\r\n  b\r\n```\r\n"), "0:a|2:b|");
  EXPECT_EQ(lines("```casus\ra\r  b\r```\r"), "0:a|2:b|");
  EXPECT_EQ(block_of_plain("a\r\n b\r\rc").lines.size(), 4U);
}

TEST(Blocks, TabsAreSeen) {
  EXPECT_TRUE(blocks_of_markdown("```casus\n\ta\n```\n").lines[0].tab);
  EXPECT_TRUE(block_of_plain(" \ta").lines[0].tab);
  EXPECT_FALSE(block_of_plain("a\tb").lines[0].tab);
}

TEST(Blocks, EvenTextsHaveNoTabsAndNoReturns) {
  EXPECT_TRUE(is_even("a.casus", ""));
  EXPECT_TRUE(is_even("a.casus", "actor A\n  type group\n"));
  EXPECT_FALSE(is_even("a.md", "actor A\n"));
  const std::string long_text(9000, 'a');
  EXPECT_TRUE(is_even("a.casus", long_text));
  EXPECT_FALSE(is_even("a.casus", long_text + "\t"));
  EXPECT_FALSE(is_even("a.casus", "\r" + long_text));
}

TEST(Blocks, PlainFilesByName) {
  EXPECT_EQ(blocks_of("a.casus", "actor Ukraine\n").lines.size(), 1U);
  EXPECT_EQ(blocks_of("a.md", "actor Ukraine\n").lines.size(), 0U);
  EXPECT_TRUE(blocks_of("a.casus", "").lines.empty());
  EXPECT_TRUE(blocks_of("a.md", "").blocks.empty());
}

} // namespace
} // namespace casus::language
