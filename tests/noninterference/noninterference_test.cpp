// SPDX-License-Identifier: Apache-2.0
// Noninterference (Goguen and Meseguer 1982): two worlds that agree on what a viewer may see give that viewer the same
// bytes. CASUS_PAIRS says how many pairs of worlds are asked, CASUS_EVERY_COMMAND=1 asks each of them everything.
#include "language/filter/filter.h"
#include "tests/folder.h"
#include "tests/noninterference/twins.h"
#include "tests/oracle/setting.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <gtest/gtest.h>

namespace casus::twins {
namespace {

constexpr std::size_t shards = 4;
constexpr std::size_t commands_a_pair = 1;

std::size_t pairs() { return oracle::setting("CASUS_PAIRS", 10'000); }

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words)
    line += word + " ";
  return line;
}

/// The first place where two texts part.
std::string parting(const std::string& one, const std::string& other) {
  const auto at = static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
  const std::size_t from = at < 100 ? 0 : at - 100;
  return "one:   ..." + one.substr(from, 300) + "\nother: ..." + other.substr(from, 300);
}

class Noninterference : public testing::TestWithParam<std::size_t> {
protected:
  /// Asks both worlds; false, with what differs, when they are told apart.
  bool same(const Twins& twins, const std::vector<std::vector<std::string>>& asked, std::uint64_t number) {
    std::vector<std::string> told;
    stage_.set(twins.one);
    for (const auto& command : asked)
      told.push_back(stage_.told(command, twins.viewer));
    stage_.set(twins.other);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const std::string other = stage_.told(asked[i], twins.viewer);
      EXPECT_EQ(told[i] == other, true) << "pair " << number << ", --as \"" << twins.viewer << "\": casus "
                                        << joined(asked[i]) << "\n"
                                        << parting(told[i], other);
      if (told[i] != other) return false;
    }
    return true;
  }

  test::Folder folder_;
  Stage stage_{folder_.path("")};
};

TEST_P(Noninterference, TwinsLookAlike) {
  const bool every = std::getenv("CASUS_EVERY_COMMAND") != nullptr;
  const auto& all = commands();
  std::vector<std::size_t> asked_of(all.size());
  std::size_t asked = 0;
  std::size_t differ = 0;
  for (std::uint64_t number = GetParam(); number < pairs(); number += shards) {
    const Twins twins = twins_of(number);
    if (twins.one.files != twins.other.files) ++differ;
    std::vector<std::vector<std::string>> now;
    for (std::size_t i = 0; i < (every ? all.size() : commands_a_pair); ++i) {
      const std::size_t which = (number / shards * commands_a_pair + i) % all.size();
      ++asked_of[which];
      now.push_back(all[which]);
    }
    asked += now.size();
    ASSERT_TRUE(same(twins, now, number));
  }
  const bool few = asked < all.size(); // CASUS_PAIRS asks for less than one turn
  EXPECT_TRUE(few || std::ranges::min(asked_of) > 0);
  EXPECT_GT(differ * 10, asked / commands_a_pair * 9 / (every ? all.size() : 1)) << "the pairs must hide something";
  std::printf("pairs of worlds %zu, commands %zu, each asked %zu times or more, answers told apart 0\n",
              (pairs() - GetParam() + shards - 1) / shards, all.size(), std::ranges::min(asked_of));
}

/// The same over SQLite, where fewer must do.
TEST_P(Noninterference, TwinsLookAlikeInSqlite) {
  stage_.use_sqlite();
  const auto& all = commands();
  for (std::uint64_t number = GetParam(); number < 40; number += shards) {
    const auto with_record = [&](const std::vector<std::string>& command) {
      return std::ranges::find(command, "{r}") != command.end();
    };
    std::vector<std::vector<std::string>> now;
    for (std::size_t i = number; now.size() < 2; ++i) {
      if (with_record(all[i * 7 % all.size()])) now.push_back(all[i * 7 % all.size()]);
    }
    ASSERT_TRUE(same(twins_of(number), now, number));
  }
}

/// A receipt that a viewer got in one world proves the same in the other.
TEST(Twins, ShareTheirReceipts) {
  const test::Folder folder;
  Stage stage(folder.path(""));
  const std::vector<std::string> ask = {"status", "--library", "{w}/lib",    "--record",
                                        "{r}",    "--receipt", "{w}/receipt"};
  for (std::uint64_t number = 0; number < 60; ++number) {
    const Twins twins = twins_of(number);
    stage.set(twins.one);
    const std::string answer = stage.told(ask, twins.viewer);
    stage.set(twins.other);
    const std::string proved = stage.told({"verify", "{w}/receipt"}, twins.viewer);
    ASSERT_NE(proved.find("proved: the same question has the same answer\n"), std::string::npos)
        << "pair " << number << ", --as \"" << twins.viewer << "\"\n"
        << answer << proved;
  }
}

/// What the filter leaves of each text.
TEST(Twins, ReadAlikeOnceTheyAreFiltered) {
  for (std::uint64_t number = 0; number < 300; ++number) {
    const Twins twins = twins_of(number);
    for (const auto& [name, text] : twins.one.files) {
      const auto other = twins.other.files.find(name);
      const auto left = language::visible(name, text, twins.clearance);
      if (other == twins.other.files.end()) {
        ASSERT_EQ(left, std::nullopt);
      } else {
        ASSERT_EQ(left, language::visible(name, other->second, twins.clearance)) << number << text << other->second;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shards, Noninterference, testing::Range<std::size_t>(0, shards));

/// What is hidden would be seen by who holds it: the worlds do differ, and so would what is told.
TEST(Twins, DifferForWhoSeesAll) {
  const test::Folder folder;
  Stage stage(folder.path(""));
  std::size_t apart = 0;
  for (std::uint64_t number = 0; number < 60; ++number) {
    const Twins twins = twins_of(number);
    const std::vector<std::string> log = {"log", "--record", "{r}", "--library", "{w}/lib"};
    stage.set(twins.one);
    const std::string one = stage.told(log, "secret, other, insider");
    stage.set(twins.other);
    if (one != stage.told(log, "secret, other, insider")) ++apart;
  }
  EXPECT_GT(apart, 50U);
}

} // namespace
} // namespace casus::twins
