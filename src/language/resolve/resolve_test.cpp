// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reading_test.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

TEST(Resolve, KindsInherit) {
  const Read read(actors + "kind letter\n  kind of notice\nkind force\n  roles by, on\nkind strike\n  kind of force\n");
  ASSERT_EQ(read.codes(), "");
  const auto& all = read.model.kinds;
  EXPECT_EQ(all[all.size() - 3].act, model::LegalAct::notice);
  EXPECT_TRUE(all.back().roles[static_cast<std::size_t>(model::Role::on)]);
}

TEST(Resolve, NamesAreUniqueOverEverySort) {
  EXPECT_EQ(Read("actor Kyiv\nplace Kyiv\n").codes(), "R303");
  EXPECT_EQ(Read("kind notice\n").codes(), "R303");
  EXPECT_EQ(Read("actor A\n  also B\nactor C\n  also B\n").codes(), "R303");
  EXPECT_EQ(Read(kinds + "kind strike\n  verb attack\n").codes(), "R304");
}

TEST(Resolve, WhatRestsOnAFaultIsLeftOutInSilence) {
  const Read read(pact +
                  "clause one\n  each party shall atack\n  overrides two\n"
                  "clause two\n  each party shall consult\n  immediately\n  overrides one\n"
                  "source s \"S\"\nevent w\n  is waiver of pact/one by UA\n  time 2024\n  happened said 2024 by s\n"
                  "event x\n  is armed attack\n  time 2024\n  cites w\n");
  EXPECT_EQ(read.codes(), "R301");
  ASSERT_EQ(read.model.clauses.size(), 1U);
  EXPECT_TRUE(read.model.clauses[0].overrides.empty());
  EXPECT_EQ(read.model.agreements.at(0).clauses, std::vector{model::ClauseId{0}});
  EXPECT_TRUE(read.model.events.empty());
  EXPECT_TRUE(read.model.reports.empty());
}

/// Everything that a finding points at, `moved` bytes further on.
std::vector<source::Span> spans_of(const source::Diagnostic& item, std::uint32_t moved) {
  std::vector<source::Span> spans{item.span};
  for (const source::Fix& fix : item.fixes)
    spans.push_back(fix.span);
  for (source::Span& span : spans)
    span.offset += moved;
  return spans;
}

TEST(Resolve, TellsOfALineThatStandsAgainWhereItStands) {
  for (const std::string line : {"when armed attack on Nowhere",
                                 "when armed atack on Ukraine",
                                 "when armed attack on Ukraine on Ukraine",
                                 "when \"this\"",
                                 "when armed attack on NATO of pact/three",
                                 "when armed attack of pact {x}",
                                 "within lots",
                                 "within {x} hours",
                                 "within 24 hours of",
                                 "not before soon",
                                 "until 2024",
                                 "excused when",
                                 "overrides nobody",
                                 "while Ukraine is a member of Kyiv",
                                 "does not apply to State {a}",
                                 "Ukraine shall consult Finland",
                                 "Ukrain shall consult with Finland",
                                 "in annex nowhere",
                                 "hedged softly",
                                 "overrides pact",
                                 "force maybe",
                                 "unless happened armed attack on Ukraine (and more)"}) {
    const std::string first = "clause one\n  " + line + "\n";
    const Read read(pact + first + "clause two\n  " + line + "\n");
    const auto moved = static_cast<std::uint32_t>(first.size());
    std::vector<source::Diagnostic> items = read.diagnostics.sorted();
    // What is said of the clause as a whole is not of this line.
    std::erase_if(items, [](const auto& item) { return item.kind == source::Kind::slot_missing; });
    ASSERT_FALSE(items.empty()) << line;
    ASSERT_EQ(items.size() % 2, 0U) << line;
    const std::size_t half = items.size() / 2;
    for (std::size_t i = 0; i < half; ++i) {
      EXPECT_EQ(items[i].message, items[half + i].message) << line;
      EXPECT_EQ(spans_of(items[i], moved), spans_of(items[half + i], 0)) << line;
    }
  }
}

TEST(Resolve, OrderOfFilesAndDeclarationsNeverMatters) {
  const Read read(
      "agreement b \"B\"\n  between X, Y\n  prevails over a\nagreement a \"A\"\n  between Y, X\nactor Y\nactor X\n");
  EXPECT_EQ(read.codes(), "");
  EXPECT_EQ(read.model.agreements.at(0).prevails_over.at(0), model::AgreementId{1});
}

} // namespace
} // namespace casus::language
