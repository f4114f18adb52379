// SPDX-License-Identifier: Apache-2.0
// The same over a record on a server, where each world takes tens of milliseconds: CASUS_POSTGRES_PAIRS says how many.
#include "record/postgres/ledger.h"
#include "tests/folder.h"
#include "tests/noninterference/twins.h"
#include "tests/oracle/setting.h"
#include "tests/record/cluster.h"

#include <algorithm>
#include <cstdio>

#include <gtest/gtest.h>

namespace casus::twins {
namespace {

TEST(Twins, LookAlikeOnPostgres) {
  record::Cluster& cluster = record::Cluster::shared();
  ASSERT_EQ(cluster.fault(), "");
  const std::string url = cluster.fresh_url();
  ASSERT_TRUE(record::open_postgres(url, {.opening = record::Opening::made}));
  const std::string schema = url.substr(url.rfind("%3D") + 3);
  const test::Folder folder;
  Stage stage(folder.path(""));
  stage.use_record(
      url, [&] { cluster.sql("TRUNCATE " + schema + ".entry, " + schema + ".head, " + schema + ".checkpoint"); });
  std::vector<std::vector<std::string>> all = commands();
  std::erase_if(
      all, [](const std::vector<std::string>& command) { return std::ranges::find(command, "{r}") == command.end(); });
  const std::uint64_t pairs = oracle::setting("CASUS_POSTGRES_PAIRS", 40);
  for (std::uint64_t number = 0; number < pairs; ++number) {
    const Twins twins = twins_of(number);
    const std::vector<std::string>& command = all[number * 7 % all.size()];
    stage.set(twins.one);
    const std::string one = stage.told(command, twins.viewer);
    stage.set(twins.other);
    ASSERT_EQ(one, stage.told(command, twins.viewer)) << "pair " << number << ": casus " << command.front();
  }
  std::printf("pairs of worlds on PostgreSQL %llu, answers told apart 0\n", static_cast<unsigned long long>(pairs));
}

} // namespace
} // namespace casus::twins
