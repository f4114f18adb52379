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

TEST(Resolve, OrderOfFilesAndDeclarationsNeverMatters) {
  const Read read(
      "agreement b \"B\"\n  between X, Y\n  prevails over a\nagreement a \"A\"\n  between Y, X\nactor Y\nactor X\n");
  EXPECT_EQ(read.codes(), "");
  EXPECT_EQ(read.model.agreements.at(0).prevails_over.at(0), model::AgreementId{1});
}

} // namespace
} // namespace casus::language
