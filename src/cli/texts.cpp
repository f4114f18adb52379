// SPDX-License-Identifier: Apache-2.0
#include "cli/texts.h"

#include "cli/asking.h"
#include "cli/deep_texts.h"
#include "cli/files.h"
#include "cli/lesser_views.h"
#include "cli/library.h"
#include "cli/questions.h"
#include "language/lex/blocks.h"
#include "source/render.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace casus::cli {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> as_paths(const std::vector<std::string>& names) { return {names.begin(), names.end()}; }

std::string rendered(const Library& library, const Options& options, bool colour) {
  return options.output == Output::json ? source::render_json(library.reading.diagnostics, library.texts)
                                        : source::render_text(library.reading.diagnostics, library.texts, colour);
}

/// True when `path` is `folder` or lies in it, however they are written.
bool lies_really_in(const fs::path& path, const fs::path& folder) {
  std::error_code fault;
  const fs::path inner = fs::weakly_canonical(path, fault);
  const fs::path outer = fs::weakly_canonical(folder, fault);
  return !fault && lies_in(inner, outer);
}

/// The files that are read to check those named, and in words what is read besides them: the library that is named, the
/// whole shipped one when they are part of it, else the shipped vocabulary.
struct Reading {
  std::vector<fs::path> paths;
  std::string besides;
};

Reading reading_of(const Options& options, const fs::path& shipped) {
  Reading reading{as_paths(options.names), ""};
  if (reading.paths.empty()) {
    reading.paths = options.library.empty() ? std::vector<fs::path>{shipped} : as_paths(options.library);
    return reading;
  }
  if (options.alone) return reading;
  const bool part =
      std::ranges::any_of(reading.paths, [&](const fs::path& path) { return lies_really_in(path, shipped); });
  if (options.library.empty() && part) {
    reading.paths.push_back(shipped);
    return reading;
  }
  // What was there before comes first, so that a name taken twice is a fault of the file that takes it again.
  const auto before = options.library.empty() ? vocabulary_files(shipped) : as_paths(options.library);
  reading.paths.insert(reading.paths.begin(), before.begin(), before.end());
  reading.besides = !options.library.empty() ? "the library named" : before.empty() ? "" : "the shipped vocabulary";
  return reading;
}

/// The number of files named of which something may be seen. A word on each of them that has no block: nothing in it
/// was read.
std::size_t note_empty(const Options& options, Library& library) {
  source::Diagnostics ignored;
  const std::vector<fs::path> named = library_files(as_paths(options.names), ignored);
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < library.texts.size(); ++i) {
    const source::FileId file{i};
    const fs::path path(library.texts.path(file));
    if (std::ranges::find(named, path) == named.end()) continue;
    ++count;
    if (!language::blocks_of(path.string(), library.texts.view(file)).blocks.empty()) continue;
    library.reading.diagnostics
        .report(source::Kind::no_block, {file, 0, 0}, "no block is marked `casus`, so nothing here is read")
        .expected = "lines between a fence with the word `casus` and a closing fence";
  }
  return count;
}

} // namespace

Finished check_texts(const Options& options, const Surroundings& surroundings) {
  const Reading reading = reading_of(options, shipped_library(surroundings.program));
  const auto clearance = clearance_of(options.as, reading.paths);
  if (!clearance) return refused(clearance.error());
  Library library = read_library(library_texts(reading.paths, *clearance));
  const std::size_t named = note_empty(options, library);
  const std::size_t checked = reading.besides.empty() ? library.texts.size() : named;
  const source::Diagnostics& found = library.reading.diagnostics;
  if (options.deep && !found.has_errors()) {
    library.reading.model = model::written_out(std::move(library.reading.model));
    Finished deep = read_deep(library, options, surroundings, coloured(options, surroundings));
    const bool warned = !found.empty() && options.output == Output::table;
    if (warned) deep.out = rendered(library, options, coloured(options, surroundings)) + "\n" + deep.out;
    return deep;
  }
  Finished finished;
  finished.out = rendered(library, options, coloured(options, surroundings));
  if (found.empty() && options.output == Output::table) {
    finished.out = fmt::format("no faults in {} file{}{}\n", checked, checked == 1 ? "" : "s",
                               reading.besides.empty() ? "" : ", read with " + reading.besides);
  }
  finished.code = !library.all_read ? ExitCode::bad_input : found.has_errors() ? ExitCode::no : ExitCode::answered;
  finished.left = std::make_shared<Library>(std::move(library));
  if (finished.code != ExitCode::answered) return finished;
  const auto lesser = faults_of_lesser_views(reading.paths, *clearance, clearance->markings, nullptr, {});
  finished.err = lesser ? *lesser : lesser.error().sentence;
  if (!finished.err.empty()) finished.code = ExitCode::no;
  return finished;
}

} // namespace casus::cli
