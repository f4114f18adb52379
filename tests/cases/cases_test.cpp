// SPDX-License-Identifier: Apache-2.0
// Runs every golden case below tests/cases. CASUS_GOLDEN_UPDATE=1 rewrites the answers instead of comparing them.
#include "tests/cases/golden.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

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

/// A folder with the case and the files it asks for, so that messages name each by its file name alone.
fs::path stage(const fs::path& file, const std::string& text) {
  const fs::path folder = fs::temp_directory_path() / ("casus-case-" + file.stem().string());
  fs::create_directories(folder);
  std::ofstream(folder / file.filename(), std::ios::binary) << text;
  for (const ByteFile& beside : byte_files_of(text)) {
    fs::create_directories((folder / beside.name).parent_path());
    std::ofstream(folder / beside.name, std::ios::binary) << beside.bytes;
  }
  return folder;
}

class Cases : public testing::TestWithParam<fs::path> {};

TEST_P(Cases, AnswersAsWritten) {
  const fs::path root = fs::current_path();
  const std::string text = bytes_of(GetParam());
  const fs::path folder = stage(GetParam(), text);
  fs::current_path(folder);
  const auto fresh = answered(text, {GetParam().filename().string(), {.now = end_of_2024, .program = {}}});
  fs::current_path(root);
  fs::remove_all(folder);
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
