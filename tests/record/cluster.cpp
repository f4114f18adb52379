// SPDX-License-Identifier: Apache-2.0
#include "tests/record/cluster.h"

#include "record/postgres/connection.h"

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <grp.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace casus::record {

namespace {

namespace fs = std::filesystem;

/// Where Debian puts the server's programs, the newest version last.
std::string programs_folder() {
  std::vector<fs::path> found;
  std::error_code fault;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", fault)) {
    if (fs::exists(version.path() / "bin" / "initdb")) found.push_back(version.path() / "bin");
  }
  std::ranges::sort(found);
  return found.empty() ? "" : found.back().string();
}

/// The server refuses to run as root: then it is another's.
const passwd* ordinary_user() {
  if (geteuid() != 0) return getpwuid(geteuid());
  const passwd* user = getpwnam("postgres");
  return user != nullptr ? user : getpwnam("nobody");
}

constexpr std::string_view settings = "listen_addresses = ''\nshared_buffers = 32MB\nautovacuum = off\n";

} // namespace

Cluster& Cluster::shared() {
  static Cluster cluster;
  return cluster;
}

Cluster::Cluster() : programs_(programs_folder()) {
  const passwd* user = ordinary_user();
  if (programs_.empty() || user == nullptr) {
    fault_ = "PostgreSQL is not installed, or there is no ordinary user to run it as";
    return;
  }
  if (geteuid() == 0 && chown(folder_.path("").c_str(), user->pw_uid, user->pw_gid) != 0) fault_ = "chown failed";
  const std::string data = folder_.path("data");
  if (!run(
          {programs_ + "/initdb", "-D", data, "-U", "casus", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"})) {
    fault_ = "initdb failed";
    return;
  }
  std::ofstream(data + "/postgresql.conf", std::ios::app)
      << settings << "unix_socket_directories = '" << folder_.path("") << "'\n";
  if (!control({"start"})) fault_ = "the server does not start";
  keep_watch();
}

Cluster::~Cluster() {
  close(alive_);
  int status = 0;
  if (keeper_ > 0) waitpid(keeper_, &status, 0);
}

/// A process that outlives this one, however it ends, and takes the server down with it.
void Cluster::keep_watch() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return;
  alive_ = ends[1];
  keeper_ = fork();
  if (keeper_ != 0) {
    close(ends[0]);
    return;
  }
  close(ends[1]);
  setsid(); // an interrupt at the keyboard is for the tests
  char byte = 0;
  while (read(ends[0], &byte, 1) > 0) {
  }
  control({"stop", "-m", "immediate"});
  std::error_code ignored;
  fs::remove_all(folder_.path(""), ignored);
  _exit(0);
}

bool Cluster::run(std::vector<std::string> command) const {
  const std::string log = folder_.path("output");
  const pid_t child = fork();
  if (child == 0) {
    const passwd* user = ordinary_user();
    if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0))
      _exit(1);
    const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(open("/dev/null", O_RDONLY), 0);
    dup2(out, 1);
    dup2(out, 2);
    if (chdir(folder_.path("").c_str()) != 0) _exit(1);
    std::vector<char*> words;
    for (std::string& word : command)
      words.push_back(word.data());
    words.push_back(nullptr);
    execv(words[0], words.data());
    _exit(1);
  }
  int status = 1;
  waitpid(child, &status, 0);
  return status == 0;
}

bool Cluster::control(std::vector<std::string> words) const {
  words.insert(words.begin(),
               {programs_ + "/pg_ctl", "-D", folder_.path("data"), "-l", folder_.path("log"), "-w", "-s"});
  return run(words);
}

void Cluster::stop(const std::string& mode) { EXPECT_TRUE(control({"stop", "-m", mode})); }

void Cluster::start() { EXPECT_TRUE(control({"start"})); }

void Cluster::sql(const std::string& statements) const {
  auto connection = Connection::open("postgresql://casus@/postgres?host=" + folder_.path(""));
  ASSERT_TRUE(connection) << connection.error().sentence;
  const auto done = connection->run(statements.c_str(), "testing");
  ASSERT_TRUE(done) << done.error().sentence;
}

std::string Cluster::fresh_url() { return fresh_url(folder_.path("")); }

std::string Cluster::fresh_url(const std::string& socket_folder) {
  const std::string schema = "s" + std::to_string(++schemas_);
  sql("CREATE SCHEMA " + schema);
  return "postgresql://casus@/postgres?host=" + socket_folder + "&options=-csearch_path%3D" + schema;
}

} // namespace casus::record
