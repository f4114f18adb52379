// SPDX-License-Identifier: Apache-2.0
// Runs every golden case below tests/cases. CASUS_GOLDEN_UPDATE=1 rewrites the answers instead of comparing them.
#include "tests/cases/golden.h"
#include "tests/folder.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

namespace casus::cases {
namespace {

namespace fs = std::filesystem;

// Cases live in 2024 unless they say --on.
constexpr time::Instant end_of_2024{1'735'689'599};

std::vector<fs::path> all_cases() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator("tests/cases")) {
    if (entry.is_regular_file() && entry.path().extension() == ".md" && entry.path().filename() != "README.md") {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

/// Puts the case and the files it asks for side by side, so that messages name each by its file name alone.
void stage(const test::Folder& folder, const fs::path& file, const std::string& text) {
  (void)folder.file(file.filename().string(), text);
  for (const ByteFile& beside : byte_files_of(text)) {
    fs::create_directories(fs::path(folder.path(beside.name)).parent_path());
    (void)folder.file(beside.name, beside.bytes);
  }
}

class Cases : public testing::TestWithParam<fs::path> {};

TEST_P(Cases, AnswersAsWritten) {
  const fs::path root = fs::current_path();
  const std::string text = bytes_of(GetParam());
  const test::Folder folder;
  stage(folder, GetParam(), text);
  fs::current_path(folder.path(""));
  const auto fresh = answered(text, {GetParam().filename().string(), {.now = end_of_2024, .program = {}}});
  fs::current_path(root);
  ASSERT_TRUE(fresh) << GetParam() << ": " << fresh.error();
  if (taken(GetParam(), text, *fresh)) return;
  EXPECT_EQ(text, *fresh) << "`make golden-update` takes the new answers; read the difference first";
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) {
  std::string name = fs::relative(info.param, "tests/cases").replace_extension().string();
  std::ranges::replace_if(
      name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Cases, testing::ValuesIn(all_cases()), name_of);

} // namespace
} // namespace casus::cases
