// SPDX-License-Identifier: Apache-2.0
#include "cli/library.h"

#include "cli/files.h"
#include "language/filter/filter.h"
#include "language/parse/parse.h"
#include "source/nearest.h"
#include "source/planted.h"

#include <algorithm>
#include <cstdlib>
#include <ranges>
#include <set>
#include <system_error>

namespace casus::cli {

namespace fs = std::filesystem;

namespace {

using planted::has;
using planted::Leak;

bool belongs(const fs::path& file) {
  return file.filename() != "README.md" && (file.extension() == ".md" || file.extension() == ".casus");
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code fault;
  fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, fault);
  for (; !fault && walk != fs::recursive_directory_iterator(); walk.increment(fault)) {
    std::error_code ignored;
    if (walk->is_regular_file(ignored) && belongs(walk->path())) {
      files.push_back(walk->path());
    }
  }
  std::ranges::sort(files);
  return files;
}

std::string empty_folder(const fs::path& folder) { return "`" + folder.string() + "` holds no .md or .casus file"; }

/// A file by whatever name.
fs::path real(const fs::path& file) {
  std::error_code fault;
  fs::path found = fs::weakly_canonical(file, fault);
  return fault ? file : found;
}

/// True of a folder that holds no text and of one of which nothing may be seen: the two look alike.
bool looks_empty(const fs::path& folder, const std::set<fs::path>& hidden) {
  std::error_code fault;
  if (!fs::is_directory(folder, fault)) return false;
  return std::ranges::all_of(files_below(folder), [&](const fs::path& file) { return hidden.contains(real(file)); });
}

/// Each in its turn, as the paths were named: an order of its own would tell the two sorts apart.
void report_empty(const std::vector<fs::path>& paths, const std::set<fs::path>& hidden, source::Diagnostics& into) {
  for (const fs::path& path : paths) {
    if (looks_empty(path, hidden)) into.report(source::Kind::folder_is_empty, {}, empty_folder(path));
  }
}

/// For the planted leak alone: what the filter keeps from being read.
source::Diagnostics faults_of(const source::Texts& whole) {
  std::vector<source::FileId> files;
  for (std::uint32_t i = 0; i < whole.size(); ++i)
    files.push_back({i});
  source::Diagnostics faults;
  const language::Reading reading = language::read(whole, files);
  for (const source::Diagnostic& one : reading.diagnostics.all())
    faults.report(one.kind, {}, one.message);
  return faults;
}

std::string nearest_marking(const std::string& name, const language::Markings& markings) {
  std::vector<std::string> known;
  for (const auto& [marking, above] : markings.declared()) {
    if (!has(Leak::markings_in_use_named) || markings.used().contains(marking)) known.push_back(marking);
  }
  return source::nearest(name, known).value_or("");
}

std::expected<model::Clearance, std::string> held(const std::string& as, const language::Markings& markings) {
  std::vector<std::string> names;
  for (const auto part : std::views::split(as, ',')) {
    std::string name(part.begin(), part.end());
    const std::size_t first = name.find_first_not_of(' ');
    if (first == std::string::npos) continue;
    names.push_back(name.substr(first, name.find_last_not_of(' ') - first + 1));
    if (markings.declared().contains(names.back())) continue;
    const std::string near = nearest_marking(names.back(), markings);
    return std::unexpected("--as `" + names.back() + "`: no text declares this marking" +
                           (near.empty() ? "" : "; did you mean `" + near + "`?"));
  }
  return markings.closure(names);
}

/// What bears a marking that nothing declares is shown to nobody, and nobody is answered until it is mended: where it
/// stands is for its author to find.
void refuse_undeclared(const language::Markings& markings, source::Diagnostics& diagnostics) {
  for (const std::string& name : markings.used()) {
    if (markings.declared().contains(name)) continue;
    auto& item = diagnostics.report(source::Kind::unknown_name, {}, "no text declares the marking `" + name + "`");
    item.nearest = nearest_marking(name, markings);
    item.expected = "a marking declared in one of the texts that are read";
  }
}

} // namespace

fs::path shipped_library(const fs::path& program) {
  if (const char* named = std::getenv("CASUS_LIBRARY"); named != nullptr && *named != '\0') {
    return named;
  }
  std::error_code fault;
  const fs::path here = fs::canonical(program, fault).parent_path();
  for (fs::path folder = here; !fault && !folder.empty(); folder = folder.parent_path()) {
    for (const fs::path& candidate : {folder / "library", folder / "share" / "casus" / "library"}) {
      if (fs::is_directory(candidate / "agreements", fault)) {
        return candidate;
      }
    }
    fault.clear();
    if (folder == folder.root_path()) {
      break;
    }
  }
  return {};
}

