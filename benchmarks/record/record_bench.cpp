// SPDX-License-Identifier: Apache-2.0
// The record beside plain SQLite: durable appends, opening, and point questions as known at K. One process, one disk,
// both in turn. Usage: casus_record_bench [REPORTS [PROGRAM]]; with the program it asks the long record from the
// command line too, a process a question.
#include "benchmarks/record/plain.h"
#include "record/chain.h"
#include "record/sqlite/ledger.h"
#include "tests/folder.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

namespace {

using namespace casus;
using Clock = std::chrono::steady_clock;

constexpr std::size_t reports_an_event = 10;

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double share(std::vector<double> values, double of) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(of * static_cast<double>(values.size() - 1))];
}

/// The report of that number, of the size that a report of the shipped library has. Ten of an event, in no order.
record::Content report(std::uint64_t number, std::uint64_t events) {
  record::Content content;
  content.event = "assistance-" + std::to_string(number * 7919 % events);
  content.recorder = "desk";
  if (number < events) {
    content.event = "assistance-" + std::to_string(number);
    content.declaration = "event " + content.event +
                          "\n  is       military assistance by Germany to Ukraine\n  time     2024-07-20\n"
                          "  amount   5000000 EUR by Germany\n";
    content.happened = time::exact({1'720'000'000});
  }
  content.statement =
      record::Statement{.standing = number % 9 == 8 ? model::Standing::denied : model::Standing::happened,
                        .attribution = model::Attribution::named,
                        .source = "cnn-2024-06",
                        .speaker = "a spokesperson",
                        .said = time::exact({static_cast<std::int64_t>(number)}),
                        .pointer = "third paragraph of the statement"};
  return content;
}

std::vector<record::Content> batch_at(std::uint64_t from, std::size_t size, std::uint64_t events) {
  std::vector<record::Content> batch;
  for (std::uint64_t i = from; i < from + size; ++i)
    batch.push_back(report(i, events));
  return batch;
}

/// Both append the same batches, block by block in turn, checkpoints among them. Of each its lower quartile: what it
/// reaches when nobody else keeps the disk busy.
void compare_appends(std::size_t size) {
  const test::Folder folder;
  const auto ledger = record::open_sqlite(folder.path("ledger"), {.opening = record::Opening::made}).value();
  bench::PlainTable plain(folder.path("plain"));
  record::Heads heads{{"", {.marking = "", .count = 0, .hash = record::genesis(""), .recorded_at = {}}}};
  constexpr std::size_t blocks = 20;
  const std::size_t appends = size < 1000 ? 60 : 24;
  std::vector<double> ours, theirs;
  for (std::size_t block = 0; block < blocks; ++block) {
    std::vector<std::vector<record::Content>> batches;
    std::vector<std::vector<record::Stored>> rows;
    for (std::size_t i = block * appends; i < (block + 1) * appends; ++i) {
      batches.push_back(batch_at(i * size, size, blocks * appends * size / 2));
      rows.push_back(record::seal(batches.back(), {static_cast<std::int64_t>(i)}, heads).value());
    }
    const auto time_ours = [&] {
      const auto begin = Clock::now();
      for (std::size_t i = 0; i < appends; ++i) {
        if (!ledger->append(batches[i], {static_cast<std::int64_t>(block * appends + i)})) std::abort();
      }
      ours.push_back(milliseconds_since(begin));
    };
    if (block % 2 == 0) time_ours();
    const auto begin = Clock::now();
    for (const auto& batch : rows) {
      if (!plain.append(batch)) std::abort();
    }
    theirs.push_back(milliseconds_since(begin));
    if (block % 2 == 1) time_ours();
  }
  const auto a_second = [&](const std::vector<double>& taken) {
    return static_cast<double>(appends * size) * 1000 / share(taken, 0.25);
  };
  std::printf("| %zu | %.0f | %.0f | %.2f |\n", size, a_second(ours), a_second(theirs),
              a_second(ours) / a_second(theirs));
  std::fflush(stdout);
}

void ask_points(record::Ledger& ledger, std::uint64_t reports, std::uint64_t events) {
  std::mt19937_64 lot(11);
  std::vector<double> taken;
  std::size_t found = 0;
  for (int i = 0; i < 2000; ++i) {
    record::Query query{.clearance = {}, .known_at = {static_cast<std::int64_t>(lot() % reports)}};
    query.events = {"assistance-" + std::to_string(lot() % events)};
    const auto begin = Clock::now();
    const auto entries = ledger.read(query);
    taken.push_back(milliseconds_since(begin));
    found += entries.value().size();
  }
  std::printf("| point question as known at K (2000; %.1f entries each) | %.3f | %.3f |\n",
              static_cast<double>(found) / 2000, share(taken, 0.5), share(taken, 0.99));
}

/// Whole processes: `command`, of some event as known at some K.
void time_processes(const std::string& program, const std::string& record, const std::string& command,
                    std::uint64_t reports, std::uint64_t events) {
  std::mt19937_64 lot(13);
  std::vector<double> taken;
  for (int i = 0; i < 30; ++i) {
    const std::time_t known_at = static_cast<std::time_t>(lot() % reports);
    char moment[32];
    std::strftime(moment, sizeof moment, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&known_at));
    const std::string event = "assistance-" + std::to_string(lot() % events);
    const std::string line =
        program + " " + command + event + " --record " + record + " --known-at " + moment + " > /dev/null";
    const auto begin = Clock::now();
    if (std::system(line.c_str()) != 0) std::abort();
    taken.push_back(milliseconds_since(begin));
  }
  std::printf("| `casus %s...`, a whole process | %.1f | %.1f |\n", command.c_str(), share(taken, 0.5),
              share(taken, 0.99));
  std::fflush(stdout);
}

void ask_long_record(std::uint64_t reports, const std::string& program) {
  const test::Folder folder;
  const std::string path = folder.path("ledger");
  const std::uint64_t events = reports / reports_an_event;
  {
    const auto ledger = record::open_sqlite(path, {.opening = record::Opening::made}).value();
    for (std::uint64_t at = 0; at < reports; at += 10'000) {
      if (!ledger->append(batch_at(at, 10'000, events), {static_cast<std::int64_t>(at)})) std::abort();
    }
  }
  std::printf(
      "\nA record of %llu reports on %llu events:\n\n| what | median ms | 99 of 100 within ms |\n|---|---|---|\n",
      static_cast<unsigned long long>(reports), static_cast<unsigned long long>(events));
  std::vector<double> opening;
  for (int i = 0; i < 20; ++i) {
    const auto begin = Clock::now();
    const auto ledger = record::open_sqlite(path, {}).value();
    if (ledger->heads({}).value()[0].count != reports) std::abort();
    opening.push_back(milliseconds_since(begin));
  }
  std::printf("| opening it, and its end read | %.3f | %.3f |\n", share(opening, 0.5), share(opening, 0.99));
  const auto ledger = record::open_sqlite(path, {}).value();
  ask_points(*ledger, reports, events);
  if (program.empty()) return;
  for (const char* command : {"log --event ", "why "})
    time_processes(program, path, command, reports, events);
}

} // namespace

int main(int count, char** words) {
  std::puts("Durable entries a second, the ledger and plain SQLite in turn:\n");
  std::puts("| entries an append | ledger | plain | ledger to plain |\n|---|---|---|---|");
  for (const std::size_t size : {1U, 10U, 100U, 1000U})
    compare_appends(size);
  ask_long_record(count > 1 ? std::strtoull(words[1], nullptr, 10) : 1'000'000, count > 2 ? words[2] : "");
}
