// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reading_test.h"

#include <array>

#include <gtest/gtest.h>

namespace casus::language {
namespace {

using model::AmountBound;
using model::MoneyRung;

model::Promise promise(const std::string& words) {
  const Read read(pact + "  money " + words + "\n");
  EXPECT_EQ(read.codes(), "") << words;
  if (read.model.agreements.empty() || read.model.agreements[0].money.empty()) return {};
  return read.model.agreements[0].money[0];
}

std::string codes(const std::string& words) { return Read(pact + "  money " + words + "\n").codes(); }

TEST(Money, AsStated) {
  const Read read(pact +
                  "  money pledge 1500000000.5 USD for \"2024\" each year by UA to NATO purpose \"arms\" (Art. 2)\n"
                  "  money intent no specific amount EUR condition \"if voted\"\n");
  EXPECT_EQ(read.codes(), "");
  const auto& money = read.model.agreements.at(0).money;
  ASSERT_EQ(money.size(), 2U);
  EXPECT_EQ(money[0].amount->value, 1500000000.5);
  EXPECT_EQ(money[0].amount->bound, AmountBound::stated);
  EXPECT_EQ(money[0].amount->bound_word, "");
  EXPECT_EQ(money[0].period, "2024");
  EXPECT_TRUE(money[0].each_year);
  EXPECT_EQ(read.model[*money[0].by].name, "Ukraine");
  EXPECT_EQ(read.model[*money[0].to].name, "NATO");
  EXPECT_EQ(money[0].locus, "Art. 2");
  EXPECT_TRUE(money[1].no_specific_amount);
  EXPECT_FALSE(money[1].amount);
  EXPECT_EQ(money[1].currency, "EUR");
  EXPECT_EQ(money[1].condition, "if voted");
  EXPECT_EQ(money[1].id, "pact/money-2");
}

TEST(Money, EachSortHasItsRung) {
  EXPECT_EQ(promise("past 1 USD").rung, MoneyRung::disbursed);
  EXPECT_EQ(promise("in kind 12 \"F-16 aircraft\"").rung, MoneyRung::disbursed);
  EXPECT_EQ(promise("third party 1 USD").kind, "third party");
  EXPECT_EQ(promise("third party 1 USD").rung, MoneyRung::pledged);
  EXPECT_EQ(promise("target 1 USD").rung, MoneyRung::announced);
  EXPECT_EQ(promise("authorisation 1 USD").rung, MoneyRung::authorised);
  EXPECT_EQ(promise("allocation 1 USD").rung, MoneyRung::obligated);
  EXPECT_EQ(promise("allocation 1 USD rung appropriated").rung, MoneyRung::appropriated);
}

TEST(Money, BoundsBeforeTheNumber) {
  constexpr std::array<std::pair<std::string_view, AmountBound>, 9> bounds = {{{"at least", AmountBound::floor},
                                                                               {"more than", AmountBound::floor},
                                                                               {"up to", AmountBound::ceiling},
                                                                               {"almost", AmountBound::ceiling},
                                                                               {"nearly", AmountBound::ceiling},
                                                                               {"close to", AmountBound::about},
                                                                               {"approximately", AmountBound::about},
                                                                               {"around", AmountBound::about},
                                                                               {"estimated", AmountBound::about}}};
  for (const auto& [words, bound] : bounds) {
    const auto money = promise("pledge " + std::string(words) + " 10 USD");
    ASSERT_TRUE(money.amount) << words;
    EXPECT_EQ(money.amount->bound, bound) << words;
    EXPECT_EQ(money.amount->bound_word, words);
  }
}

TEST(Money, SharesAndThings) {
  const auto share = promise("target at least 0.25 percent of GDP each year");
  EXPECT_EQ(share.amount->unit, model::AmountUnit::share_of_gdp);
  EXPECT_EQ(share.amount->value, 0.25);
  EXPECT_EQ(share.currency, "percent of GDP");
  const auto things = promise("pledge up to 30 \"F-16 aircraft\" for \"by 2028\"");
  EXPECT_EQ(things.amount->unit, model::AmountUnit::items);
  EXPECT_EQ(things.amount->currency, "F-16 aircraft");
  EXPECT_EQ(things.period, "by 2028");
}

TEST(Money, Faults) {
  EXPECT_EQ(codes("pledge 10"), "R307");
  EXPECT_EQ(codes("pledge more than USD"), "R307");
  EXPECT_EQ(codes("pledge -1 USD"), "R307");
  EXPECT_EQ(codes("pledge 10 USD bound at least"), "R308");
  EXPECT_EQ(codes("pledge 10 USD rung voted"), "R307");
  EXPECT_EQ(codes("pledge 10 USD by Nobody"), "R301");
  const Read unknown(pact + "  money plege 10 USD\n");
  EXPECT_EQ(unknown.codes(), "R301");
  EXPECT_EQ(unknown.diagnostics.all().at(0).nearest, "pledge");
  const Read far(pact + "  money zzzzzzzzzzz 10 USD\n");
  EXPECT_NE(far.diagnostics.all().at(0).expected.find("`third party`"), std::string::npos);
}

} // namespace
} // namespace casus::language