std::vector<fs::path> vocabulary_files(const fs::path& shipped) {
  std::vector<fs::path> files;
  for (const char* name : {"vocabulary.md", "sources.md"}) {
    std::error_code fault;
    if (!shipped.empty() && fs::exists(shipped / name, fault)) {
      files.push_back(shipped / name);
    }
  }
  return files;
}

std::vector<fs::path> library_files(const std::vector<fs::path>& paths, source::Diagnostics& diagnostics) {
  std::vector<fs::path> files;
  std::set<fs::path> seen;
  const auto add = [&](const fs::path& file) {
    if (seen.insert(real(file)).second) files.push_back(file);
  };
  for (const fs::path& path : paths) {
    std::error_code fault;
    if (!fs::is_directory(path, fault)) {
      add(path);
      continue;
    }
    const std::vector<fs::path> found = files_below(path);
    if (found.empty()) {
      diagnostics.report(source::Kind::folder_is_empty, {}, empty_folder(path));
    }
    std::ranges::for_each(found, add);
  }
  return files;
}

std::expected<model::Clearance, std::string> clearance_of(const std::string& as, const std::vector<fs::path>& paths) {
  if (as.empty()) return model::Clearance{};
  source::Diagnostics ignored; // said when the texts are read
  source::Texts texts;
  language::Markings markings;
  for (const fs::path& file : library_files(paths, ignored)) {
    if (const auto id = texts.load(file)) markings.add(texts.path(*id), texts.view(*id));
  }
  return held(as, markings);
}

LibraryTexts library_texts(const std::vector<fs::path>& paths, const model::Clearance& clearance) {
  LibraryTexts library;
  source::Texts whole;
  std::vector<bool> marked; // by text: it may hold what not everybody sees
  language::Markings markings;
  source::Diagnostics empty; // folders; told with those that look empty
  for (const fs::path& file : library_files(paths, empty)) {
    if (auto id = whole.load(file)) {
      marked.push_back(markings.add(whole.path(*id), whole.view(*id)));
    } else {
      library.unread.add(id.error());
    }
  }
  source::Diagnostics leaked;
  if (has(Leak::faults_of_the_whole)) leaked = faults_of(whole);
  std::set<fs::path> hidden;
  for (std::uint32_t i = 0; i < whole.size(); ++i) {
    std::string path(whole.path(source::FileId{i}));
    std::optional<std::string> text = whole.take(source::FileId{i});
    if (marked[i]) text = language::visible(path, *std::move(text), clearance);
    const bool named = std::ranges::find(paths, fs::path(path)) != paths.end();
    if (!text && !named && !has(Leak::files_stay)) {
      hidden.insert(real(path));
    } else {
      library.files.push_back(library.texts.add(std::move(path), text ? *std::move(text) : std::string()));
    }
  }
  if (has(Leak::folders_stay)) hidden.clear();
  if (empty.has_errors() || !hidden.empty()) report_empty(paths, hidden, library.unread);
  library.all_read = !library.unread.has_errors();
  refuse_undeclared(markings, library.unread);
  library.unread.append(std::move(leaked));
  return library;
}

EventNames event_names(const source::Texts& texts, std::span<const source::FileId> files) {
  using language::SlotKind;
  EventNames names;
  source::Diagnostics ignored; // each text is read again, and then they count
  for (const source::FileId file : files) {
    for (const language::Declaration& declaration : language::parse(texts, file, ignored).declarations) {
      const bool event = declaration.kind == language::DeclarationKind::event && !declaration.name.empty();
      if (event) names.declared.emplace(declaration.name.front().text);
      for (const language::Slot& slot : declaration.slots) {
        if (slot.kind != SlotKind::cites && slot.kind != SlotKind::check && slot.kind != SlotKind::depends_on) continue;
        for (const language::Token& word : slot.words)
          names.mentioned.emplace(word.text);
      }
    }
  }
  return names;
}

Library read_library(LibraryTexts found, std::span<const record::Entry> entries) {
  Library library;
  library.texts = std::move(found.texts);
  library.all_read = found.all_read;
  const source::Loader load = [&](const std::string& path) { return library.texts.load(path); };
  if (entries.empty()) {
    library.reading = language::read(library.texts, found.files, load);
  } else {
    RecordText record = record_text(entries, event_names(library.texts, found.files).declared);
    const source::FileId file = library.texts.add(record_path, std::move(record.text));
    found.files.push_back(file);
    library.reading = language::read(library.texts, found.files, load);
    library.reading.diagnostics = without_findings_across(library.reading.diagnostics, file);
    attach(record, file, library.reading.model);
  }
  library.reading.diagnostics.append(std::move(found.unread));
  return library;
}

} // namespace casus::cli
