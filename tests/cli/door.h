// SPDX-License-Identifier: Apache-2.0
// For tests of the whole program: a folder of files that goes with the test, and runs in it.
#pragma once

#include "cli/run.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace casus::door {

/// A folder of its own for one test; removed with it.
class Folder {
public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "casus-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// Writes a file and gives its path.
  [[nodiscard]] std::string file(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path path = path_ / name;
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path.string();
  }

  [[nodiscard]] std::string path(std::string_view name) const { return (path_ / name).string(); }

private:
  std::filesystem::path path_;
};

/// 23 November 2026, noon UTC; the shipped library is the one in the current folder.
inline cli::Surroundings surroundings() {
  return {.now = {1'795'435'200}, .terminal = false, .program = "library/README.md"};
}

inline cli::Finished run(const std::vector<std::string>& arguments) { return cli::run(arguments, surroundings()); }

/// A small library that is right.
inline constexpr std::string_view good = R"(actor Ukraine
actor Russia
actor United Kingdom
kind armed attack
  verb   attack
  roles  by, on
kind request for consultation
  verb   request consultation
  roles  by
kind consultation
  verb   consult
  roles  by, with
  mutual
agreement uk "An agreement"
  between  United Kingdom, Ukraine
  form     political commitment, not binding
  zone     Europe/Kyiv
  in force from signature by all
  term     10 years from signature
clause consult
  when      armed attack by Russia on Ukraine
  then when request for consultation by either party
  the parties shall jointly consult
  within    24 hours
source press "A newspaper"
event signing
  is       signature of uk by United Kingdom, Ukraine
  time     2024-01-12T12:00Z
  happened said 2024-01-12 by press, document
event attack-1
  is       armed attack by Russia on Ukraine
  time     2024-07-08T06:40Z
  happened said 2024-07-08 by press, named
)";

} // namespace casus::door
