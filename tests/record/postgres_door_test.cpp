// SPDX-License-Identifier: Apache-2.0
// The commands on a record on a server: the same bytes as on a file.
#include "tests/cli/door.h"
#include "tests/folder.h"
#include "tests/record/cluster.h"

#include <gtest/gtest.h>

namespace casus::record {
namespace {

using cli::ExitCode;
using cli::Finished;

TEST(PostgresDoor, EveryCommandSaysWhatItSaysOfAFile) {
  Cluster& cluster = Cluster::shared();
  ASSERT_EQ(cluster.fault(), "");
  const test::Folder folder;
  const std::string library = folder.file("good.casus", door::good);
  const std::string rows = folder.file("rows.csv", "event,is,time,standing,said,by\n"
                                                   "attack-2,armed attack by Russia on Ukraine,2024-08-01,happened,"
                                                   "2024-08-01,press\n"
                                                   "attack-1,,,denied,2024-07-09,press\n");
  const std::string server = cluster.fresh_url();
  const std::string file = folder.path("record");
  const std::vector<std::vector<std::string>> commands = {
      {"record", rows, "--recorder", "desk"},
      {"record", rows, "--recorder", "desk"}, // refused: known already
      {"record", "--event", "attack-2", "--standing", "retracted", "--said", "2024-08-03", "--by", "press",
       "--recorder", "desk"},
      {"log"},
      {"log", "--json", "--event", "attack-2"},
      {"due", "--all", "--json"},
      {"status"},
      {"changes", "--from", "2026-11-22", "--to", "2026-11-24"},
      {"verify"},
      {"verify", "--json"},
  };
  for (std::vector<std::string> command : commands) {
    command.insert(command.end(), {"--library", library, "--record", server});
    const Finished there = door::run(command);
    command.back() = file;
    const Finished here = door::run(command);
    EXPECT_EQ(there.out, here.out) << command[0] << there.err;
    EXPECT_EQ(there.err, here.err) << command[0];
    EXPECT_EQ(there.code, here.code);
  }
  EXPECT_EQ(door::run({"verify", "--record", file}).code, ExitCode::answered);
}

TEST(PostgresDoor, AServerThatDoesNotAnswerIsSaidWithoutThePassword) {
  const Finished refused = door::run({"log", "--record", "postgresql://desk:secret@/x?host=/nonexistent"});
  EXPECT_EQ(refused.code, ExitCode::bad_input);
  EXPECT_NE(refused.err.find("--record `postgresql://desk@/x?host=/nonexistent`: the server cannot be reached"),
            std::string::npos)
      << refused.err;
  EXPECT_EQ(refused.err.find("secret"), std::string::npos);
}

} // namespace
} // namespace casus::record
