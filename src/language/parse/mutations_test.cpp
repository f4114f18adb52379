// SPDX-License-Identifier: Apache-2.0
// Thousands of spoilt texts: no crash, no hang, and what still parses keeps its meaning when it is formatted.
#include "language/format/format.h"
#include "language/parse/parsed_text.h"

#include <cstdint>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace casus::language {
namespace {

/// splitmix64: the same numbers on every machine.
class Numbers {
public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t limit) {
    std::uint64_t x = (state_ += 0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return static_cast<std::size_t>((x ^ (x >> 31)) % limit);
  }

private:
  std::uint64_t state_;
};

std::string reference() {
  std::ifstream in("docs/language/reference.md", std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// The lines of the casus blocks of the reference, each with its end.
std::vector<std::string> reference_lines() {
  std::istringstream in(reference());
  std::vector<std::string> lines;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```"))
      inside = line == "```casus";
    else if (inside)
      lines.push_back(line + "\n");
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string result;
  for (const std::string& line : lines)
    result += line;
  return result;
}

/// Formats what parses and checks the two promises of the formatter. Adds to `formatted` if there was something to do.
void check_format(const std::string& text, const std::string& path, int& formatted) {
  const ParsedText parsed(text, path);
  if (parsed.diagnostics.has_errors()) return;
  ++formatted;
  const std::string once = format(parsed.texts, parsed.tree);
  const ParsedText again(once, path);
  ASSERT_EQ(again.messages(), "") << "formatted from:\n" << text;
  ASSERT_EQ(shown(again.tree), shown(parsed.tree)) << "formatted from:\n" << text;
  ASSERT_EQ(format(again.texts, again.tree), once) << "formatted from:\n" << text;
}

std::string spoil_bytes(std::string text, Numbers& numbers) {
  constexpr std::string_view likely = " \t\n\r\"\\#(),/:`->~.'1aZ\xC3\xE2\x80\xFF";
  for (std::size_t edits = 1 + numbers.below(4); edits > 0 && !text.empty(); --edits) {
    const std::size_t at = numbers.below(text.size());
    switch (numbers.below(5)) {
    case 0: text[at] = static_cast<char>(1 + numbers.below(255)); break;
    case 1: text[at] = likely[numbers.below(likely.size())]; break;
    case 2: text.insert(at, 1, likely[numbers.below(likely.size())]); break;
    case 3: text.erase(at, 1 + numbers.below(20)); break;
    default: text.insert(at, text.substr(numbers.below(text.size()), numbers.below(60))); break;
    }
  }
  if (numbers.below(8) == 0) text.resize(numbers.below(text.size() + 1));
  return text;
}

std::string spoil_lines(std::vector<std::string> lines, Numbers& numbers) {
  for (std::size_t edits = 1 + numbers.below(6); edits > 0; --edits) {
    const std::size_t at = numbers.below(lines.size());
    const auto here = lines.begin() + static_cast<std::ptrdiff_t>(at);
    switch (numbers.below(7)) {
    case 0: lines.insert(here, lines[numbers.below(lines.size())]); break;
    case 1: lines.erase(here); break;
    case 2: lines.insert(here, "\n"); break;
    case 3: lines.insert(here, std::string(numbers.below(4), ' ') + "# a comment\n"); break;
    case 4: lines[at].insert(0, std::string(numbers.below(4), ' ')); break;
    case 5: lines[at].insert(lines[at].size() - 1, "  (Art. I, 2)# end"); break;
    default: lines[at].insert(lines[at].size() / 2, numbers.below(2) == 0 ? "\n" : "  "); break;
    }
  }
  return joined(lines);
}

TEST(Mutations, TheReferenceItself) {
  ASSERT_FALSE(reference_lines().empty());
  EXPECT_EQ(ParsedText(reference(), "a.md").messages(), "");
  int formatted = 0;
  check_format(reference(), "a.md", formatted);
  check_format(joined(reference_lines()), "a.casus", formatted);
  EXPECT_EQ(formatted, 2);
}

TEST(Mutations, SpoiltBytes) {
  Numbers numbers(1);
  const std::string whole = reference();
  const std::string code = joined(reference_lines());
  int formatted = 0;
  for (int i = 0; i < 3000 && !HasFatalFailure(); ++i) {
    check_format(spoil_bytes(code, numbers), "a.casus", formatted);
    if (i % 4 == 0) check_format(spoil_bytes(whole, numbers), "a.md", formatted);
  }
  EXPECT_GT(formatted, 300) << "too few texts still parse for this to prove anything";
}

TEST(Mutations, SpoiltLines) {
  Numbers numbers(2);
  const std::vector<std::string> lines = reference_lines();
  int formatted = 0;
  for (int i = 0; i < 3000 && !HasFatalFailure(); ++i)
    check_format(spoil_lines(lines, numbers), "a.casus", formatted);
  EXPECT_GT(formatted, 300) << "too few texts still parse for this to prove anything";
}

TEST(Mutations, EveryTruncation) {
  const std::string whole = reference();
  int formatted = 0;
  for (std::size_t size = 0; size < whole.size() && !HasFatalFailure(); size += 7)
    check_format(whole.substr(0, size), "a.md", formatted);
}

/// Each is large: work that grows with the square would take minutes.
TEST(Mutations, LargeAndDeep) {
  constexpr std::size_t size = 300'000;
  const auto times = [](std::string_view words, std::size_t count) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i)
      result += words;
    return result;
  };
  const std::string head = "agreement a \"A\"\nclause c\n  when ";
  EXPECT_EQ(ParsedText(head + times("(", size) + "\n").codes(), "L105");
  EXPECT_EQ(ParsedText(head + times("(a) ", size) + "\n").codes(), "");
  EXPECT_EQ(ParsedText(head + times(")", size) + "\n").codes(), "P213");
  EXPECT_EQ(ParsedText(head + "x\n" + times("    or y\n", size)).codes(), "");
  EXPECT_EQ(ParsedText("actor A\n" + times("  also B\n", size)).codes(), "");
  EXPECT_EQ(ParsedText("agreement a \"A\"\nclause c\n" + times("where possible, ", size) + "\n").codes(), "P201");
  EXPECT_EQ(ParsedText(times("x\n\n", 2000)).diagnostics.all().size(), 2000U);
  EXPECT_EQ(ParsedText(times("```casus\nactor A\n```\n", size / 10), "a.md").codes(), "");
  EXPECT_EQ(ParsedText(times("> ", 2000) + "```casus\n", "a.md").codes(), "L106");
}

} // namespace
} // namespace casus::language
