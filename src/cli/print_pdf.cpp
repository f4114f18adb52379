// SPDX-License-Identifier: Apache-2.0
#include "cli/print_pdf.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace casus::cli {

namespace {

namespace fs = std::filesystem;

/// A folder of its own that goes with it.
class Scratch {
public:
  Scratch() {
    std::string name = (fs::temp_directory_path() / "casus-weave-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

/// Runs a program to its end, its output thrown away. False when it cannot be started or fails.
bool run_program(std::vector<std::string> words) {
  std::vector<char*> arguments;
  arguments.reserve(words.size());
  for (std::string& word : words)
    arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", 1 /* O_WRONLY */, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", 1 /* O_WRONLY */, 0);
  pid_t child = 0;
  const int started = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  return started == 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

std::expected<void, std::string> print_pdf(const std::string& page, const std::string& path) {
  const Scratch scratch;
  if (scratch.path().empty()) return std::unexpected("no temporary folder can be made");
  const fs::path html = scratch.path() / "page.html";
  std::ofstream file(html, std::ios::binary);
  file << page;
  if (!file.flush()) return std::unexpected("the page cannot be written to a temporary folder");
  const char* named = std::getenv("CASUS_CHROMIUM"); // NOLINT(concurrency-mt-unsafe): one thread
  const fs::path made = scratch.path() / "page.pdf";
  std::vector<std::string> words{named != nullptr ? named : "chromium", "--headless", "--disable-gpu",
                                 "--no-pdf-header-footer", "--user-data-dir=" + (scratch.path() / "profile").string()};
  if (geteuid() == 0) words.emplace_back("--no-sandbox");
  words.push_back("--print-to-pdf=" + made.string());
  words.push_back("file://" + html.string());
  std::error_code fault;
  if (!run_program(std::move(words)) || !fs::exists(made, fault)) {
    return std::unexpected("Chromium did not print the page; install the package `chromium`, or name the program in "
                           "CASUS_CHROMIUM");
  }
  fs::copy_file(made, path, fs::copy_options::overwrite_existing, fault);
  if (fault) return std::unexpected("cannot write `" + path + "`");
  return {};
}

} // namespace casus::cli
