// SPDX-License-Identifier: Apache-2.0
// The wall of the workload `consult-24h` (WORKLOAD.md): this one workload written by hand, on one thread, with nothing
// general about it. Its answers equal the oracle's; its parts say where the time goes.
#include "answers.h"
#include "wide.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <sys/resource.h>

namespace limit {
namespace {

constexpr const char* usage = "usage: casus_limit DIR [--ndjson | --simd] [--fused] [--runs N] [--out DIR2]\n"
                              "  DIR       agreements.csv, events.csv (with --ndjson events.ndjson), queries.csv\n"
                              "  --simd    the table parsed with vectors of 64 bytes\n"
                              "  --fused   only the one pass, as a whole process would run it\n"
                              "  --runs N  each part is the median of N runs (5)\n"
                              "  --out     where duties.csv and answers.csv are written\n";

enum class Parser : std::uint8_t { table, objects, wide };

struct Options {
  std::string folder;
  std::string out;
  Parser parser = Parser::table;
  bool fused_only = false;
  int runs = 5;
};

std::optional<Options> read_options(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    const bool more = i + 1 < count;
    if (word == "--ndjson") {
      options.parser = Parser::objects;
    } else if (word == "--simd") {
      options.parser = Parser::wide;
    } else if (word == "--fused") {
      options.fused_only = true;
    } else if (word == "--runs" && more) {
      options.runs = std::atoi(words[++i]);
    } else if (word == "--out" && more) {
      options.out = words[++i];
    } else if (options.folder.empty() && !word.starts_with("--")) {
      options.folder = word;
    } else {
      return std::nullopt;
    }
  }
  if (options.folder.empty() || options.runs < 1) return std::nullopt;
  return options;
}

using Clock = std::chrono::steady_clock;

template <class Work>
double seconds_of(Work work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

template <class Prepare, class Work>
double median_of(int runs, Prepare prepare, Work work) {
  std::vector<double> taken;
  for (int run = 0; run < runs; ++run) {
    prepare();
    taken.push_back(seconds_of(work));
  }
  std::sort(taken.begin(), taken.end());
  return taken[taken.size() / 2];
}

template <class Each>
void scan(const MappedFile& file, Parser parser, Each each) {
  switch (parser) {
  case Parser::table: scan_table(file, each); break;
  case Parser::objects: scan_objects(file, each); break;
  case Parser::wide: scan_wide(file, each); break;
  }
}

struct Columns {
  std::vector<std::int32_t> id, time, actor, target, ref;
  std::vector<Kind> kind;

  explicit Columns(std::size_t events)
      : id(events), time(events), actor(events), target(events), ref(events), kind(events) {}
};

// The id of the last event, which is their number.
std::size_t count_events(const MappedFile& file, Parser parser) {
  const char* at = file.end() - 1;
  while (at > file.begin() && at[-1] != '\n')
    --at;
  if (at == file.begin() && parser != Parser::objects) return 0;
  if (parser == Parser::objects) at += 6; // {"id":
  return static_cast<std::size_t>(number(at));
}

void print(const char* part, double seconds, double amount, const char* unit) {
  std::fprintf(stderr, "%-22s %8.4f s %8.2f %s\n", part, seconds, amount / seconds, unit);
}

struct Input {
  const MappedFile& file;
  const World& fresh; // agreements read, no event yet
  std::size_t events;
};

void measure_parts(const Input& input, const Options& options) {
  const MappedFile& file = input.file;
  const auto nothing = [] {};
  const double gigabytes = static_cast<double>(file.size()) / 1e9;
  const double millions = static_cast<double>(input.events) / 1e6;
  volatile std::uint64_t seen = 0; // so that no work is left out
  print("read the bytes",
        median_of(options.runs, nothing,
                  [&] {
                    std::uint64_t a = 0;
                    std::uint64_t b = 0;
                    std::uint64_t c = 0;
                    std::uint64_t d = 0;
                    for (const char* at = file.begin(); at + 32 <= file.end(); at += 32) {
                      a += eight_bytes(at);
                      b += eight_bytes(at + 8);
                      c += eight_bytes(at + 16);
                      d += eight_bytes(at + 24);
                    }
                    seen = a + b + c + d;
                  }),
        gigabytes, "GB/s");
  print("find the newlines",
        median_of(options.runs, nothing,
                  [&] { seen = static_cast<std::uint64_t>(std::count(file.begin(), file.end(), '\n')); }),
        gigabytes, "GB/s");
  Columns columns(input.events);
  print("parse into columns",
        median_of(options.runs, nothing,
                  [&] {
                    std::size_t n = 0;
                    scan(file, options.parser, [&](const Event& event) {
                      columns.id[n] = event.id;
                      columns.time[n] = event.time;
                      columns.actor[n] = event.actor;
                      columns.target[n] = event.target;
                      columns.ref[n] = event.ref;
                      columns.kind[n] = event.kind;
                      ++n;
                    });
                  }),
        millions, "M events/s");
  World world;
  print("evaluate the columns",
        median_of(
            options.runs, [&] { world = input.fresh; },
            [&] {
              world.start(input.events);
              for (std::size_t i = 0; i < input.events; ++i)
                world.step({columns.id[i], columns.time[i], columns.actor[i], columns.target[i], columns.ref[i],
                            columns.kind[i]});
            }),
        millions, "M events/s");
}

void print_summary(const World& world, const Answers& answers) {
  const Summary summary = summarise(world);
  const auto text = [](std::uint64_t value) { return std::to_string(value); };
  const std::string line = "created=" + text(world.duties.size()) + " fulfilled=" + text(summary.fulfilled) +
                           " violated=" + text(summary.violated) + " late=" + text(summary.late) +
                           " pending=" + text(summary.pending) + " closed_sum=" + text(summary.closed_sum) +
                           " answers=" + text(answers.count) + " answer_sum=" + text(answers.sum);
  std::printf("%s\n", line.c_str());
}

int fail(const std::string& what) {
  std::fprintf(stderr, "%s\n", what.c_str());
  return 3;
}

// Counts, questions and files, once the events are done.
int finish(const World& world, const Options& options) {
  std::optional<Answers> answers;
  const double asked = seconds_of([&] { answers = answer(world, by_debtor(world), options.folder + "/queries.csv"); });
  if (!answers) return fail(options.folder + "/queries.csv: cannot be read");
  print_summary(world, *answers);
  print("answer the questions", asked, static_cast<double>(answers->count), "answers/s");
  if (!options.out.empty()) {
    bool written = false;
    const double taken = seconds_of([&] {
      written =
          write_duties(world, options.out + "/duties.csv") && write_answers(*answers, options.out + "/answers.csv");
    });
    if (!written) return fail(options.out + ": cannot be written");
    print("write the answers", taken, static_cast<double>(world.duties.size()) / 1e6, "M duties/s");
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::fprintf(stderr, "peak memory %ld MiB\n", used.ru_maxrss / 1024);
  return 0;
}

int run(const Options& options) {
  const std::string path = options.folder + (options.parser == Parser::objects ? "/events.ndjson" : "/events.csv");
  const auto file = MappedFile::open(path);
  if (!file) return fail(path + ": cannot be read");
  World world;
  if (!world.load(options.folder + "/agreements.csv")) return fail(options.folder + "/agreements.csv: cannot be read");
  const World fresh = world;
  const std::size_t events = count_events(*file, options.parser);
  std::fprintf(stderr, "%zu events, %zu bytes, %zu agreements\n", events, file->size(), world.agreements.size());
  if (!options.fused_only) measure_parts({*file, fresh, events}, options);
  const double fused = median_of(
      options.runs, [&] { world = fresh; },
      [&] {
        world.start(events);
        scan(*file, options.parser, [&](const Event& event) { world.step(event); });
      });
  print("both in one pass", fused, static_cast<double>(events) / 1e6, "M events/s");
  return finish(world, options);
}

} // namespace
} // namespace limit

int main(int count, char** words) {
  const auto options = limit::read_options(count, words);
  if (!options) return limit::fail(limit::usage);
  if (options->parser == limit::Parser::wide && !limit::has_wide)
    return limit::fail("--simd needs a processor with AVX-512BW");
  return limit::run(*options);
}
