// SPDX-License-Identifier: Apache-2.0
// Leaks planted one at a time (source/planted.h): the twins must find each. Without one they find none.
#include "source/planted.h"
#include "tests/folder.h"
#include "tests/noninterference/twins.h"

#include <cstdio>

#include <gtest/gtest.h>

namespace casus::planted {
inline namespace in_this_build {
Leak leak = Leak::none;
const std::set<std::string> every_marking = {"inner", "insider", "other", "secret"};
} // namespace in_this_build
} // namespace casus::planted

namespace casus::twins {
namespace {

using planted::Leak;

/// The number of pairs that are asked until two worlds are told apart, and the command that did it.
std::string found_after(std::uint64_t most, std::uint64_t& asked) {
  const test::Folder folder;
  Stage stage(folder.path(""));
  const auto& all = commands();
  for (asked = 0; asked < most; ++asked) {
    const Twins twins = twins_of(asked);
    const auto& command = all[asked * 5 % all.size()];
    stage.set(twins.one);
    const std::string one = stage.told(command, twins.viewer);
    stage.set(twins.other);
    if (one != stage.told(command, twins.viewer)) return command.front();
  }
  return "";
}

class PlantedLeak : public testing::TestWithParam<int> {};

TEST_P(PlantedLeak, IsFound) {
  planted::leak = static_cast<Leak>(GetParam());
  std::uint64_t asked = 0;
  const std::string command = found_after(4000, asked);
  planted::leak = Leak::none;
  EXPECT_NE(command, "") << "leak " << GetParam() << " of planted.h is not found in " << asked << " pairs";
  std::printf("leak %d found by `%s` after %llu pairs\n", GetParam(), command.c_str(),
              static_cast<unsigned long long>(asked + 1));
}

INSTANTIATE_TEST_SUITE_P(Each, PlantedLeak, testing::Range(1, static_cast<int>(Leak::last)));

TEST(NoLeak, IsFoundWhereNoneIs) {
  std::uint64_t asked = 0;
  EXPECT_EQ(found_after(300, asked), "");
}

} // namespace
} // namespace casus::twins
