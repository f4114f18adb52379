// SPDX-License-Identifier: Apache-2.0
// Runs every golden case below tests/cases. CASUS_GOLDEN_UPDATE=1 rewrites the answers instead of comparing them.
#include "cli/run.h"
#include "tests/cases/case_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace casus::cases {
namespace {

namespace fs = std::filesystem;

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

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// A question about the case's own library, unless it names one. Cases live in 2024 unless they say --on.
Question ask(const Question& question, const fs::path& file) {
  std::vector<std::string> words = words_of(question.command);
  const bool named = words.size() > 1 && !words[1].starts_with("-");
  const bool takes_library = words.empty() || (words[0] != "fmt" && !(words[0] == "check" && named));
  if (takes_library && std::ranges::find(words, "--library") == words.end()) {
    words.insert(words.end(), {"--library", file.filename().string()});
  }
  const cli::Surroundings surroundings{.now = {1'735'689'599}, .terminal = false, .program = {}};
  const cli::Finished finished = cli::run(words, surroundings);
  Question answered = question;
  answered.answer = finished.out + finished.err;
  std::erase(answered.answer, '\r'); // CSV ends its lines with CR LF; a case is a text file
  answered.exit_code = static_cast<int>(finished.code);
  return answered;
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
  const auto questions = questions_of(text);
  ASSERT_TRUE(questions) << GetParam() << ": " << questions.error();
  const fs::path folder = stage(GetParam(), text);
  fs::current_path(folder);
  std::vector<Question> answered;
  for (const Question& question : *questions) {
    answered.push_back(ask(question, GetParam()));
  }
  fs::current_path(root);
  fs::remove_all(folder);
  const std::string fresh = with_answers(text, *questions, answered);
  if (std::getenv("CASUS_GOLDEN_UPDATE") != nullptr) {
    if (fresh != text) {
      std::ofstream(GetParam(), std::ios::binary) << fresh;
    }
    return;
  }
  EXPECT_EQ(text, fresh) << "`make golden-update` takes the new answers; read the difference first";
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
