// SPDX-License-Identifier: Apache-2.0
// What each step of an answer costs on the shipped library, inside one process. Run from the repository's root.
#include "cli/library.h"
#include "engine/engine.h"
#include "language/parse/parse.h"
#include "record/record.h"

#include <benchmark/benchmark.h>

namespace {

using namespace casus;

constexpr time::Instant noon_of_8_july_2024{1'720'429'200};

const cli::Library& library() {
  static const cli::Library read = cli::read_library(cli::library_texts({"library"}));
  return read;
}

void ReadLibrary(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(cli::read_library(cli::library_texts({"library"})));
  }
}
BENCHMARK(ReadLibrary)->Unit(benchmark::kMicrosecond);

void ParseLibrary(benchmark::State& state) {
  std::int64_t bytes = 0;
  for (auto _ : state) {
    for (std::uint32_t file = 0; file < library().texts.size(); ++file) {
      source::Diagnostics diagnostics;
      benchmark::DoNotOptimize(language::parse(library().texts, {file}, diagnostics));
      bytes += static_cast<std::int64_t>(library().texts.view({file}).size());
    }
  }
  state.SetBytesProcessed(bytes);
}
BENCHMARK(ParseLibrary)->Unit(benchmark::kMicrosecond);

void ChooseFacts(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(record::facts(library().reading.model, noon_of_8_july_2024, record::Standard::reported));
  }
}
BENCHMARK(ChooseFacts)->Unit(benchmark::kMicrosecond);

void CompileEngine(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(engine::Engine(library().reading.model));
  }
}
BENCHMARK(CompileEngine)->Unit(benchmark::kMicrosecond);

void Answer(benchmark::State& state) {
  const engine::Engine engine(library().reading.model);
  const model::Log log = record::facts(library().reading.model, noon_of_8_july_2024, record::Standard::reported);
  for (auto _ : state) {
    benchmark::DoNotOptimize(engine.answer(log, noon_of_8_july_2024));
  }
}
BENCHMARK(Answer)->Unit(benchmark::kMicrosecond);

} // namespace
