// SPDX-License-Identifier: Apache-2.0
#include "cli/texts.h"

#include "cli/deep_texts.h"
#include "cli/library.h"
#include "cli/questions.h"
#include "language/format/format.h"
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

/// The vocabulary that a single file is read with: the shipped library's own words and sources, not its agreements.
std::vector<fs::path> vocabulary(const fs::path& library) {
  std::vector<fs::path> files;
  for (const char* name : {"vocabulary.md", "sources.md"}) {
    std::error_code fault;
    if (fs::exists(library / name, fault)) {
      files.push_back(library / name);
    }
  }
  return files;
}

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

/// What named files are read together with: the library that is named, the whole shipped one when they are part of it,
/// else the shipped vocabulary.
std::vector<fs::path> context_of(const Options& options, const fs::path& shipped) {
  if (!options.library.empty()) {
    return as_paths(options.library);
  }
  const bool part = std::ranges::any_of(options.names, [&](const fs::path& name) { return lies_in(name, shipped); });
  return part ? std::vector<fs::path>{shipped} : vocabulary(shipped);
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
  std::vector<fs::path> paths = as_paths(options.names);
  const fs::path shipped = shipped_library(surroundings.program);
  if (paths.empty()) {
    paths = options.library.empty() ? std::vector<fs::path>{shipped} : as_paths(options.library);
  } else if (!options.alone) {
    const std::vector<fs::path> context = context_of(options, shipped);
    paths.insert(paths.end(), context.begin(), context.end());
  }
  Library library = read_library(paths);
  const source::Diagnostics& found = library.reading.diagnostics;
  if (options.deep && !found.has_errors()) {
    library.reading.model = model::written_out(std::move(library.reading.model));
    return read_deep(library, options, coloured(options, surroundings));
  }
  Finished finished;
  finished.out = rendered(library, options, coloured(options, surroundings));
  if (found.empty() && options.output == Output::table) {
    finished.out =
        "no faults in " + std::to_string(library.texts.size()) + (library.texts.size() == 1 ? " file\n" : " files\n");
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
