// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reading_test.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

model::Agreement with(const std::string& slots) {
  const Read read(pact + slots);
  EXPECT_EQ(read.codes(), "") << slots;
  return read.model.agreements.at(0);
}

TEST(Entry, Rules) {
  EXPECT_EQ(with("  in force from 2024-06-13\n").entry.on, (time::Date{2024, 6, 13}));
  const auto rule = with("  in force from ratification by 2 including Ukraine after 30 days\n").entry;
  EXPECT_EQ(rule.consent, model::LegalAct::ratification);
  EXPECT_EQ(rule.quorum, model::QuorumKind::count);
  EXPECT_EQ(rule.count, 2U);
  EXPECT_EQ(rule.including.size(), 1U);
  EXPECT_TRUE(rule.after);
  EXPECT_EQ(with("  in force from notification by majority\n").entry.quorum, model::QuorumKind::majority);
}

TEST(Exits, EachEventIsOne) {
  const auto agreement =
      with("  ends 6 months after notice by either party or termination, not before 1 year in force (Art. XI)\n"
           "  leaves \"preferably\", when notice by any party\n");
  ASSERT_EQ(agreement.exits.size(), 3U);
  EXPECT_EQ(agreement.exits[0].not_before, time::years(1));
  EXPECT_EQ(agreement.exits[1].locus, "Art. XI");
  EXPECT_TRUE(agreement.exits[1].after);
  EXPECT_FALSE(agreement.exits[2].whole);
  EXPECT_EQ(agreement.exits[2].hedges.at(0).words, "preferably");
}

TEST(Money, AsStated) {
  const auto agreement = with("  money pledge 1500000000.5 USD bound at least for \"2024\" purpose \"arms\"\n"
                              "  money intent no specific amount EUR condition \"if voted\"\n");
  ASSERT_EQ(agreement.money.size(), 2U);
  EXPECT_EQ(agreement.money[0].amount->value, 1500000000.5);
  EXPECT_EQ(agreement.money[0].bound, "at least");
  EXPECT_TRUE(agreement.money[1].no_specific_amount);
  EXPECT_EQ(agreement.money[1].currency, "EUR");
  EXPECT_EQ(agreement.money[1].id, "pact/money-2");
}

TEST(Agreements, TheRest) {
  const auto agreement = with("  form executive agreement, not binding\n  term 10 years from signature\n"
                              "  open to accession\n  on suspension clock stops\n  all of it subject to appropriation\n"
                              "  remark status \"in force\"\n  untranslated \"costs\" because \"not modelled\" on one\n"
                              "clause one\n  not provided attack\n");
  EXPECT_EQ(agreement.binding, false);
  EXPECT_EQ(agreement.term->from, model::TermStart::signature);
  EXPECT_TRUE(agreement.open_to_accession);
  EXPECT_TRUE(agreement.clock_stops_on_suspension);
  EXPECT_EQ(agreement.untranslated.at(0).clause, model::ClauseId{0});
}

TEST(Agreements, Faults) {
  EXPECT_EQ(Read(pact + "  term 24 hours\n").codes(), "R311");
  EXPECT_EQ(Read(pact + "  ends when\n").codes(), "R307");
  EXPECT_EQ(Read(pact + "  money pledge 10\n").codes(), "R307");
  EXPECT_EQ(Read(pact + "  between UA\n").codes(), "R319");
}

} // namespace
} // namespace casus::language
