// SPDX-License-Identifier: Apache-2.0
#include "tests/cases/golden.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace casus::cases {

namespace {

/// `fmt` and `check FILE` read the files they name and nothing else.
bool takes_library(const std::vector<std::string>& words) {
  const bool named = words.size() > 1 && !words[1].starts_with("-");
  return words.empty() || (words[0] != "fmt" && !(words[0] == "check" && named));
}

} // namespace

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Question asked(const Question& question, const Setting& setting) {
  std::vector<std::string> words = words_of(question.command);
  const bool names_one = std::ranges::find(words, "--library") != words.end();
  if (!setting.library.empty() && takes_library(words) && !names_one) {
    words.insert(words.end(), {"--library", setting.library});
  }
  const cli::Finished finished = cli::run(words, setting.surroundings);
  Question result = question;
  result.answer = finished.out + finished.err;
  std::erase(result.answer, '\r'); // CSV ends its lines with CR LF; a case is a text file
  result.exit_code = static_cast<int>(finished.code);
  return result;
}

std::expected<std::string, std::string> answered(std::string_view text, const Setting& setting) {
  const auto questions = questions_of(text);
  if (!questions) return std::unexpected(questions.error());
  std::vector<Question> fresh;
  for (const Question& question : *questions) {
    fresh.push_back(asked(question, setting));
  }
  return with_answers(text, *questions, fresh);
}

bool taken(const std::filesystem::path& file, std::string_view text, std::string_view fresh) {
  if (std::getenv("CASUS_GOLDEN_UPDATE") == nullptr) return false;
  if (fresh != text) std::ofstream(file, std::ios::binary) << fresh;
  return true;
}

} // namespace casus::cases
