// SPDX-License-Identifier: Apache-2.0
#include "source/span.h"

#include <gtest/gtest.h>

namespace casus::source {
namespace {

constexpr FileId a{0};
constexpr FileId b{1};

TEST(Join, CoversBothInEitherOrder) {
  const Span whole{a, 2, 10};
  EXPECT_EQ(join({a, 2, 3}, {a, 9, 3}), whole);
  EXPECT_EQ(join({a, 9, 3}, {a, 2, 3}), whole);
  EXPECT_EQ(join(whole, {a, 4, 1}), whole);
}

TEST(Join, PassesOverWhatPointsNowhere) {
  EXPECT_EQ(join({}, {a, 2, 3}), (Span{a, 2, 3}));
  EXPECT_EQ(join({a, 2, 3}, {}), (Span{a, 2, 3}));
  EXPECT_EQ(join({a, 2, 3}, {b, 0, 9}), (Span{a, 2, 3}));
}

TEST(TextOf, IsCutAtTheEnd) {
  Texts texts;
  const FileId file = texts.add("x", "clause consult");
  EXPECT_EQ(text_of(texts, {file, 7, 7}), "consult");
  EXPECT_EQ(text_of(texts, {file, 7, 99}), "consult");
  EXPECT_EQ(text_of(texts, {file, 99, 1}), "");
  EXPECT_EQ(text_of(texts, {}), "");
}

} // namespace
} // namespace casus::source
