// SPDX-License-Identifier: Apache-2.0
// Compiled libraries from the door: the same answers, and refused once a text is another.
#include "tests/cli/door.h"
#include "tests/folder.h"

#include <gtest/gtest.h>

namespace casus::door {
namespace {

namespace fs = std::filesystem;

class Compiled : public testing::Test {
protected:
  void SetUp() override {
    fs::create_directory(folder.path("library"));
    std::ofstream(folder.path("library/a.casus")) << good;
    const cli::Finished made = run({"compile", folder.path("library"), "--out", out});
    ASSERT_EQ(made.code, cli::ExitCode::answered) << made.err;
  }

  cli::Finished asked(const std::string& library) const {
    return run({"why", "uk/consult@attack-1", "--on", "2024-07-08T12:00", "--full", "--library", library});
  }

  void expect_refused(const std::string& because) const {
    const cli::Finished finished = asked(out);
    EXPECT_EQ(finished.code, cli::ExitCode::bad_input);
    EXPECT_EQ(finished.out, "");
    EXPECT_NE(finished.err.find(because), std::string::npos) << finished.err;
  }

  const test::Folder folder;
  const std::string out = folder.path("uk.compiled");
};

TEST_F(Compiled, AnswersAsItsTextsDo) {
  const cli::Finished from_text = asked(folder.path("library"));
  ASSERT_EQ(from_text.code, cli::ExitCode::answered) << from_text.err;
  EXPECT_EQ(asked(out).out, from_text.out);
}

TEST_F(Compiled, IsRefusedWhenATextHasChanged) {
  std::string changed(good);
  changed.replace(changed.find("24 hours"), 8, "48 hours"); // as long as before
  std::ofstream(folder.path("library/a.casus")) << changed;
  expect_refused("has changed since it was compiled");
}

TEST_F(Compiled, IsRefusedWhenATextHasComeOrGone) {
  std::ofstream(folder.path("library/b.casus")) << "actor France\n";
  expect_refused("has come since it was compiled");
  fs::remove(folder.path("library/b.casus"));
  EXPECT_EQ(asked(out).code, cli::ExitCode::answered);
  fs::remove(folder.path("library/a.casus"));
  expect_refused("has gone since it was compiled");
}

TEST_F(Compiled, IsRefusedWhenDamaged) {
  fs::resize_file(out, fs::file_size(out) - 1);
  expect_refused("it is damaged");
}

TEST_F(Compiled, StandsAlone) {
  const cli::Finished finished = run({"status", "--library", out, "--library", folder.path("library")});
  EXPECT_EQ(finished.code, cli::ExitCode::bad_input);
  EXPECT_EQ(run({"compile", out, "--out", out}).code, cli::ExitCode::bad_input);
}

TEST_F(Compiled, OfAFaultyLibraryIsNotWritten) {
  std::ofstream(folder.path("library/b.casus")) << "agreement nothing\n";
  const std::string other = folder.path("other.compiled");
  EXPECT_EQ(run({"compile", folder.path("library"), "--out", other}).code, cli::ExitCode::bad_input);
  EXPECT_FALSE(fs::exists(other));
}

TEST_F(Compiled, IsReplayedAsItsTextsAre) {
  const std::string compiled = folder.path("pacts.compiled");
  ASSERT_EQ(run({"compile", "docs/manual/replay", "--out", compiled}).code, cli::ExitCode::answered);
  const std::vector<std::string> rest = {"--events", "docs/manual/replay/events.csv", "--until", "315532800", "--json"};
  std::vector<std::string> text = {"replay", "docs/manual/replay"}, file = {"replay", compiled};
  text.insert(text.end(), rest.begin(), rest.end());
  file.insert(file.end(), rest.begin(), rest.end());
  const cli::Finished finished = run(file);
  EXPECT_EQ(finished.code, cli::ExitCode::answered) << finished.err;
  EXPECT_EQ(finished.out, run(text).out);
}

} // namespace
} // namespace casus::door
