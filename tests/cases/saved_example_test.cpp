// SPDX-License-Identifier: Apache-2.0
// `check --deep --out` saves what it found as golden cases: each runs, passes, and shows what was found.
#include "cli/run.h"
#include "tests/cases/golden.h"
#include "tests/folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include <gtest/gtest.h>

namespace casus::cases {
namespace {

namespace fs = std::filesystem;

using cli::ExitCode;

const cli::Surroundings surroundings{.now = {1'735'689'599}, .terminal = false, .program = {}};

cli::Finished run(const std::vector<std::string>& words) { return cli::run(words, surroundings); }

class SavedExample : public testing::Test {
protected:
  /// What `check --deep` of the library saves, by name.
  std::map<std::string, std::string> saved(const std::string& library) const {
    const cli::Finished finished = run({"check", "--deep", "--library", library, "--out", folder_.string()});
    EXPECT_EQ(finished.err, "");
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder_))
      files[entry.path().filename().string()] = bytes_of(entry.path());
    return files;
  }

  test::Folder made_;
  fs::path folder_ = made_.path("");
};

/// The case runner asks the saved case again, about its own library.
void expect_passes(const fs::path& file) {
  const std::string text = bytes_of(file);
  const auto fresh = answered(text, {file.string(), surroundings});
  ASSERT_TRUE(fresh) << file << ": " << fresh.error();
  EXPECT_EQ(text, *fresh) << file;
}

TEST_F(SavedExample, OfAClashPassesAsAGoldenCase) {
  const auto files = saved("tests/cases/deep/clash-of-a-permission.md");
  ASSERT_EQ(files.size(), 1u);
  const auto& [name, text] = *files.begin();
  EXPECT_EQ(name, "clash-pact-quiet-transit-transit.md");
  expect_passes(folder_ / name);
  EXPECT_NE(text.find("conflict"), std::string::npos) << text;
  EXPECT_NE(text.find("event example-4"), std::string::npos) << text;
}

// What the clash does not rest on is left out, and what is left shows it still.
TEST_F(SavedExample, HoldsOnlyWhatItRestsOn) {
  const fs::path big = folder_ / "big";
  fs::create_directory(big);
  fs::copy_file("tests/cases/deep/clash.md", big / "clash.md");
  std::ofstream(big / "more.md") << "```casus\nactor Latvia\n\nkind harvest\n  roles    by\n\n"
                                    "agreement barley \"On barley\"\n  between   Latvia, Poland\n  zone      UTC\n\n"
                                    "clause reap\n  each party shall harvest\n  every 1 year\n```\n";
  const cli::Finished finished =
      run({"check", "--deep", "--library", big.string(), "--out", (folder_ / "out").string()});
  EXPECT_EQ(finished.code, ExitCode::no) << finished.err;
  const fs::path file = folder_ / "out" / "clash-peace-no-blockade-war-blockade.md";
  const std::string text = bytes_of(file);
  EXPECT_NE(text.find("clause no-blockade"), std::string::npos) << text;
  for (const char* other : {"barley", "Latvia", "harvest"})
    EXPECT_EQ(text.find(other), std::string::npos) << text;
  expect_passes(file);
}

TEST_F(SavedExample, OfEverySortPassesAsAGoldenCase) {
  for (const char* library : {"circle", "deadline-before-trigger", "clash"})
    (void)saved(std::string("tests/cases/deep/") + library + ".md");
  std::map<std::string, std::string> files = saved("tests/cases/exceptions/conflict-of-equal-rank.md");
  EXPECT_EQ(files.size(), 6u);
  for (const auto& [name, text] : files)
    expect_passes(folder_ / name);
}

TEST_F(SavedExample, IsNotWrittenOver) {
  const std::string library = "tests/cases/deep/clash.md";
  const std::string first = saved(library).begin()->second;
  const fs::path path = folder_ / saved(library).begin()->first;
  std::ofstream(path, std::ios::app) << "A note of mine.\n";
  const cli::Finished again = run({"check", "--deep", "--library", library, "--out", folder_.string()});
  EXPECT_NE(again.out.find("kept as it is: " + path.string()), std::string::npos) << again.out;
  EXPECT_EQ(bytes_of(path), first + "A note of mine.\n");
}

TEST_F(SavedExample, AFolderThatCannotBeWrittenIsSaid) {
  std::ofstream(folder_ / "file") << "no folder\n";
  const cli::Finished refused =
      run({"check", "--deep", "--library", "tests/cases/deep/clash.md", "--out", (folder_ / "file" / "in").string()});
  EXPECT_EQ(refused.code, ExitCode::bad_input);
  EXPECT_NE(refused.err.find("cannot"), std::string::npos) << refused.err;
}

} // namespace
} // namespace casus::cases
