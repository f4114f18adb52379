// SPDX-License-Identifier: Apache-2.0
#include "cli/texts.h"

#include "cli/deep_texts.h"
#include "cli/library.h"
#include "cli/questions.h"
#include "language/format/format.h"
#include "language/lex/blocks.h"
#include "language/parse/parse.h"
#include "source/render.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace casus::cli {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> as_paths(const std::vector<std::string>& names) { return {names.begin(), names.end()}; }

std::string rendered(const Library& library, const Options& options, bool colour) {
  return options.output == Output::json ? source::render_json(library.reading.diagnostics, library.texts)
                                        : source::render_text(library.reading.diagnostics, library.texts, colour);
}

/// True when `path` is `folder` or lies in it.
bool lies_in(const fs::path& path, const fs::path& folder) {
  std::error_code fault;
  const fs::path inner = fs::weakly_canonical(path, fault);
  const fs::path outer = fs::weakly_canonical(folder, fault);
  return !fault && std::ranges::mismatch(outer, inner).in1 == outer.end();
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
  const bool part = std::ranges::any_of(reading.paths, [&](const fs::path& path) { return lies_in(path, shipped); });
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

/// The number of files named. A word on each of them that has no block: nothing in it was read.
std::size_t note_empty(const Options& options, Library& library) {
  source::Diagnostics ignored;
  const std::vector<fs::path> named = library_files(as_paths(options.names), ignored);
  for (std::uint32_t i = 0; i < library.texts.size(); ++i) {
    const source::FileId file{i};
    const fs::path path(library.texts.path(file));
    if (std::ranges::find(named, path) == named.end()) continue;
    if (!language::blocks_of(path.string(), library.texts.view(file)).blocks.empty()) continue;
    library.reading.diagnostics
        .report(source::Kind::no_block, {file, 0, 0}, "no block is marked `casus`, so nothing here is read")
        .expected = "lines between a fence with the word `casus` and a closing fence";
  }
  return named.size();
}

/// Writes beside the file and then renames, so that a full disk loses nothing.
bool replace_file(const fs::path& path, const std::string& bytes) {
  fs::path beside = path;
  beside += ".casus-new";
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  if (file == nullptr) {
    return false;
  }
  const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool closed = std::fclose(file) == 0;
  std::error_code fault;
  if (whole && closed) {
    fs::permissions(beside, fs::status(path, fault).permissions(), fault);
    fs::rename(beside, path, fault);
    if (!fault) {
      return true;
    }
  }
  fs::remove(beside, fault);
  return false;
}

/// One file's canonical form, kept, printed or compared.
void format_one(const Options& options, const source::Texts& texts, const language::Tree& tree, Finished& finished) {
  const std::string canonical = language::format(texts, tree);
  const std::string path(texts.path(tree.file));
  if (options.verify) {
    if (canonical != texts.view(tree.file)) {
      finished.out += path + ": not in canonical form; `casus fmt --write` puts it right\n";
      finished.code = ExitCode::no;
    }
  } else if (!options.write) {
    finished.out += canonical;
  } else if (canonical != texts.view(tree.file)) {
    if (replace_file(path, canonical)) {
      finished.out += "wrote " + path + "\n";
    } else {
      finished.err += "casus: cannot write `" + path + "`; it is as it was\n";
      finished.code = ExitCode::bad_input;
    }
  }
}

} // namespace

Finished check_texts(const Options& options, const Surroundings& surroundings) {
  const Reading reading = reading_of(options, shipped_library(surroundings.program));
  Library library = read_library(reading.paths);
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
  return finished;
}

Finished format_texts(const Options& options) {
  Finished finished;
  source::Diagnostics diagnostics;
  source::Texts texts;
  for (const fs::path& file : library_files(as_paths(options.names), diagnostics)) {
    auto id = texts.load(file);
    if (!id) {
      diagnostics.add(id.error());
      continue;
    }
    source::Diagnostics faults;
    const language::Tree tree = language::parse(texts, *id, faults);
    if (faults.has_errors()) {
      diagnostics.append(std::move(faults)); // a file with faults is left as it is
    } else {
      format_one(options, texts, tree, finished);
    }
  }
  if (diagnostics.has_errors()) {
    finished.err += source::render_text(diagnostics, texts, false);
    finished.code = ExitCode::bad_input;
  }
  return finished;
}

} // namespace casus::cli
