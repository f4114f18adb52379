// SPDX-License-Identifier: Apache-2.0
#include "cli/table_text.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace casus::cli {
namespace {

using questions::Align;
using questions::Emphasis;
using questions::Table;

Table sample() {
  return {.title = "Who",
          .columns = {{"actor", "actor"}, {"count", "n", Align::right}},
          .rows = {{{"Ukraine"}, {"7", Emphasis::good}}, {{"United Kingdom"}, {"12"}}},
          .notes = {"A note."}};
}

TEST(TableText, AlignsColumnsAndEndsNoLineInSpaces) {
  EXPECT_EQ(table_text(sample(), false), "Who\n"
                                         "actor            n\n"
                                         "--------------  --\n"
                                         "Ukraine          7\n"
                                         "United Kingdom  12\n"
                                         "A note.\n");
}

TEST(TableText, ColoursOnlyWhenAsked) {
  EXPECT_NE(table_text(sample(), true).find("\x1b[32m7\x1b[0m"), std::string::npos);
  EXPECT_EQ(table_text(sample(), false).find('\x1b'), std::string::npos);
}

TEST(TableText, WrapsTheWidestColumnToThePage) {
  Table table{.title = "",
              .columns = {{"id", "id"}, {"text", "text"}},
              .rows = {{{"c01"}, {"one two three four five six seven eight nine ten"}}},
              .notes = {}};
  const std::string text = table_text(table, false, 30);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    EXPECT_LE(end - at, 30u) << text.substr(at, end - at);
    at = end + 1;
  }
  EXPECT_NE(text.find("ten"), std::string::npos);
}

TEST(TableText, CutsAWordThatIsWiderThanItsColumn) {
  Table table{.title = "", .columns = {{"url", "url"}}, .rows = {{{std::string(250, 'x')}}}, .notes = {}};
  const std::string text = table_text(table, false);
  EXPECT_EQ(std::ranges::count(text, 'x'), 250);
}

TEST(TableText, BreaksALongIdBeforeItsEventRatherThanInsideAWord) {
  Table table{.title = "", .columns = {{"id", "id"}}, .rows = {{{"uk-2024/consult@attack-2024-07-08"}}}, .notes = {}};
  EXPECT_EQ(table_text(table, false, 30), "id\n------------------------------\nuk-2024/consult@\nattack-2024-07-08\n");
  EXPECT_EQ(table_text(table, false, 12), "id\n------------\nuk-2024/\nconsult@\nattack-2024-\n07-08\n");
}

TEST(TableText, LeavesBlankWhatOnlyRepeats) {
  Table table = sample();
  table.columns[0].once = true;
  table.rows[1][0].text = "Ukraine";
  EXPECT_EQ(table_text(table, false), "Who\n"
                                      "actor     n\n"
                                      "-------  --\n"
                                      "Ukraine   7\n"
                                      "         12\n"
                                      "A note.\n");
}

TEST(LinesText, IndentsByDepthAndWraps) {
  const std::vector<questions::Line> lines{{0, "kept"}, {1, "because of a report"}};
  EXPECT_EQ(lines_text(lines, false, 14), "kept\n  - because of\n    a report\n");
}

TEST(LinesText, NeverBreaksAnAddress) {
  const std::string address = "https://example.org/" + std::string(150, 'a') + "/b";
  EXPECT_EQ(lines_text(std::vector<questions::Line>{{1, "see " + address}}, false), "  - see\n    " + address + "\n");
}

TEST(TableCsv, QuotesWhatNeedsIt) {
  Table table = sample();
  table.rows = {{{"a,b \"c\""}, {"1"}}};
  EXPECT_EQ(table_csv(table), "actor,count\r\n\"a,b \"\"c\"\"\",1\r\n");
}

} // namespace
} // namespace casus::cli
