// SPDX-License-Identifier: Apache-2.0
// SQLite under writers that are killed, and under two that write at once. CASUS_KILLS sets how many are killed.
#include "record/sqlite/ledger.h"
#include "record/verify.h"
#include "tests/folder.h"
#include "tests/oracle/setting.h"
#include "tests/record/conformance.h"
#include "tests/record/killed.h"

#include <optional>

namespace casus::record {
namespace {

Opener opener_of(const std::string& path) {
  return [path] { return open_sqlite(path, {}); };
}

TEST(Killed, WritersLoseNothingThatWasAcknowledged) {
  const test::Folder folder;
  const std::string path = folder.path("record");
  ASSERT_TRUE(open_sqlite(path, {.opening = Opening::made}));
  const int wanted = static_cast<int>(oracle::setting("CASUS_KILLS", 500));
  const Kills kills = kill_writers(opener_of(path), wanted);
  EXPECT_EQ(kills.lost, 0U);
  EXPECT_EQ(kills.torn, 0U);
  // More than the test itself put between them.
  EXPECT_GT(kills.durable, 4 * static_cast<std::uint64_t>(wanted)) << "the writers were killed before they wrote";
  print_kills("SQLite", wanted, kills);
}

TEST(TwoWriters, ProcessesBothSucceed) {
  const test::Folder folder;
  const std::string path = folder.path("record");
  ASSERT_TRUE(open_sqlite(path, {.opening = Opening::made}));
  EXPECT_TRUE(write_at_once(opener_of(path), 2, 40));
  const auto ledger = open_sqlite(path, {});
  const Verified verified = verify(**ledger, {}).value();
  EXPECT_TRUE(verified.findings.empty());
  EXPECT_EQ(verified.entries, 80U);
}

TEST(TwoWriters, ARecordIsProvedWhileAnotherWrites) {
  const test::Folder folder;
  const std::string path = folder.path("record");
  ASSERT_TRUE(open_sqlite(path, {.opening = Opening::made}));
  Writing writing(opener_of(path));
  const auto ledger = open_sqlite(path, {});
  std::uint64_t proved = 0;
  constexpr int proofs = 20; // each is of all that the others were of, and of what came meanwhile
  for (int i = 0; i < proofs; ++i) {
    std::uint64_t durable = 0; // until it is a new one
    while (durable <= proved) {
      const auto heard = writing.heard();
      ASSERT_TRUE(heard) << "it still writes";
      durable = *heard;
    }
    const auto verified = verify(**ledger, {});
    ASSERT_TRUE(verified) << verified.error().sentence;
    EXPECT_TRUE(verified->findings.empty()) << verified->findings.front().sentence;
    EXPECT_GE(verified->entries, durable);
    proved = verified->entries;
  }
}

/// A writer that may not wait says that another holds the record.
TEST(TwoWriters, OneThatMayNotWaitSaysSo) {
  const test::Folder folder;
  const std::string path = folder.path("record");
  ASSERT_TRUE(open_sqlite(path, {.opening = Opening::made}));
  Writing writing(opener_of(path));
  ASSERT_TRUE(writing.heard());
  const auto ledger = open_sqlite(path, {.wait_milliseconds = 0});
  std::optional<Fault> refused = ledger ? std::nullopt : std::optional(ledger.error());
  for (int i = 0; ledger && !refused && i < 10'000; ++i) {
    const auto tried = (*ledger)->append(std::vector{small_content("", "mine")}, {i});
    if (!tried) refused = tried.error();
  }
  writing.kill();
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->kind, FaultKind::busy) << refused->sentence;
  EXPECT_NE(refused->sentence.find("another program is writing"), std::string::npos);
}

} // namespace
} // namespace casus::record
