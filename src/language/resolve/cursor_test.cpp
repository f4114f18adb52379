// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/cursor.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

TEST(Cursor, TakesPhrasesAndLumps) {
  const source::FileId file{0};
  const std::vector<Token> tokens = {
      {"at", {file, 0, 2}, TokenKind::word},    {"all", {file, 3, 3}, TokenKind::word},
      {"times", {file, 7, 5}, TokenKind::word}, {"Europe", {file, 13, 6}, TokenKind::word},
      {"/", {file, 19, 1}, TokenKind::slash},   {"Kyiv", {file, 20, 4}, TokenKind::word},
      {"now", {file, 25, 3}, TokenKind::word}};
  Cursor cursor(tokens, {file, 0, 28});
  EXPECT_FALSE(cursor.take("at all days"));
  EXPECT_TRUE(cursor.take("at all times"));
  EXPECT_EQ(cursor.take_lump(), "Europe/Kyiv");
  EXPECT_EQ(cursor.since(3).length, 11U);
  EXPECT_EQ(cursor.take_string(), nullptr);
  EXPECT_EQ(cursor.take_word()->text, "now");
  EXPECT_TRUE(cursor.done());
  EXPECT_EQ(cursor.here().length, 28U);
}

} // namespace
} // namespace casus::language
