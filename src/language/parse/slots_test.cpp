// SPDX-License-Identifier: Apache-2.0
#include "language/parse/slots.h"

#include <set>

#include <gtest/gtest.h>

namespace casus::language {
namespace {

std::vector<Token> words(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    tokens.push_back({text.substr(at, end - at), {}, TokenKind::word});
    at = end + 1;
  }
  return tokens;
}

TEST(Slots, LongestKeywordWins) {
  const auto match = match_slot(words("kind of use of force"), DeclarationKind::kind);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->kind, SlotKind::kind_of);
  EXPECT_EQ(match->words, 2U);
  EXPECT_FALSE(match_slot(words("kind organisation"), DeclarationKind::kind));
  EXPECT_EQ(match_slot(words("in force from signature"), DeclarationKind::agreement)->kind, SlotKind::in_force);
  EXPECT_FALSE(match_slot({}, DeclarationKind::kind));
}

TEST(Slots, EveryKeywordIsFoundWhereItIsTaken) {
  for (int i = 0; i < 11; ++i) {
    const auto declaration = static_cast<DeclarationKind>(i);
    EXPECT_EQ(declaration_of(keyword(declaration)), declaration);
    for (const std::string& each : slot_keywords(declaration)) {
      const auto match = match_slot(words(each), declaration);
      ASSERT_TRUE(match) << each;
      EXPECT_EQ(keyword(match->kind), each);
      EXPECT_TRUE(takes(declaration, match->kind));
    }
  }
  EXPECT_EQ(declaration_of("treaty"), std::nullopt);
}

TEST(Slots, KeywordsOfOneDeclarationAreUnique) {
  for (int i = 0; i < 11; ++i) {
    const auto all = slot_keywords(static_cast<DeclarationKind>(i));
    EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  }
}

TEST(Slots, Takers) {
  EXPECT_EQ(takers(SlotKind::also), (std::vector{DeclarationKind::actor, DeclarationKind::group}));
  EXPECT_TRUE(once(SlotKind::sentence));
  EXPECT_FALSE(once(SlotKind::happened));
}

} // namespace
} // namespace casus::language
