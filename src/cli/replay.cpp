// SPDX-License-Identifier: Apache-2.0
#include "cli/replay.h"

#include "cli/asking.h"
#include "cli/questions.h"
#include "exchange/questions_csv.h"
#include "exchange/replay_note.h"
#include "exchange/replayed_csv.h"
#include "questions/words.h"
#include "record/record.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <thread>
#include <unistd.h>

#include <fmt/format.h>

namespace casus::cli {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

std::atomic<bool> interrupted{false};
extern "C" void note_interrupt(int /*signal*/) { interrupted = true; }

/// While it lives an interrupt ends the reading, not the program.
class Interrupts {
public:
  Interrupts() : before_(std::signal(SIGINT, note_interrupt)) {}
  ~Interrupts() { std::signal(SIGINT, before_); }
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

private:
  void (*before_)(int);
};

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// A line on standard error, drawn anew a few times a second, when people look.
class Bar {
public:
  Bar() : shown_(isatty(STDERR_FILENO) == 1) {}
  ~Bar() {
    if (drawn_) fmt::print(stderr, "\r\x1b[K");
  }
  Bar(const Bar&) = delete;
  Bar& operator=(const Bar&) = delete;

  void draw(const exchange::Progress& progress) {
    if (!shown_ || seconds_since(last_) < 0.2) return;
    last_ = Clock::now();
    drawn_ = true;
    const double taken = seconds_since(begin_);
    std::string how_far =
        fmt::format("{:.1f} million events, {:.1f} million a second", static_cast<double>(progress.rows) / 1e6,
                    static_cast<double>(progress.rows) / 1e6 / taken);
    if (progress.of != 0 && progress.bytes != 0) {
      const double share = static_cast<double>(progress.bytes) / static_cast<double>(progress.of);
      how_far =
          fmt::format("[{:<30}] {:3.0f} %, {:.0f} s left, ", std::string(static_cast<std::size_t>(share * 30), '#'),
                      share * 100, taken / share - taken) +
          how_far;
    }
    fmt::print(stderr, "\r\x1b[K{}", how_far);
    std::fflush(stderr);
  }

private:
  bool shown_;
  bool drawn_ = false;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
};

/// A file that is written whole or said to have failed.
class Written {
public:
  explicit Written(const fs::path& path) : path_(path), file_(std::fopen(path.c_str(), "wb")) {
    if (file_) std::setvbuf(file_.get(), nullptr, _IONBF, 0);
  }
  exchange::Sink sink() {
    return [this](std::string_view piece) {
      return file_ && std::fwrite(piece.data(), 1, piece.size(), file_.get()) == piece.size();
    };
  }
  std::string failure() const { return fmt::format("`{}` could not be written", path_.string()); }

private:
  struct Closing {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  fs::path path_;
  std::unique_ptr<std::FILE, Closing> file_;
};

// A moment, or a number as the table's own column of time has them.
std::expected<std::optional<time::Instant>, std::string> until_of(const Options& options, const model::Model& model) {
  if (options.until.empty()) return std::nullopt;
  const bool number = options.until.find_first_not_of("0123456789") == std::string::npos;
  for (const model::EventTable& table : model.event_tables) {
    if (!number || !table.time.origin || (!options.table.empty() && options.table != table.id)) continue;
    return time::Instant{table.time.origin->seconds + std::stoll(options.until.substr(0, 18)) * table.time.unit};
  }
  const auto zone = time::Zone::find(options.zone);
  if (!zone) return std::unexpected("--zone: " + zone.error().sentence);
  const auto moment = time::parse_moment(options.until, *zone);
  if (!moment) return std::unexpected("--until `" + options.until + "`: " + moment.error().sentence);
  return moment->last();
}

std::string faults_of(const exchange::Facts& read) {
  std::string out;
  for (const exchange::RowFault& fault : read.faults)
    out += fmt::format("line {}, column {}: {}\n", fault.line, fault.column, fault.what);
  if (read.faulty > read.faults.size()) out += fmt::format("and {} more\n", read.faulty - read.faults.size());
  return out;
}

struct Summary {
  std::map<model::Verdict, std::size_t> verdicts;
  std::uint64_t unasked = 0;
};

Summary summary_of(const exchange::Replayed& done, engine::Counts counts) {
  Summary summary;
  for (std::size_t verdict = 0; verdict < counts.size(); ++verdict) {
    if (counts[verdict] != 0) summary.verdicts[static_cast<model::Verdict>(verdict)] = counts[verdict];
  }
  summary.unasked = done.tally ? done.tally->unasked() : done.replay->unasked();
  return summary;
}

questions::Table table_of(const Summary& summary, const exchange::Replayed& done, double taken) {
  questions::Table table{.title = "What became of the duties",
                         .columns = {{.name = "verdict", .header = "verdict"},
                                     {.name = "duties", .header = "duties", .align = questions::Align::right}}};
  std::size_t all = 0;
  for (const auto& [verdict, count] : summary.verdicts) {
    table.rows.push_back({{std::string(questions::to_words(verdict))}, {std::to_string(count)}});
    all += count;
  }
  table.rows.push_back({{"all"}, {std::to_string(all)}});
  table.notes.push_back(fmt::format("{} events opened nothing, for nobody has asked.", summary.unasked));
  table.notes.push_back(
      fmt::format("{} rows read, {} of them of no effect here; {:.2f} s, {:.1f} million rows a second.", done.read.rows,
                  done.read.ignored, taken, static_cast<double>(done.read.rows) / taken / 1e6));
  if (done.remainder) {
    table.notes.push_back(fmt::format(
        "{} clauses use more of the language than one pass can follow: the general engine answered for them.",
        done.remainder->clauses()));
  }
  if (done.read.faulty != 0) table.notes.push_back(fmt::format("{} rows with a fault are left out.", done.read.faulty));
  if (done.stopped)
    table.notes.push_back("Stopped before the end: what is told is what was known by the last row read.");
  return table;
}

boost::json::value json_of(const Summary& summary, const exchange::Replayed& done) {
  boost::json::object verdicts;
  for (const auto& [verdict, count] : summary.verdicts)
    verdicts[questions::to_words(verdict)] = count;
  return boost::json::object{{"schema", 1},
                             {"verdicts", verdicts},
                             {"unasked", summary.unasked},
                             {"rows", done.read.rows},
                             {"ignored", done.read.ignored},
                             {"faulty", done.read.faulty},
                             {"stopped", done.stopped}};
}

// So that `why --replayed` finds what it needs, from wherever it is asked.
exchange::ReplayNote note_of(const Options& options, const Library& library, const exchange::Replayed& done,
                             const std::vector<fs::path>& paths, std::uint64_t sorted) {
  exchange::ReplayNote note{.library_sum = exchange::sum_of(library.texts),
                            .table = done.table->id,
                            .until = done.replay->until().seconds,
                            .standard = options.standard,
                            .sorted = sorted};
  std::error_code fault;
  for (const fs::path& path : paths)
    note.library.push_back(fs::absolute(path, fault).string());
  const bool kept = std::ranges::count(options.events, "-") == 0;
  for (std::size_t i = 0; kept && i < options.events.size(); ++i) {
    const fs::path file = fs::absolute(options.events[i], fault);
    note.events.push_back({file.string(), fs::file_size(file, fault)});
  }
  return note;
}

// How many duties came to what, where nothing is written.
engine::Counts counts_of(const exchange::Replayed& done) {
  engine::Counts counts = done.tally->counts();
  for (std::size_t i = 0; done.remainder && i < done.remainder->duties().size(); ++i)
    ++counts[static_cast<std::size_t>(done.remainder->duties()[i].verdict)];
  return counts;
}

// Writes what was asked for; with more threads the questions are answered while duties are written. How many duties
// came to what, or a sentence when something could not be written.
std::expected<engine::Counts, std::string> write_out(const Options& options, const Library& library,
                                                     const std::vector<fs::path>& paths, const exchange::Replayed& done,
                                                     unsigned threads) {
  std::error_code fault;
  fs::create_directories(options.out, fault);
  const model::Model& model = library.reading.model;
  const exchange::ReplayedCsv csv(model, done);
  const auto answer = [&]() -> std::string {
    if (options.ask.empty()) return "";
    Written answers(fs::path(options.out) / "answers.csv");
    const auto answered = exchange::answer_questions(model, options.ask, done, csv, answers.sink());
    return answered ? "" : answered.error();
  };
  auto answered = std::async(threads > 1 ? std::launch::async : std::launch::deferred, answer);
  Written duties(fs::path(options.out) / "duties.csv");
  const auto told = csv.duties(duties.sink(), threads);
  if (!told) return std::unexpected(duties.failure());
  Written note(fs::path(options.out) / exchange::note_name);
  if (!note.sink()(to_json(note_of(options, library, done, paths, told->sorted))))
    return std::unexpected(note.failure());
  const std::string failure = answered.get();
  if (!failure.empty()) return std::unexpected(failure);
  return told->counts;
}

} // namespace

Finished replay(const Options& options, const Surroundings& surroundings) {
  if (options.out.empty() && !options.ask.empty()) return refused("--ask needs --out: a folder for the answers");
  if (options.summary && !options.out.empty())
    return refused("--summary writes nothing, and --out names a folder to write to: choose one");
  Options reading = options;
  if (!options.names.empty()) reading.library = options.names;
  const Clock::time_point begin = Clock::now();
  const auto library = checked_library(reading, surroundings);
  if (!library) return library.error();
  const model::Model& model = library->reading.model;
  const auto until = until_of(options, model);
  if (!until) return refused(until.error());
  const auto standard = record::parse_standard(options.standard);
  if (!standard) return refused("--standard: " + standard.error());
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const exchange::ReplayOrder order{.files = options.events,
                                    .table = options.table,
                                    .until = *until,
                                    .standard = *standard,
                                    .threads = threads,
                                    .keep_good = options.keep_good,
                                    .only_count = options.out.empty()};
  Bar bar;
  const Interrupts interrupts;
  const auto done = exchange::replay_files(model, order, [&](const exchange::Progress& progress) {
    bar.draw(progress);
    return !interrupted;
  });
  if (!done) return refused(done.error());
  if (!done->replay && !done->tally)
    return {ExitCode::bad_input, "",
            faults_of(done->read) + "Nothing was followed; --keep-good leaves such rows out.\n"};
  const auto counts = options.out.empty()
                          ? counts_of(*done)
                          : write_out(options, *library, *library_paths(reading, surroundings), *done, threads);
  if (!counts) return refused(counts.error());
  const Summary summary = summary_of(*done, *counts);
  const questions::Table table = table_of(summary, *done, seconds_since(begin));
  Finished finished = print_answer(options, coloured(options, surroundings), {table}, json_of(summary, *done), table);
  finished.err += faults_of(done->read);
  if (done->stopped) finished.code = ExitCode::no;
  return finished;
}

} // namespace casus::cli
