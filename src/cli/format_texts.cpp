// SPDX-License-Identifier: Apache-2.0
// `casus fmt`: files in canonical form. Of a file with marked parts a viewer prints and compares what they may see, and
// writes all of it or nothing.
#include "cli/asking.h"
#include "cli/files.h"
#include "cli/library.h"
#include "cli/questions.h"
#include "cli/texts.h"
#include "language/filter/filter.h"
#include "language/format/format.h"
#include "language/parse/parse.h"
#include "source/planted.h"
#include "source/render.h"

#include <filesystem>
#include <optional>

namespace casus::cli {

namespace fs = std::filesystem;

namespace {

using planted::has;
using planted::Leak;

/// A file as it is, and what the viewer may see of it.
struct Seen {
  std::string path;
  std::string whole;
  std::string visible;
  std::string canonical; // of what is visible
};

/// The whole in canonical form; nothing where what is hidden cannot be put into it.
std::optional<std::string> whole_canonical(const Seen& file, const model::Clearance& clearance) {
  if (file.whole == file.visible) return file.canonical;
  source::Texts texts;
  source::Diagnostics faults;
  const language::Tree tree = language::parse(texts, texts.add(file.path, file.whole), faults);
  if (faults.has_errors()) return std::nullopt;
  std::string canonical = language::format(texts, tree);
  const bool same = language::visible(file.path, canonical, clearance) == file.canonical;
  return same ? std::optional(std::move(canonical)) : std::nullopt;
}

/// One file's canonical form, kept, printed or compared.
void format_one(const Options& options, const Seen& file, const model::Clearance& clearance, Finished& finished) {
  if (!options.verify && !options.write) {
    finished.out += has(Leak::whole_file_formatted) ? file.whole : file.canonical;
    return;
  }
  const bool hidden_too = has(Leak::whole_file_compared) && whole_canonical(file, clearance) != file.whole;
  if (file.canonical == file.visible && !hidden_too) return;
  if (options.verify) {
    finished.out += file.path + ": not in canonical form; `casus fmt --write` puts it right\n";
    finished.code = ExitCode::no;
    return;
  }
  const auto whole = whole_canonical(file, clearance);
  if (whole && replace_file(file.path, *whole)) {
    finished.out += "wrote " + file.path + "\n";
  } else {
    finished.err += "casus: cannot write `" + file.path + "`; it is as it was\n";
    finished.code = ExitCode::bad_input;
  }
}

} // namespace

Finished format_texts(const Options& options, const Surroundings& surroundings) {
  std::vector<fs::path> paths(options.names.begin(), options.names.end());
  const fs::path shipped = options.as.empty() ? fs::path() : shipped_library(surroundings.program);
  std::vector<fs::path> declaring = paths; // the markings that `--as` names
  if (!shipped.empty()) declaring.push_back(shipped);
  const auto clearance = clearance_of(options.as, declaring);
  if (!clearance) return refused(clearance.error());
  Finished finished;
  source::Diagnostics diagnostics;
  source::Texts texts; // as they may be seen
  for (const fs::path& path : library_files(paths, diagnostics)) {
    source::Texts whole;
    const auto id = whole.load(path);
    if (!id) {
      diagnostics.add(id.error());
      continue;
    }
    Seen file{.path = path.string(), .whole = std::string(whole.view(*id)), .visible = {}, .canonical = {}};
    file.visible = language::visible(file.path, file.whole, *clearance).value_or("");
    const source::FileId seen = texts.add(file.path, file.visible);
    source::Diagnostics faults;
    const language::Tree tree = language::parse(texts, seen, faults);
    if (faults.has_errors()) {
      diagnostics.append(std::move(faults)); // a file with faults is left as it is
      continue;
    }
    file.canonical = language::format(texts, tree);
    format_one(options, file, *clearance, finished);
  }
  if (diagnostics.has_errors()) {
    finished.err += source::render_text(diagnostics, texts, false);
    finished.code = ExitCode::bad_input;
  }
  return finished;
}

} // namespace casus::cli
