// SPDX-License-Identifier: Apache-2.0
// Writers killed at random points under load. What was acknowledged is there afterwards, what was not is there whole or
// not at all. CASUS_KILLS sets how many are killed.
#include "record/sqlite/ledger.h"
#include "record/verify.h"
#include "tests/cli/door.h"
#include "tests/record/conformance.h"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace casus::record {
namespace {

constexpr std::size_t batch_size = 3;

/// Appends batches for ever and says the number of each on `out` once it is durable. Runs in a child.
[[noreturn]] void write_until_killed(const std::string& path, int out) {
  const auto ledger = open_sqlite(path, {});
  if (!ledger) _exit(2);
  for (std::int64_t at = 1;; ++at) {
    const std::vector<Content> batch(batch_size, small_content("", "e" + std::to_string(at)));
    const auto addresses = (*ledger)->append(batch, {at});
    if (!addresses) _exit(3);
    const std::uint64_t last = addresses->back().number;
    if (write(out, &last, sizeof last) != sizeof last) _exit(4);
  }
}

/// The number of the last entry that a child said was durable, having read as many words of it as `patience`, and then
/// what was still in the pipe when it was killed.
std::uint64_t kill_after(pid_t child, int in, std::uint32_t patience, std::uint32_t spin) {
  std::uint64_t last = 0;
  std::uint64_t word = 0;
  for (std::uint32_t i = 0; i < patience && read(in, &word, sizeof word) == sizeof word; ++i)
    last = word;
  std::atomic<std::uint32_t> left = spin; // a moment that no clock measures
  while (left > 0)
    --left;
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself with " << WEXITSTATUS(status);
  while (read(in, &word, sizeof word) == sizeof word)
    last = word;
  return last;
}

int kills_wanted() {
  const char* said = std::getenv("CASUS_KILLS");
  return said != nullptr ? std::atoi(said) : 500;
}

TEST(Killed, WritersLoseNothingThatWasAcknowledged) {
  const door::Folder folder;
  const std::string path = folder.path("record");
  ASSERT_TRUE(open_sqlite(path, {.opening = Opening::made}));
  std::mt19937 lot(20261124);
  std::uint64_t before = 0;
  std::uint64_t lost = 0;
  std::uint64_t torn = 0;
  const int wanted = kills_wanted();
  for (int killed = 0; killed < wanted; ++killed) {
    int pipe_ends[2];
    ASSERT_EQ(pipe(pipe_ends), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) write_until_killed(path, pipe_ends[1]);
    close(pipe_ends[1]);
    const std::uint64_t acknowledged =
        std::max(before, kill_after(child, pipe_ends[0], static_cast<std::uint32_t>(lot() % 4),
                                    static_cast<std::uint32_t>(lot() % 400'000)));
    close(pipe_ends[0]);
    const auto ledger = open_sqlite(path, {});
    ASSERT_TRUE(ledger) << ledger.error().sentence;
    const auto heads = (*ledger)->heads({}).value();
    const std::uint64_t count = heads.empty() ? 0 : heads[0].count;
    if (count < acknowledged) ++lost;
    if (count % batch_size != 0) ++torn;
    const auto tail = (*ledger)->stored("", count < 9 ? 0 : count - 9, 100).value();
    EXPECT_TRUE(tail.empty() || tail.back().number == count);
    EXPECT_TRUE(killed % 50 != 0 || verify(**ledger, {}).value().findings.empty());
    before = count;
  }
  const auto ledger = open_sqlite(path, {});
  const Verified verified = verify(**ledger, {}).value();
  EXPECT_TRUE(verified.findings.empty());
  EXPECT_EQ(verified.entries, before);
  EXPECT_EQ(lost, 0U);
  EXPECT_EQ(torn, 0U);
  EXPECT_GT(before, static_cast<std::uint64_t>(wanted)) << "the writers were killed before they wrote";
  std::printf("writers killed %d, entries durable %llu, acknowledged and lost %llu, half written %llu\n", wanted,
              static_cast<unsigned long long>(before), static_cast<unsigned long long>(lost),
              static_cast<unsigned long long>(torn));
}

TEST(TwoWriters, ProcessesBothSucceed) {
  const door::Folder folder;
  const std::string path = folder.path("record");
  ASSERT_TRUE(open_sqlite(path, {.opening = Opening::made}));
  constexpr int each = 40;
  std::vector<pid_t> children;
  for (int writer = 0; writer < 2; ++writer) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      const auto ledger = open_sqlite(path, {});
      for (int i = 0; ledger && i < each; ++i) {
        if (!(*ledger)->append(std::vector{small_content("", "w" + std::to_string(writer))}, {i})) _exit(1);
      }
      _exit(ledger ? 0 : 2);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
  }
  const auto ledger = open_sqlite(path, {});
  const Verified verified = verify(**ledger, {}).value();
  EXPECT_TRUE(verified.findings.empty());
  EXPECT_EQ(verified.entries, 2U * each);
}

/// A writer that may not wait says that another holds the record.
TEST(TwoWriters, OneThatMayNotWaitSaysSo) {
  const door::Folder folder;
  const std::string path = folder.path("record");
  ASSERT_TRUE(open_sqlite(path, {.opening = Opening::made}));
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends), 0);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) write_until_killed(path, pipe_ends[1]);
  close(pipe_ends[1]);
  std::uint64_t word = 0;
  ASSERT_EQ(read(pipe_ends[0], &word, sizeof word), static_cast<ssize_t>(sizeof word));
  const auto ledger = open_sqlite(path, {.wait_milliseconds = 0});
  std::optional<Fault> refused = ledger ? std::nullopt : std::optional(ledger.error());
  for (int i = 0; ledger && !refused && i < 10'000; ++i) {
    const auto tried = (*ledger)->append(std::vector{small_content("", "mine")}, {i});
    if (!tried) refused = tried.error();
  }
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  close(pipe_ends[0]);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->kind, FaultKind::busy) << refused->sentence;
  EXPECT_NE(refused->sentence.find("another program is writing"), std::string::npos);
}

} // namespace
} // namespace casus::record
