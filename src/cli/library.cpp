// SPDX-License-Identifier: Apache-2.0
#include "cli/library.h"

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

Library read_library(const std::vector<fs::path>& paths) {
  Library library;
  source::Diagnostics unread;
  std::vector<source::FileId> ids;
  for (const fs::path& file : library_files(paths, unread)) {
    if (auto id = library.texts.load(file)) {
      ids.push_back(*id);
    } else {
      unread.add(id.error());
    }
  }
  const source::Loader load = [&](const std::string& path) { return library.texts.load(path); };
  library.reading = language::read(library.texts, ids, load);
  library.all_read = !unread.has_errors();
  library.reading.diagnostics.append(std::move(unread));
  return library;
}

} // namespace casus::cli
