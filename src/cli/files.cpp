// SPDX-License-Identifier: Apache-2.0
#include "cli/files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace casus::cli {

namespace fs = std::filesystem;

std::expected<std::string, std::string> bytes_of_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.is_open() || in.bad()) return std::unexpected("cannot read `" + path.string() + "`");
  return bytes;
}

bool write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  return file.good();
}

bool replace_file(const fs::path& path, std::string_view bytes) {
  fs::path beside = path;
  beside += ".casus-new";
  std::error_code fault;
  if (write_file(beside, bytes)) {
    const fs::file_status before = fs::status(path, fault);
    if (fs::exists(before)) fs::permissions(beside, before.permissions(), fault);
    fs::rename(beside, path, fault);
    if (!fault) return true;
  }
  fs::remove(beside, fault);
  return false;
}

bool lies_in(const fs::path& path, const fs::path& folder) {
  const fs::path named = folder.has_filename() ? folder : folder.parent_path(); // `library/` is `library`
  return std::ranges::mismatch(named, path).in1 == named.end();
}

} // namespace casus::cli
