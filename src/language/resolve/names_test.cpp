// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/names.h"

#include <algorithm>
#include <deque>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace casus::language {
namespace {

std::vector<Token> words(std::initializer_list<const char*> texts) {
  std::vector<Token> tokens;
  for (const char* text : texts)
    tokens.push_back({text, {}, TokenKind::word});
  return tokens;
}

using Words = std::vector<std::string_view>;

TEST(Names, LongestMatchWins) {
  Names names;
  names.add("Ukraine", {Sort::actor, 0, {}});
  names.add("Ukraine territory", {Sort::place, 0, {}});
  const auto tokens = words({"Ukraine", "territory", "by"});
  EXPECT_EQ(names.longest(tokens).words, 2U);
  EXPECT_EQ(names.longest(tokens, Sort::actor).words, 1U);
  EXPECT_EQ(names.longest(tokens, Sort::place).named.sort, Sort::place);
  EXPECT_FALSE(names.longest(tokens, Sort::claim));
}

TEST(Names, SaysHowManyWordsAMatchHungOn) {
  Names names;
  names.add("Ukraine", {Sort::actor, 0, {}});
  names.add("Ukraine territory", {Sort::place, 0, {}});
  names.add("Kyiv", {Sort::place, 1, {}});
  EXPECT_EQ(names.longest(words({"Ukraine", "by", "x"}), Sort::actor).looked, 2U) << "`by` might have been `territory`";
  EXPECT_EQ(names.longest(words({"Kyiv", "by"}), Sort::place).looked, 1U) << "no name goes on behind it";
  EXPECT_EQ(names.longest(words({"by", "Kyiv"}), Sort::place).looked, 1U);
}

TEST(Names, OnlyAWholeNameThatNoLongerOneBeginsWith) {
  Names names;
  names.add("Ukraine", {Sort::actor, 0, {}});
  names.add("Ukraine territory", {Sort::place, 4, {}});
  EXPECT_FALSE(names.only(Words{"Ukraine"}, Sort::actor)) << "it may go on";
  EXPECT_EQ(names.only(Words{"Ukraine", "territory"}, Sort::place), 4U);
  EXPECT_FALSE(names.only(Words{"Ukraine", "territory"}, Sort::actor));
  EXPECT_FALSE(names.only(Words{"Ukraine", "territory", "by"}, Sort::place));
}

TEST(Names, CountedOnesAreEachTheirOwn) {
  Names names;
  std::vector<std::string> all;
  for (const std::string_view before : {"", "a", "a-", "pact-0"}) {
    for (std::uint64_t number = 0; number < 600; ++number)
      all.push_back(fmt::format("{}{}", before, number));
    for (unsigned bit = 10; bit < 40; ++bit)
      all.push_back(fmt::format("{}{}", before, std::uint64_t{1} << bit));
  }
  for (const std::string_view zeros : {"b0", "b00", "b000000000", "b0000000000", "b10000000000", "b01"})
    all.emplace_back(zeros);
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  for (std::uint32_t i = 0; i < all.size(); ++i)
    EXPECT_FALSE(names.add(all[i], {Sort::place, i, {}})) << all[i];
  for (std::uint32_t i = 0; i < all.size(); ++i)
    EXPECT_EQ(names.only(Words{all[i]}, Sort::place), i) << all[i];
  EXPECT_FALSE(names.only(Words{"b001"}, Sort::place));
  EXPECT_FALSE(names.only(Words{"a-600"}, Sort::place));
}

TEST(Names, CountedInStepsOfAPowerOfTwoStayQuick) {
  Names names;
  std::deque<std::string> kept;
  for (std::uint64_t i = 0; i < 50000; ++i)
    names.add(kept.emplace_back(fmt::format("x-{}", i << 14)), {Sort::place, static_cast<std::uint32_t>(i), {}});
  for (std::uint32_t i = 0; i < 50000; ++i)
    ASSERT_EQ(names.only(Words{kept[i]}, Sort::place), i);
}

TEST(Names, ReadOnFromWhereTheFirstWordsLed) {
  Names names;
  names.add("State 7", {Sort::actor, 7, {}});
  names.add("State 8", {Sort::actor, 8, {}});
  const auto state = names.follow(Names::start, "State");
  ASSERT_TRUE(state);
  EXPECT_EQ(names.only(Words{"8"}, Sort::actor, *state), 8U);
  EXPECT_FALSE(names.only(Words{"9"}, Sort::actor, *state));
  EXPECT_FALSE(names.follow(Names::start, "8"));
}

TEST(Names, TheFirstOfTwoStays) {
  Names names;
  EXPECT_FALSE(names.add("Kyiv", {Sort::place, 3, {}}));
  const auto first = names.add("Kyiv", {Sort::actor, 0, {}});
  ASSERT_TRUE(first);
  EXPECT_EQ(first->index, 3U);
  EXPECT_EQ(names.all(Sort::place), std::vector<std::string>{"Kyiv"});
  EXPECT_TRUE(names.all(Sort::actor).empty());
}

TEST(Names, ManyNamesStayQuick) {
  Names names;
  std::deque<std::string> made;
  for (std::uint32_t i = 0; i < 20000; ++i)
    names.add(made.emplace_back(fmt::format("actor number {}", i)), {Sort::actor, i, {}});
  EXPECT_EQ(names.longest(words({"actor", "number", "19999"}), Sort::actor).named.index, 19999U);
}

} // namespace
} // namespace casus::language
