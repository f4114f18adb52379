// SPDX-License-Identifier: Apache-2.0
#include "cli/library.h"

#include "language/parse/parse.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <system_error>

namespace casus::cli {

namespace fs = std::filesystem;

namespace {

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
    std::error_code fault;
    const fs::path real = fs::weakly_canonical(file, fault);
    if (seen.insert(fault ? file : real).second) {
      files.push_back(file);
    }
  };
  for (const fs::path& path : paths) {
    std::error_code fault;
    if (!fs::is_directory(path, fault)) {
      add(path);
      continue;
    }
    const std::vector<fs::path> found = files_below(path);
    if (found.empty()) {
      diagnostics.report(source::Kind::folder_is_empty, {}, "`" + path.string() + "` holds no .md or .casus file");
    }
    std::ranges::for_each(found, add);
  }
  return files;
}

LibraryTexts library_texts(const std::vector<fs::path>& paths) {
  LibraryTexts library;
  for (const fs::path& file : library_files(paths, library.unread)) {
    if (auto id = library.texts.load(file)) {
      library.files.push_back(*id);
    } else {
      library.unread.add(id.error());
    }
  }
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

Library read_library(const std::vector<fs::path>& paths, std::span<const record::Entry> entries) {
  LibraryTexts found = library_texts(paths);
  Library library;
  library.texts = std::move(found.texts);
  library.all_read = !found.unread.has_errors();
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
