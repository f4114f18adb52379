// SPDX-License-Identifier: Apache-2.0
// What reading text costs, step by step: agreements written out one by one, in the words that write_out.py uses.
#include "exchange/compiled.h"
#include "language/check/check.h"
#include "language/language.h"
#include "language/lex/blocks.h"
#include "language/lex/lexer.h"
#include "language/parse/parse.h"
#include "language/resolve/resolve.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

namespace {

using namespace casus;

constexpr unsigned some = 10'000;
constexpr unsigned many = 100'000;
constexpr unsigned states = 200;
constexpr unsigned areas = 500;

std::string vocabulary() {
  std::string text;
  for (unsigned n = 0; n < states; ++n)
    text += fmt::format("actor State {}\n\n", n);
  for (unsigned n = 0; n < areas; ++n)
    text += fmt::format("place Area {}\n\n", n);
  return text + "kind armed attack\n  verb attack\n  roles by, on\n\n"
                "kind request for consultation\n  verb request consultation\n  roles by, to\n\n"
                "kind consultation\n  verb consult\n  roles by, with\n\n"
                "source registry \"The registry of treaties\"\n\n";
}

std::string agreement(unsigned n) {
  const unsigned a = n % states;
  const unsigned b = (n * 7 + 1 + n / states) % states == a ? (a + 1) % states : (n * 7 + 1 + n / states) % states;
  std::string text = fmt::format("agreement pact-{} \"Consultation pact {}\"\n  between   State {}, State {}\n"
                                 "  form      treaty, binding\n  zone      UTC\n"
                                 "  in force  from signature by all\n"
                                 "  ends      87648 hours after signature of this agreement by either party\n"
                                 "  ends      4392 hours after notice by either party\n\n",
                                 n, n, a, b);
  for (const auto& [id, attacked, other] : {std::tuple("a", a, b), std::tuple("b", b, a)})
    text += fmt::format("clause consult-{} \"When it is attacked\"\n"
                        "  when        armed attack on State {} at Area {}\n"
                        "  then when   request for consultation by State {}\n  State {} shall consult with State {}\n"
                        "  within      24 hours\n  does not apply to the author\n\n",
                        id, attacked, n % areas, attacked, other, attacked);
  return text + fmt::format("event signed-{}\n  is       signature of pact-{} by State {}, State {}\n"
                            "  time     1999-04-03T01:27:02Z\n"
                            "  happened said 1999-04-03T01:27:02Z by registry, document\n\n",
                            n, n, a, b);
}

struct Library {
  source::Texts texts;
  std::vector<source::FileId> files;
  std::int64_t bytes = 0;

  explicit Library(unsigned agreements) {
    constexpr unsigned in_one_file = 25'000;
    std::string text = vocabulary();
    for (unsigned n = 0; n < agreements; ++n) {
      text += agreement(n);
      if (n % in_one_file + 1 == in_one_file || n + 1 == agreements) add(std::exchange(text, {}));
    }
  }

  void add(std::string text) {
    bytes += static_cast<std::int64_t>(text.size());
    files.push_back(texts.add(fmt::format("pacts-{}.casus", files.size()), std::move(text)));
  }
};

const Library& library(unsigned agreements = some) {
  static std::map<unsigned, const Library> made;
  return made.try_emplace(agreements, agreements).first->second;
}

const source::Texts& texts() { return library().texts; }

void count_bytes(benchmark::State& state, const Library& of = library()) {
  state.SetBytesProcessed(state.iterations() * of.bytes);
}

// Each step does its own work on what the steps before it gave once.
void Lex(benchmark::State& state) {
  const language::Blocks blocks = language::blocks_of(texts().path({0}), texts().view({0}));
  std::deque<std::string> made;
  const language::Lexer lexer(texts().view({0}), {0}, made);
  std::vector<language::Token> tokens;
  std::vector<language::LexFault> faults;
  for (auto _ : state) {
    for (const language::Line& line : blocks.lines) {
      tokens.clear();
      lexer.line(line, tokens, faults);
    }
    benchmark::DoNotOptimize(tokens.data());
  }
  count_bytes(state);
}
BENCHMARK(Lex)->Unit(benchmark::kMillisecond);

void LexAndParse(benchmark::State& state) {
  for (auto _ : state) {
    source::Diagnostics diagnostics;
    benchmark::DoNotOptimize(language::parse(texts(), {0}, diagnostics));
  }
  count_bytes(state);
}
BENCHMARK(LexAndParse)->Unit(benchmark::kMillisecond);

void Resolve(benchmark::State& state) {
  source::Diagnostics diagnostics;
  std::vector<language::Tree> trees;
  trees.push_back(language::parse(texts(), {0}, diagnostics));
  for (auto _ : state)
    benchmark::DoNotOptimize(language::resolve(trees, diagnostics));
  count_bytes(state);
}
BENCHMARK(Resolve)->Unit(benchmark::kMillisecond);

void Check(benchmark::State& state) {
  source::Diagnostics diagnostics;
  std::vector<language::Tree> trees;
  trees.push_back(language::parse(texts(), {0}, diagnostics));
  const language::Resolved resolved = language::resolve(trees, diagnostics);
  for (auto _ : state)
    language::check(resolved.model, resolved.marks, diagnostics);
  if (!diagnostics.empty()) state.SkipWithError("the text has faults");
  count_bytes(state);
}
BENCHMARK(Check)->Unit(benchmark::kMillisecond);

void ReadAll(benchmark::State& state) {
  const Library& all = library(static_cast<unsigned>(state.range(0)));
  for (auto _ : state) {
    auto reading = std::make_unique<language::Reading>(language::read(all.texts, all.files));
    if (!reading->diagnostics.empty()) state.SkipWithError("the text has faults");
    state.PauseTiming(); // what was read is there to be used: `casus check` does not take it apart either
    reading.reset();
    state.ResumeTiming();
  }
  count_bytes(state, all);
}
BENCHMARK(ReadAll)->Arg(some)->Arg(many)->Unit(benchmark::kMillisecond);

void LoadCompiled(benchmark::State& state) {
  const std::string bytes = exchange::to_bytes({.model = language::read(texts(), library().files).model}, "bench");
  for (auto _ : state)
    benchmark::DoNotOptimize(exchange::from_bytes(bytes, "bench"));
  count_bytes(state);
}
BENCHMARK(LoadCompiled)->Unit(benchmark::kMillisecond);

} // namespace
