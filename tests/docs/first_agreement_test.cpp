// SPDX-License-Identifier: Apache-2.0
// The tutorial builds a golden case and quotes another: what it shows to be written is what they hold, and the messages
// it shows are theirs. Its questions and answers are run with those of the whole manual.
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace casus::docs {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// The bodies of the fences with this word, each with its last line's end.
std::vector<std::string> fences(const std::string& page, std::string_view word) {
  std::vector<std::string> bodies;
  std::istringstream lines(page);
  std::string line;
  for (bool inside = false, wanted = false; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      wanted = !inside && line.substr(3) == word;
      inside = !inside;
      if (wanted) bodies.emplace_back();
    } else if (inside && wanted) {
      bodies.back() += line + "\n";
    }
  }
  return bodies;
}

class FirstAgreement : public testing::Test {
protected:
  std::string page = bytes_of("docs/manual/first-agreement.md");
  std::string cases =
      bytes_of("tests/cases/consultation/anzus-1951.md") + bytes_of("tests/cases/consultation/anzus.md");
};

TEST_F(FirstAgreement, ItsBlocksAreThoseOfTheCase) {
  const std::vector<std::string> blocks = fences(page, "casus");
  EXPECT_GE(blocks.size(), 8U);
  for (const std::string& block : blocks)
    EXPECT_NE(cases.find(block), std::string::npos) << block;
}

TEST_F(FirstAgreement, ItsDraftAndMessagesAreThoseOfTheCase) {
  const std::vector<std::string> quotes = fences(page, "text");
  EXPECT_GE(quotes.size(), 4U);
  for (const std::string& quote : quotes)
    EXPECT_NE(cases.find(quote), std::string::npos) << quote;
}

} // namespace
} // namespace casus::docs
