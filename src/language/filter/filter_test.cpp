// SPDX-License-Identifier: Apache-2.0
#include "language/filter/filter.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

std::string seen(const std::string& text, std::set<std::string> held = {}, std::string_view path = "a.casus") {
  const model::Clearance clearance{.markings = std::move(held)};
  const auto left = visible(path, text, clearance);
  if (!left) return "nothing";
  EXPECT_EQ(visible(path, *left, clearance), *left) << "of what is left nothing goes";
  return *left;
}

TEST(Filter, WhatIsOpenIsLeftByteForByte) {
  const std::string text = "actor A\n\n# a marked comment\nevent e\n\tis x\r\n  # so it is\n\nactor B";
  EXPECT_EQ(seen(text), text);
  EXPECT_EQ(seen("prose, marked so\n", {}, "a.md"), "prose, marked so\n");
}

TEST(Filter, DeclarationsGoWithTheirComments) {
  const std::string text =
      "actor A\n\n# on e\nevent e\n  is x\n  # inner\n  marked secret\n# after\n\n# on f\nevent f\n  is x\n";
  EXPECT_EQ(seen(text), "actor A\n\n# on f\nevent f\n  is x\n");
  EXPECT_EQ(visible("a.casus", text, {.markings = {"secret"}}), text);
  EXPECT_EQ(seen("actor A\n\nevent e\n  marked very secret # why\n"), "actor A\n");
  EXPECT_EQ(seen("event e\n  marked secret\n\nactor A\n"), "actor A\n");
  EXPECT_EQ(seen("event e\n  marked secret\n"), "nothing");
}

TEST(Filter, AnAgreementTakesItsClausesAlong) {
  const std::string text = "agreement a \"A\"\n  marked secret\nclause c\n  A may x\nactor B\nclause d\n  A may x\n"
                           "agreement b \"B\"\nclause e\n  A may x\n";
  EXPECT_EQ(seen(text), "actor B\nagreement b \"B\"\nclause e\n  A may x\n");
}

TEST(Filter, ClausesAndAnnexes) {
  EXPECT_EQ(seen("agreement a \"A\"\n  between A, B\n  # lists\n  annex l \"L\", binding, marked inner (Annex)\n  form "
                 "treaty\n"
                 "clause c\n  A may x\n  annex l\nclause d\n  A may x\nclause e\n  marked inner\n  A may x\n"),
            "agreement a \"A\"\n  between A, B\n  form treaty\nclause d\n  A may x\n");
}

TEST(Filter, ReportsGoAlone) {
  EXPECT_EQ(seen("event e\n  is attack by marked men\n  happened said 2024 by press\n    marked inner\n"
                 "  denied said 2024 by press at \"marked x\"\n  happened said 2025 by press marked other (p. 1)\n"),
            "event e\n  is attack by marked men\n  denied said 2024 by press at \"marked x\"\n");
}

/// Whatever else is wrong with a text, what its author marked stays hidden.
TEST(Filter, TextsWithFaultsShowNoMore) {
  EXPECT_EQ(seen("agrement a \"A\"\n  marked secret\nclause c\n  A may x\nagreement b \"B\"\n"), "agreement b \"B\"\n");
  EXPECT_EQ(seen("actor A\n\nagreement a \"A\"\nbetween A, B\n  marked secret\n"), "actor A\n");
  EXPECT_EQ(seen("actor A\n\nactor B\n  marked secret\n"), "actor A\n");
  EXPECT_EQ(seen("actor A\n\nevent e \"E\" marked secret\n  is x\n"), "actor A\n");
  EXPECT_EQ(seen("actor A\n\nevent e\n  marked secret\n  marked\n", {"secret"}), "actor A\n");
  EXPECT_EQ(seen("actor A\n\nevent e\n  marked secret\n  marked secret, open\n", {"secret"}), "actor A\n");
  EXPECT_EQ(seen("actor A\n\nevent e\n  reported said 2024 marked secret\n"), "actor A\n\nevent e\n");
}

TEST(Filter, BlocksAndSectionsOfMarkdown) {
  const std::string open = "```casus\nactor A\n```\n";
  const std::string secret = "```casus\nevent e\n  marked secret\n```\n";
  EXPECT_EQ(seen("# T\n\n" + open + "\nx\n\n" + secret + "\ny\n", {}, "a.md"), "# T\n\n" + open + "\nx\n\ny\n");
  EXPECT_EQ(seen("# T\n" + open + "## S\nprose\n" + secret + "### T\nmore\n## U\nz\n", {}, "a.md"),
            "# T\n" + open + "## U\nz\n");
  EXPECT_EQ(seen("# T\nprose\n\nU\n--\n" + secret + "\nV\n==\nw\n", {}, "a.md"), "nothing");
  EXPECT_EQ(seen("> ```casus\n> actor A\n>\n> event e\n>   marked secret\n> ```\n", {}, "a.md"),
            "> ```casus\n> actor A\n> ```\n");
}

TEST(Filter, LevelsAndCompartments) {
  Markings markings;
  markings.add("a.md", "```casus\nmarking top \"Top\"\nmarking middle\n  below top\nmarking low\n  below middle\n  "
                       "below other (Annex)\n```\n");
  markings.add("b.casus", "marking other\nevent e\n  marked low\n  denied said 2024 by p marked lost one\n");
  const auto held = [&](std::vector<std::string> names) { return markings.closure(names).markings; };
  using Names = std::set<std::string>;
  EXPECT_EQ(held({}), Names{});
  EXPECT_EQ(held({"low"}), Names{"low"});
  EXPECT_EQ(held({"top"}), (Names{"top", "middle", "low"}));
  EXPECT_EQ(held({"other"}), (Names{"other", "low"}));
  EXPECT_EQ(markings.used(), (Names{"low", "lost one"}));
  EXPECT_EQ(markings.declared().size(), 4U);
}

} // namespace
} // namespace casus::language
