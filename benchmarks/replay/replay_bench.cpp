// SPDX-License-Identifier: Apache-2.0
// A replay in parts: rows read, facts followed from memory, duties written, point questions answered.
// Usage: casus_replay_bench DIR [--benchmark_...]      a data set of data.py
#include "cli/library.h"
#include "engine/replay/open_at.h"
#include "exchange/questions_csv.h"
#include "exchange/replay_files.h"
#include "exchange/replayed_csv.h"

#include <cstdio>
#include <filesystem>
#include <random>

#include <benchmark/benchmark.h>

namespace {

using namespace casus;
namespace fs = std::filesystem;

fs::path folder;
constexpr std::int64_t seconds_of_the_record = 315'532'800;

const model::Model& library() {
  static const cli::Library read = cli::read_library(cli::library_texts({(folder / "library").string()}));
  return read.reading.model;
}

exchange::ReplayOrder order(unsigned threads) {
  const time::Instant origin = *library().event_tables.front().time.origin;
  return {.files = {(folder / "events.csv").string()},
          .table = {},
          .until = time::Instant{origin.seconds + seconds_of_the_record},
          .threads = threads};
}

std::unique_ptr<exchange::EventStream> stream(unsigned threads, std::size_t piece = exchange::EventFile::usual_piece) {
  return std::move(*exchange::EventStream::open(
      library(), {.files = {(folder / "events.csv").string()}, .table = {}, .threads = threads, .piece = piece}));
}

/// All facts of a replay in memory, those of the library among them, as the pass is given them.
struct Columns {
  engine::Foreseen foreseen;
  std::vector<engine::StreamFact> facts;
  std::uint64_t rows = 0;
};

const Columns& columns() {
  static const Columns made = [] {
    Columns all;
    const model::Log log = record::facts(library(), time::Instant{INT64_MAX}, record::Standard::reported);
    exchange::LibraryFacts of_library(library(), log);
    all.foreseen = of_library.foreseen();
    const auto from = stream(1);
    for (const model::RowForm& form : from->table().forms)
      all.foreseen.kinds.push_back({.kind = form.kind, .cites = !form.cites.empty()});
    exchange::Facts read;
    while (*from->next(read)) {
      of_library.merge(read.facts);
      all.facts.insert(all.facts.end(), read.facts.begin(), read.facts.end());
    }
    all.rows = read.rows;
    return all;
  }();
  return made;
}

const exchange::Replayed& replayed() {
  static const exchange::Replayed done =
      std::move(*exchange::replay_files(library(), order(1), [](const exchange::Progress&) { return true; }));
  return done;
}

void count(benchmark::State& state, std::uint64_t items) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(items));
}

// Threads, and KiB of the file at a time.
void ReadRows(benchmark::State& state) {
  exchange::Facts facts;
  for (auto _ : state) {
    facts = {};
    const auto from = stream(static_cast<unsigned>(state.range(0)), static_cast<std::size_t>(state.range(1)) << 10U);
    while (*from->next(facts))
      benchmark::DoNotOptimize(facts.facts.data());
  }
  count(state, facts.rows);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(fs::file_size(folder / "events.csv")));
}
BENCHMARK(ReadRows)->ArgsProduct({{1, 2}, {64, 128, 256, 512, 1024}})->Unit(benchmark::kMillisecond)->UseRealTime();

// Events a second are those of the file, of which four in ten have no effect and are no facts. As the limit's own
// figure does, it counts the memory that grows on the way and not what agreements cost to lay out.
void FollowFacts(benchmark::State& state) {
  const Columns& all = columns();
  for (auto _ : state) {
    state.PauseTiming();
    auto replay = std::make_unique<engine::Replay>(library(), all.foreseen, *order(1).until);
    replay->expect(all.rows);
    state.ResumeTiming();
    replay->take(all.facts);
    replay->finish();
    benchmark::DoNotOptimize(replay->duties().data());
    state.PauseTiming();
    replay.reset();
    state.ResumeTiming();
  }
  count(state, all.rows);
}
BENCHMARK(FollowFacts)->Unit(benchmark::kMillisecond)->UseRealTime();

void WriteDuties(benchmark::State& state) {
  const auto& ended = replayed(); // made when it is first asked for
  std::int64_t bytes = 0;
  for (auto _ : state) {
    const exchange::ReplayedCsv csv(library(), ended);
    csv.duties([&](std::string_view piece) { return bytes += static_cast<std::int64_t>(piece.size()), true; },
               static_cast<unsigned>(state.range(0)));
  }
  count(state, ended.replay->duties().size());
  state.SetBytesProcessed(bytes);
}
BENCHMARK(WriteDuties)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void IndexDuties(benchmark::State& state) {
  const auto& ended = replayed();
  for (auto _ : state)
    benchmark::DoNotOptimize(engine::OpenAt(*ended.replay));
  count(state, ended.replay->duties().size());
}
BENCHMARK(IndexDuties)->Unit(benchmark::kMillisecond);

// Which duties of a state are open at a time. 0: any state, any second of the ten years; 1: a state that owes much, at
// a second at which one of its duties arose.
void AskOpen(benchmark::State& state) {
  const engine::OpenAt open(*replayed().replay);
  const std::int64_t origin = library().event_tables.front().time.origin->seconds;
  std::mt19937_64 chance(1);
  std::vector<std::pair<std::uint32_t, std::int64_t>> asked(1U << 12U);
  const auto duties_there = replayed().replay->duties();
  for (auto& [actor, second] : asked) {
    const engine::KeptDuty& some = duties_there[chance() % duties_there.size()];
    if (state.range(0) == 1) {
      actor = replayed().replay->quick().entries[some.entry].bearer;
      second = some.opened;
      continue;
    }
    actor = static_cast<std::uint32_t>(chance() % library().actors.size());
    second = origin + static_cast<std::int64_t>(chance() % seconds_of_the_record);
  }
  std::size_t at = 0;
  std::size_t found = 0;
  for (auto _ : state) {
    const auto& [actor, second] = asked[at++ % asked.size()];
    const std::vector<std::uint32_t> duties = open.find(actor, second);
    found += duties.size();
    benchmark::DoNotOptimize(duties.data());
  }
  state.counters["open"] = benchmark::Counter(static_cast<double>(found), benchmark::Counter::kAvgIterations);
}
BENCHMARK(AskOpen)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

} // namespace

int main(int count, char** words) {
  benchmark::Initialize(&count, words);
  if (count != 2 || !fs::is_regular_file(fs::path(words[1]) / "events.csv")) {
    std::fputs("usage: casus_replay_bench DIR [--benchmark_...]      DIR: a data set of benchmarks/replay/data.py\n",
               stderr);
    return 2;
  }
  folder = words[1];
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
