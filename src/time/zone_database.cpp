// SPDX-License-Identifier: Apache-2.0
#include "time/zone.h"

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

namespace casus::time {

namespace {

// Where the zone library looks too; so the version told is that of the zones used.
std::string database_folder() {
  const char* const chosen = std::getenv("TZDIR");
  return chosen != nullptr && *chosen != '\0' ? chosen : "/usr/share/zoneinfo";
}

std::string first_line(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

} // namespace

std::string zone_database_version() {
  const std::string folder = database_folder();
  constexpr std::string_view mark = "# version ";
  const std::string compact = first_line(folder + "/tzdata.zi");
  if (compact.starts_with(mark) && compact.size() > mark.size()) return compact.substr(mark.size());
  const std::string plain = first_line(folder + "/+VERSION");
  return plain.empty() ? "unknown" : plain;
}

} // namespace casus::time
