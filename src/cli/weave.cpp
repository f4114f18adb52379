// SPDX-License-Identifier: Apache-2.0
#include "cli/weave.h"

#include "cli/asking.h"
#include "cli/files.h"
#include "cli/print_pdf.h"
#include "cli/questions.h"
#include "questions/ids.h"
#include "source/planted.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

namespace casus::cli {

namespace {

using planted::has;
using planted::Leak;

namespace fs = std::filesystem;

/// The text of that path, or the one that declares the agreement of that id.
std::optional<source::FileId> file_called(const Library& library, const std::string& name) {
  std::error_code fault;
  for (std::uint32_t i = 0; i < library.texts.size(); ++i) {
    const std::string path(library.texts.path(source::FileId{i}));
    if (path == name || fs::equivalent(path, name, fault)) return source::FileId{i};
  }
  const auto agreement = questions::find_agreement(library.reading.model, name);
  if (!agreement) return std::nullopt;
  return library.reading.model[*agreement].span.file;
}

Finished written(const std::string& path, const std::string& bytes) {
  if (!write_file(path, bytes)) return refused("cannot write `" + path + "`");
  return {ExitCode::answered, "wrote " + path + "\n", ""};
}

} // namespace

Finished weave(const Options& options, const Surroundings& surroundings) {
  const auto library = whole_library(options, surroundings);
  if (!library) return library.error();
  if (options.names.size() != 1) return refused("weave takes one file or agreement");
  const auto file = file_called(*library, options.names.front());
  if (!file) {
    return refused(
        not_found("file or agreement", options.names.front(), questions::agreement_ids(library->reading.model)));
  }
  std::string page = woven_page(*library, *file);
  if (has(Leak::whole_file_woven)) {
    std::error_code none;
    page += "<!-- " + std::to_string(fs::file_size(library->texts.path(*file), none)) + " bytes -->\n";
  }
  if (options.format == "pdf") {
    if (options.out.empty()) return refused("a PDF needs a file to be written to: --out FILE");
    const auto printed = print_pdf(page, options.out);
    return printed ? Finished{ExitCode::answered, "wrote " + options.out + "\n", ""} : refused(printed.error());
  }
  if (!options.format.empty() && options.format != "html") {
    return refused("--format `" + options.format + "`: html or pdf");
  }
  return options.out.empty() ? Finished{ExitCode::answered, page, ""} : written(options.out, page);
}

} // namespace casus::cli
