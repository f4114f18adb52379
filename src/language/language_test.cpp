// SPDX-License-Identifier: Apache-2.0
#include "language/language.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace casus::language {
namespace {

TEST(Language, ReadsAllFilesAsOneTextAndSortsWhatItFinds) {
  source::Texts texts;
  const auto first = texts.add("a.md", "# One\n\n```casus\nagreement pact \"P\"\n  between Ukrain\n```\n");
  const auto second = texts.add("b.casus", "actor Ukraine\nactor Ukraine\n");
  const source::FileId files[] = {first, second};
  const Reading reading = read(texts, files);
  ASSERT_EQ(reading.diagnostics.all().size(), 2U);
  EXPECT_EQ(reading.diagnostics.all()[0].nearest, "Ukraine");
  EXPECT_EQ(reading.diagnostics.all()[0].heading, "One");
  EXPECT_EQ(reading.diagnostics.all()[1].kind, source::Kind::name_taken);
}

TEST(Language, TellsOfAllFaultsOfWhatHasATakenName) {
  const std::string once = "agreement x \"X\"\n  between A, \"B\n  frm treaty\nclause c\n  A shal consult\n"
                           "clause c\n  wen it happens\nevent e\n  tme 2024\n";
  const auto kinds = [](const std::string& text) {
    source::Texts texts;
    const source::FileId files[] = {texts.add("a.casus", "actor A\nactor B\n" + text)};
    std::multiset<source::Kind> found;
    const Reading reading = read(texts, files);
    for (const source::Diagnostic& item : reading.diagnostics.all())
      found.insert(item.kind);
    return found;
  };
  using source::Kind;
  EXPECT_EQ(kinds(once).count(Kind::unknown_slot), 4U);
  const auto twice = kinds(once + once);
  EXPECT_EQ(twice.count(Kind::unknown_slot), 8U);
  EXPECT_EQ(twice.count(Kind::unterminated_string), 2U);
}

TEST(Language, ReadsATableWhateverStandsBetweenTheWordsThatNameIt) {
  for (const std::string slot : {"  for each row of \"x.csv\"", "  for   each\trow  of \"x.csv\"",
                                 "for each row of \"x.csv\"", "  for each row of\n     \"x.csv\""}) {
    source::Texts texts;
    const source::FileId files[] = {
        texts.add("a.casus", "actor A\nactor B\nagreement x-{n} \"X\"\n  between A, B\n" + slot + "\n")};
    const source::Loader load = [&](const std::string&) { return texts.add("x.csv", "n\n1\n2\n"); };
    const Reading reading = read(texts, files, load);
    const bool sound = slot.starts_with(' '); // what starts in the first column is a fault, and said to be one
    ASSERT_EQ(reading.model.templates.size(), sound ? 1U : 0U) << slot;
    EXPECT_EQ(reading.diagnostics.empty(), sound) << slot;
    EXPECT_TRUE(!sound || reading.model.templates[0].rows == 2U) << slot;
  }
}

} // namespace
} // namespace casus::language
