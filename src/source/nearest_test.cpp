// SPDX-License-Identifier: Apache-2.0
#include "source/nearest.h"

#include <vector>

#include <gtest/gtest.h>

namespace casus::source {
namespace {

using Names = std::vector<std::string>;

TEST(EditDistance, CountsEdits) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("Ukraine", "Ukrain"), 1U);
  EXPECT_EQ(edit_distance("Ukraine", "Ukriane"), 1U) << "a swap of neighbours is one edit";
  EXPECT_EQ(edit_distance("ca", "abc"), 3U) << "no character is edited twice";
  EXPECT_EQ(edit_distance("UKRAINE", "ukraine"), 0U);
  EXPECT_EQ(edit_distance("Київ", "Киев"), 1U) << "characters, not bytes";
  EXPECT_EQ(edit_distance("Türkiye", "Turkiye"), 1U);
}

TEST(Nearest, FindsTheNearest) {
  const Names known{"France", "Germany", "Ukraine", "United Kingdom", "United States"};
  EXPECT_EQ(nearest("Ukrain", known), "Ukraine");
  EXPECT_EQ(nearest("Untied States", known), "United States");
  EXPECT_EQ(nearest("united kingdom", known), "United Kingdom");
  EXPECT_EQ(nearest("Germny", known), "Germany");
}

TEST(Nearest, FarNamesAreNotOffered) {
  const Names known{"France", "Ukraine"};
  EXPECT_EQ(nearest("Mongolia", known), std::nullopt);
  EXPECT_EQ(nearest("", known), std::nullopt);
  EXPECT_EQ(nearest("France", Names{}), std::nullopt);
  EXPECT_EQ(nearest(std::string(10'000, 'x'), known), std::nullopt);
}

TEST(Nearest, ShortNames) {
  EXPECT_EQ(nearest("UKK", Names{"UK", "US"}), "UK");
  EXPECT_EQ(nearest("x", Names{"y"}), std::nullopt) << "an edit of the whole name is no likeness";
}

TEST(Nearest, EqualInCaseWinsThenTheFirst) {
  EXPECT_EQ(nearest("nato", Names{"nata", "NATO"}), "NATO");
  EXPECT_EQ(nearest("clauze", Names{"clauxe", "clause"}), "clauxe");
}

} // namespace
} // namespace casus::source
