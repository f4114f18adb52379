// SPDX-License-Identifier: Apache-2.0
#include "cli/compile.h"

#include "cli/asking.h"
#include "cli/files.h"
#include "cli/questions.h"
#include "exchange/compiled.h"
#include "source/mapped.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::cli {

namespace fs = std::filesystem;

namespace {

using Failure = std::unexpected<std::string>;

std::string whole_path(const fs::path& path) {
  std::error_code fault;
  return fs::absolute(path, fault).lexically_normal().string();
}

exchange::Compiled compiled_of(Library library, const std::vector<fs::path>& paths) {
  exchange::Compiled compiled{.model = std::move(library.reading.model)};
  for (const fs::path& path : paths)
    compiled.roots.push_back(whole_path(path));
  compiled.found = static_cast<std::uint32_t>(library_texts(paths).files.size());
  for (std::uint32_t file = 0; file < library.texts.size(); ++file) {
    const std::string_view bytes = library.texts.view({file});
    const std::string shown(library.texts.path({file}));
    compiled.texts.push_back({shown, whole_path(shown), bytes.size(), exchange::sum_of(bytes)});
  }
  return compiled;
}

std::string stale(const std::string& what) {
  return fmt::format("{} since it was compiled; `casus compile` makes it anew", what);
}

bool is_same(const exchange::CompiledText& text, std::string_view bytes) {
  return bytes.size() == text.size && exchange::sum_of(bytes) == text.sum;
}

// The table as it was compiled, taken into `texts`; a sentence when it is another one.
std::expected<void, std::string> take(const exchange::CompiledText& text, source::Texts& texts) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const auto file = source::Mapped::open(text.path);
  if (!file) return Failure(stale(fmt::format("`{}` has gone", text.path)));
  std::string_view bytes = file->bytes();
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  if (!is_same(text, bytes)) return Failure(stale(fmt::format("`{}` has changed", text.path)));
  texts.add(text.shown, std::string(bytes));
  return {};
}

// The same files in the same order below the same roots, with the same in them, as far as it is open: the rest is not
// in what was compiled.
std::expected<void, std::string> same_files(const exchange::Compiled& compiled, source::Texts& texts) {
  LibraryTexts now = library_texts({compiled.roots.begin(), compiled.roots.end()});
  const std::size_t count = now.files.size();
  for (std::uint32_t i = 0; i < std::min<std::size_t>(count, compiled.found); ++i) {
    const exchange::CompiledText& then = compiled.texts[i];
    const std::string_view bytes = now.texts.view({i});
    const std::string path = whole_path(now.texts.path({i}));
    if (path != then.path) return Failure(stale(fmt::format("`{}` has come or gone", path)));
    if (!is_same(then, bytes)) return Failure(stale(fmt::format("`{}` has changed", then.path)));
    texts.add(then.shown, std::string(bytes));
  }
  if (count > compiled.found)
    return Failure(stale(fmt::format("`{}` has come", whole_path(now.texts.path({compiled.found})))));
  if (count < compiled.found) return Failure(stale(fmt::format("`{}` has gone", compiled.texts[count].path)));
  if (now.unread.has_errors()) return Failure(stale("a text has become faulty"));
  return {};
}

std::expected<exchange::Compiled, std::string> opened(const std::string& path) {
  const auto file = source::Mapped::open(path);
  if (!file) return Failure(file.error());
  auto compiled = exchange::from_bytes(file->bytes(), CASUS_VERSION);
  if (!compiled) return Failure(fmt::format("`{}`: {}; `casus compile` makes it anew", path, compiled.error()));
  return compiled;
}

} // namespace

std::vector<fs::path> compiled_from(const std::string& path) {
  const auto compiled = opened(path);
  return compiled ? std::vector<fs::path>(compiled->roots.begin(), compiled->roots.end()) : std::vector<fs::path>();
}

std::expected<Library, std::string> read_compiled(const std::string& path) {
  auto compiled = opened(path);
  if (!compiled) return Failure(compiled.error());
  Library library;
  auto fresh = same_files(*compiled, library.texts);
  for (std::size_t i = compiled->found; fresh && i < compiled->texts.size(); ++i)
    fresh = take(compiled->texts[i], library.texts);
  if (!fresh) return Failure(fmt::format("`{}`: {}", path, fresh.error()));
  library.reading.model = std::move(compiled->model);
  return library;
}

Finished compile(const Options& options, const Surroundings& surroundings) {
  Options reading = options;
  if (!options.names.empty()) reading.library = options.names;
  const auto paths = library_paths(reading, surroundings);
  if (!paths) return paths.error();
  for (const fs::path& path : *paths) {
    if (exchange::is_compiled(path.string())) return refused(fmt::format("`{}` is compiled already", path.string()));
  }
  auto library = checked_library(reading, surroundings);
  if (!library) return library.error();
  const std::string bytes = exchange::to_bytes(compiled_of(*std::move(library), *paths), CASUS_VERSION);
  if (!replace_file(options.out, bytes)) return refused(fmt::format("`{}` could not be written", options.out));
  return {ExitCode::answered, fmt::format("`{}` holds the library, {} bytes.\n", options.out, bytes.size()), ""};
}

} // namespace casus::cli
