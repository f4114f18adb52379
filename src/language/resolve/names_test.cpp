// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/names.h"

#include <deque>

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
  EXPECT_FALSE(names.only(words({"Ukraine"}), Sort::actor)) << "it may go on";
  EXPECT_EQ(names.only(words({"Ukraine", "territory"}), Sort::place), 4U);
  EXPECT_FALSE(names.only(words({"Ukraine", "territory"}), Sort::actor));
  EXPECT_FALSE(names.only(words({"Ukraine", "territory", "by"}), Sort::place));
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
