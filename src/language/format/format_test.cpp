// SPDX-License-Identifier: Apache-2.0
#include "language/format/format.h"
#include "language/parse/parsed_text.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

std::string formatted(const std::string& text, const std::string& path = "a.casus") {
  const ParsedText parsed(text, path);
  EXPECT_EQ(parsed.messages(), "");
  std::string once = format(parsed.texts, parsed.tree);
  const ParsedText again(once, path);
  EXPECT_EQ(format(again.texts, again.tree), once) << "not idempotent";
  EXPECT_EQ(shown(again.tree), shown(parsed.tree)) << "another meaning";
  return once;
}

TEST(Format, KeywordsAndValuesInColumns) {
  EXPECT_EQ(
      formatted(
          "agreement   a \"A\"\n    between A ,B\n    in   force from signature\n    untranslated \"x\" because \"y\"\n"
          "clause c   \"C\"\n when x   on A\n      or y on B\n the parties shall  consult\n within 2 days\n"),
      "agreement a \"A\"\n"
      "  between   A, B\n"
      "  in force  from signature\n"
      "  untranslated \"x\" because \"y\"\n"
      "\n"
      "clause c \"C\"\n"
      "  when        x on A\n"
      "              or y on B\n"
      "  the parties shall consult\n"
      "  within 2 days\n");
}

TEST(Format, LocusInColumn72OrAfterTwoSpaces) {
  const std::string long_title(60, 'x');
  const std::string result =
      formatted("event e \"E\" ( Art.  II § 1 )\n  partial (p)\nevent f \"" + long_title + "\" (Art. II)\n");
  EXPECT_EQ(result, "event e \"E\"" + std::string(60, ' ') + "(Art. II § 1)\n  partial" + std::string(62, ' ') +
                        "(p)\n\nevent f \"" + long_title + "\"  (Art. II)\n");
}

TEST(Format, CommentsStay) {
  EXPECT_EQ(formatted("#  About  A\n\n# more\nactor A #  a  \n\n  # its names\n  also B# b\n# and\n  also C\n\n# about "
                      "D\nactor D\n#end\n"),
            "#  About  A\n\n# more\nactor A  #  a\n  # its names\n  also     B  # b\n  # and\n  also     C\n\n"
            "# about D\nactor D\n\n#end\n");
}

TEST(Format, ProseStaysByteForByte) {
  const std::string before = "# Title \n\n*  prose*\t\n\n```text\nactor   X\n```\n\n```casus\n";
  const std::string after = "```   \nmore\r\n\n";
  EXPECT_EQ(formatted(before + "\n\nactor  A\nactor B\n\n\n" + after, "a.md"), before + "actor A\n\nactor B\n" + after);
}

TEST(Format, BlocksInListsAndQuotationsKeepTheirEdge) {
  EXPECT_EQ(
      formatted(
          "- x\n\n  ```casus\n  actor  A\n  actor B\n   also  C\n  ```\n\n> ```casus\n> actor D\n> actor E\n> ```\n",
          "a.md"),
      "- x\n\n  ```casus\n  actor A\n\n  actor B\n    also     C\n  ```\n\n> ```casus\n> actor D\n>\n> actor E\n> "
      "```\n");
}

TEST(Format, LineEndsOfTheFile) {
  EXPECT_EQ(formatted("```casus\r\nactor A\r\nactor B\r\n```\r\n", "a.md"),
            "```casus\r\nactor A\r\n\r\nactor B\r\n```\r\n");
  EXPECT_EQ(formatted("actor A\r\nactor B"), "actor A\r\n\r\nactor B\r\n");
}

TEST(Format, NamesWithSlashesStayWhole) {
  EXPECT_EQ(formatted("agreement a \"A\"\n  zone  Europe/Kyiv\n  prevails over b,c/d\n"),
            "agreement a \"A\"\n  zone      Europe/Kyiv\n  prevails over b, c/d\n");
}

TEST(Format, PartsOfAnAgreement) {
  EXPECT_EQ(
      formatted("marking   inner circle  \"For insiders\"\n    below   secret\nagreement a \"A\"\n"
                "  addressed   to B ,C\n  applied provisionally  from signature\n  renewal  tacit for 5 years ,"
                "6 months before the end \"in writing\"\n  annex x \"X\" ,not binding,marked inner  circle (Annex)\n"
                "  money target  at least 0.25  percent of GDP each   year\n  money in  kind 3 \"F-16  aircraft\"\n"
                "clause c\n  each party may consult\n  annex   x\n  marked   secret\n"),
      "marking inner circle \"For insiders\"\n"
      "  below    secret\n"
      "\n"
      "agreement a \"A\"\n"
      "  addressed to B, C\n"
      "  applied provisionally from signature\n"
      "  renewal   tacit for 5 years, 6 months before the end \"in writing\"\n"
      "  annex     x \"X\", not binding, marked inner circle                    (Annex)\n"
      "  money     target at least 0.25 percent of GDP each year\n"
      "  money     in kind 3 \"F-16  aircraft\"\n"
      "\n"
      "clause c\n"
      "  each party may consult\n"
      "  annex       x\n"
      "  marked      secret\n");
}

TEST(Format, TemplatesAndTables) {
  EXPECT_EQ(
      formatted(
          "agreement p-{a}  \"P {a}\"\n  for   each row  of \"t.csv\"\n  between State {a} ,State {b}\nclause c\n"
          "   where {a}   is \"1\"  or \"2\"\n   State {a} may x\n   where possible   within 2 days\ntable t \"T\"\n"
          " time {t}  seconds after 2000-01-01T00:00Z\n row {k}  \"x\" is y by State {a} ,citing {r}\n other  rows "
          "nothing\n"),
      "agreement p-{a} \"P {a}\"\n"
      "  for each  row of \"t.csv\"\n"
      "  between   State {a}, State {b}\n"
      "\n"
      "clause c\n"
      "  where       {a} is \"1\" or \"2\"\n"
      "  State {a} may x\n"
      "  where possible within 2 days\n"
      "\n"
      "table t \"T\"\n"
      "  time     {t} seconds after 2000-01-01T00:00Z\n"
      "  row      {k} \"x\" is y by State {a}, citing {r}\n"
      "  other rows nothing\n");
}

TEST(Format, Nothing) {
  EXPECT_EQ(formatted(""), "");
  EXPECT_EQ(formatted("\n\n"), "");
  EXPECT_EQ(formatted("```casus\n\n```\n", "a.md"), "```casus\n```\n");
}

} // namespace
} // namespace casus::language
