// SPDX-License-Identifier: Apache-2.0
#include "exchange/compiled.h"
#include "exchange/sample_for_test.h"

#include <gtest/gtest.h>

namespace casus::exchange {
namespace {

Compiled sample() {
  Compiled compiled{.model = sample_model()};
  compiled.roots = {"/library"};
  compiled.texts = {{"library/a.casus", "/library/a.casus", 12, 34}};
  compiled.found = 1;
  model::Clause clause{.id = "other", .force = model::Force::policy};
  clause.unless.emplace().parts.resize(2);
  clause.when.span = time::CivilSpan{6, 3};
  compiled.model.clauses.push_back(clause);
  compiled.model.question_tables.push_back({.time = {"t", std::nullopt, 1, *time::Zone::find("Europe/Kyiv")}});
  compiled.model.event_tables.front().time.zone = time::Zone::fixed({-5400});
  return compiled;
}

TEST(Compiled, IsReadBackAsItWas) {
  const std::string bytes = to_bytes(sample(), "1");
  const auto read = from_bytes(bytes, "1");
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(to_bytes(*read, "1"), bytes);
  EXPECT_EQ(read->roots, sample().roots);
  EXPECT_EQ(read->texts.front().path, "/library/a.casus");
  EXPECT_EQ(read->model.clauses.back().unless->parts.size(), 2U);
  EXPECT_EQ(std::get<time::CivilSpan>(*read->model.clauses.back().when.span), (time::CivilSpan{6, 3}));
  EXPECT_EQ(read->model.templates.front().keys, sample().model.templates.front().keys);
  EXPECT_EQ(read->model.event_tables.front().time.zone, time::Zone::fixed({-5400}));
}

TEST(Compiled, IsRefusedWithAnyBitTurned) {
  std::string bytes = to_bytes(sample(), "1");
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    ASSERT_FALSE(from_bytes(bytes, "1")) << "bit " << bit;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
  }
  EXPECT_TRUE(from_bytes(bytes, "1"));
}

TEST(Compiled, IsRefusedCutShortOrWithMoreBehindIt) {
  const std::string bytes = to_bytes(sample(), "1");
  for (std::size_t size = 0; size < bytes.size(); ++size)
    ASSERT_FALSE(from_bytes(std::string_view(bytes).substr(0, size), "1")) << size;
  EXPECT_FALSE(from_bytes(bytes + " ", "1"));
}

TEST(Compiled, IsRefusedWithKeysThatDoNotFit) {
  const auto with_ends = [](std::vector<std::uint32_t> ends) { // the keys are `79`
    Compiled compiled = sample();
    compiled.model.templates.front().keys.ends = std::move(ends);
    return from_bytes(to_bytes(compiled, "1"), "1").has_value();
  };
  EXPECT_TRUE(with_ends({1, 2}));
  EXPECT_FALSE(with_ends({1, 200}));
  EXPECT_FALSE(with_ends({200, 2}));
  EXPECT_FALSE(with_ends({2}));
  EXPECT_FALSE(with_ends({0, 1, 2}));
  EXPECT_FALSE(with_ends({}));
}

TEST(Compiled, OfAnotherVersionIsRefusedAndSaysWhich) {
  const auto read = from_bytes(to_bytes(sample(), "1"), "2");
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().find("casus 1,"), std::string::npos) << read.error();
}

} // namespace
} // namespace casus::exchange
