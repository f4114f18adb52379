// SPDX-License-Identifier: Apache-2.0
#include "model/few.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace casus::model {
namespace {

TEST(Few, IsAListThatCostsAPointer) {
  static_assert(sizeof(Few<std::string>) == sizeof(void*));
  Few<std::string> list;
  EXPECT_TRUE(list.empty());
  EXPECT_EQ(std::as_const(list).begin(), std::as_const(list).end());
  list.push_back("a");
  list.push_back("b");
  EXPECT_EQ(list.size(), 2U);
  EXPECT_EQ(list.front(), "a");
  EXPECT_EQ(list.back(), "b");
  EXPECT_EQ(list.at(1), "b");
  EXPECT_THROW(static_cast<void>(list.at(2)), std::out_of_range);
  EXPECT_EQ(std::ranges::find(list, "b") - list.begin(), 1);
}

TEST(Few, IsCopiedWithItsOwner) {
  const Few<std::string> list = {"a", "b"};
  Few<std::string> copy = list;
  copy.edit().pop_back();
  EXPECT_EQ(list.size(), 2U);
  EXPECT_FALSE(copy == list);
  copy = list;
  EXPECT_TRUE(copy == list);
  copy = {};
  EXPECT_TRUE(copy.empty());
}

TEST(Few, IsEmptyHoweverItCameToBe) {
  Few<int> list = std::vector<int>{};
  list.edit();
  EXPECT_TRUE(list.empty());
  EXPECT_TRUE(list == Few<int>());
  EXPECT_TRUE(list.items().empty());
}

TEST(RareText, IsATextThatCostsAPointer) {
  static_assert(sizeof(RareText) == sizeof(void*));
  RareText text;
  EXPECT_TRUE(text.empty());
  EXPECT_EQ(text.str(), "");
  text = "Art. II";
  EXPECT_EQ(text, "Art. II");
  EXPECT_EQ("at " + text, "at Art. II");
  const RareText copy = text;
  text.edit() += ".1";
  EXPECT_EQ(copy, std::string("Art. II"));
  EXPECT_FALSE(copy == text);
  text.edit().clear();
  EXPECT_TRUE(text.empty());
  EXPECT_EQ(text, RareText());
}

} // namespace
} // namespace casus::model
