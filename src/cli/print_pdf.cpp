// SPDX-License-Identifier: Apache-2.0
#include "cli/print_pdf.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
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

enum class Run : std::uint8_t { done, failed, not_found };

/// Runs a program to its end, its output thrown away.
Run run_program(std::vector<std::string> words) {
  std::vector<char*> arguments;
  arguments.reserve(words.size());
  for (std::string& word : words)
    arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int fault = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (fault != 0) return fault == ENOENT ? Run::not_found : Run::failed;
  int status = 0;
  const bool ended = waitpid(child, &status, 0) == child && WIFEXITED(status);
  return ended && WEXITSTATUS(status) == 0 ? Run::done : Run::failed;
}

/// No profile but a fresh one, nothing looked up, nothing called: a page that fetches nothing is printed.
std::vector<std::string> command(const std::string& program, const fs::path& scratch) {
  std::vector<std::string> words{program,
                                 "--headless",
                                 "--disable-gpu",
                                 "--disable-quic",
                                 "--no-first-run",
                                 "--disable-background-networking",
                                 "--disable-component-update",
                                 "--disable-sync",
                                 "--host-resolver-rules=MAP * ~NOTFOUND",
                                 "--no-pdf-header-footer",
                                 "--user-data-dir=" + (scratch / "profile").string()};
  if (geteuid() == 0) words.emplace_back("--no-sandbox"); // Chromium refuses root otherwise
  words.push_back("--print-to-pdf=" + (scratch / "page.pdf").string());
  words.push_back("file://" + (scratch / "page.html").string());
  return words;
}

} // namespace

std::expected<void, std::string> print_pdf(const std::string& page, const std::string& path) {
  const Scratch scratch;
  if (scratch.path().empty()) return std::unexpected("no temporary folder can be made");
  std::ofstream file(scratch.path() / "page.html", std::ios::binary);
  file << page;
  if (!file.flush()) return std::unexpected("the page cannot be written to a temporary folder");
  const char* named = std::getenv("CASUS_CHROMIUM"); // NOLINT(concurrency-mt-unsafe): one thread
  const std::string program = named != nullptr && *named != '\0' ? named : "chromium";
  const Run run = run_program(command(program, scratch.path()));
  if (run == Run::not_found) {
    return std::unexpected("a PDF is printed by Chromium, and there is no program `" + program +
                           "`; install it (Debian: apt-get install chromium), name another one in CASUS_CHROMIUM, or "
                           "weave --format html and print that");
  }
  std::error_code fault;
  const fs::path made = scratch.path() / "page.pdf";
  if (run == Run::failed || !fs::exists(made, fault)) {
    return std::unexpected("`" + program + "` did not print the page; weave --format html and print that, or name " +
                           "another Chromium in CASUS_CHROMIUM");
  }
  fs::copy_file(made, path, fs::copy_options::overwrite_existing, fault);
  if (fault) return std::unexpected("cannot write `" + path + "`");
  return {};
}

} // namespace casus::cli
