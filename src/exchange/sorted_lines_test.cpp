// SPDX-License-Identifier: Apache-2.0
#include "exchange/sorted_lines.h"

#include <charconv>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace casus::exchange {
namespace {

std::optional<std::int64_t> number(std::string_view line) {
  std::int64_t value = 0;
  const auto read = std::from_chars(line.data(), line.data() + line.size(), value);
  return read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

TEST(SortedLines, AreFoundAsByLookingAtEachInTurn) {
  const std::vector<std::string> texts = {"", "5\n", "5", "1\n2\n2\n2\n30\n30 and more text\n400\n", "7\n7\n7\n7"};
  for (const std::string& text : texts) {
    for (std::int64_t wanted = -1; wanted < 402; ++wanted) {
      std::size_t begin = 0;
      while (begin < text.size() && *number(line_at(text, begin)) < wanted)
        begin = std::min(begin + line_at(text, begin).size() + 1, text.size());
      EXPECT_EQ(first_not_less(text, wanted, number), begin) << text << " " << wanted;
    }
  }
}

TEST(SortedLines, WithoutAKeyCannotBeSearched) { EXPECT_EQ(first_not_less("1\nx\n3\n", 2, number), std::nullopt); }

} // namespace
} // namespace casus::exchange
