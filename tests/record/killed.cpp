// SPDX-License-Identifier: Apache-2.0
#include "tests/record/killed.h"

#include "record/verify.h"
#include "tests/record/conformance.h"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace casus::record {

namespace {

constexpr std::size_t batch_size = 3;

[[noreturn]] void write_until_killed(const Opener& open, int out) {
  const auto ledger = open();
  if (!ledger) _exit(2);
  for (std::int64_t at = 1;; ++at) {
    const std::vector<Content> batch(batch_size, small_content("", "e" + std::to_string(at)));
    const auto addresses = (*ledger)->append(batch, {at});
    if (!addresses) _exit(3);
    const std::uint64_t last = addresses->back().number;
    if (::write(out, &last, sizeof last) != sizeof last) _exit(4);
  }
}

/// The number of the last entry that a writer said was durable, having heard as many words of it as `patience`, and
/// then what was still on the way when it was killed.
std::uint64_t kill_after(Writing& writing, std::uint32_t patience, std::uint32_t spin) {
  std::uint64_t last = 0;
  for (std::uint32_t i = 0; i < patience; ++i)
    last = writing.heard().value_or(last);
  std::atomic<std::uint32_t> left = spin; // a moment that no clock measures
  while (left > 0)
    --left;
  writing.kill();
  while (const auto word = writing.heard())
    last = *word;
  return last;
}

} // namespace

Writing::Writing(const Opener& open) {
  int pipe_ends[2];
  EXPECT_EQ(pipe(pipe_ends), 0);
  // Who hears of its entries slowly holds it back: a page of words ahead and no more.
  EXPECT_GT(fcntl(pipe_ends[1], F_SETPIPE_SZ, 4096), 0);
  child_ = fork();
  EXPECT_GE(child_, 0);
  if (child_ == 0) {
    close(pipe_ends[0]);
    write_until_killed(open, pipe_ends[1]);
  }
  close(pipe_ends[1]);
  in_ = pipe_ends[0];
}

Writing::~Writing() {
  kill();
  close(in_);
}

std::optional<std::uint64_t> Writing::heard() {
  std::uint64_t word = 0;
  return read(in_, &word, sizeof word) == sizeof word ? std::optional(word) : std::nullopt;
}

void Writing::kill() {
  if (child_ <= 0) return;
  ::kill(child_, SIGKILL);
  int status = 0;
  waitpid(child_, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself with " << WEXITSTATUS(status);
  child_ = -1;
}

Kills kill_writers(const Opener& open, int wanted) {
  std::mt19937 lot(20261124);
  Kills kills;
  for (int killed = 0; killed < wanted; ++killed) {
    Writing writing(open);
    const auto patience = static_cast<std::uint32_t>(lot() % 4);
    const std::uint64_t acknowledged =
        std::max(kills.durable, kill_after(writing, patience, static_cast<std::uint32_t>(lot() % 400'000)));
    const auto ledger = open();
    EXPECT_TRUE(ledger) << ledger.error().sentence;
    if (!ledger) return kills;
    // An append settles what the killed one may have left open: it waits for its turn.
    EXPECT_TRUE((*ledger)->append(std::vector(batch_size, small_content("", "between")), {0}));
    const auto heads = (*ledger)->heads({}).value();
    const std::uint64_t count = heads[0].count - batch_size;
    if (count < acknowledged) ++kills.lost;
    if (count % batch_size != 0) ++kills.torn;
    const auto tail = (*ledger)->stored("", count, 100).value();
    EXPECT_TRUE(tail.size() == batch_size && tail.back().number == heads[0].count);
    EXPECT_TRUE(killed % 50 != 0 || verify(**ledger, {}).value().findings.empty());
    kills.durable = heads[0].count;
  }
  const auto ledger = open();
  const Verified verified = verify(**ledger, {}).value();
  EXPECT_TRUE(verified.findings.empty());
  EXPECT_EQ(verified.entries, kills.durable);
  return kills;
}

void print_kills(const char* store, int wanted, const Kills& kills) {
  std::printf("%s: writers killed %d, entries durable %llu, acknowledged and lost %llu, half written %llu\n", store,
              wanted, static_cast<unsigned long long>(kills.durable), static_cast<unsigned long long>(kills.lost),
              static_cast<unsigned long long>(kills.torn));
}

bool write_at_once(const Opener& open, int writers, int each) {
  std::vector<pid_t> children;
  for (int writer = 0; writer < writers; ++writer) {
    const pid_t child = fork();
    if (child == 0) {
      const auto ledger = open();
      for (int i = 0; ledger && i < each; ++i) {
        if (!(*ledger)->append(std::vector{small_content("", "w" + std::to_string(writer))}, {i})) _exit(1);
      }
      _exit(ledger ? 0 : 2);
    }
    children.push_back(child);
  }
  bool all = true;
  for (const pid_t child : children) {
    int status = 1;
    waitpid(child, &status, 0);
    all = all && status == 0;
  }
  return all;
}

} // namespace casus::record
