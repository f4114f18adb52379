// SPDX-License-Identifier: Apache-2.0
// The manual, run: its command lines are accepted, its questions have the answers printed below them, and whatever the
// program can be told is shown there. CASUS_GOLDEN_UPDATE=1 rewrites the answers instead of comparing them.
#include "tests/cases/golden.h"
#include "tests/cli/door.h"
#include "tests/folder.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace casus::cases {
namespace {

namespace fs = std::filesystem;
using Words = std::set<std::string>;

const Setting shipped{.library = "", .surroundings = door::surroundings()};

std::vector<fs::path> pages_with(std::string_view fence) {
  std::vector<fs::path> pages = {"README.md"};
  for (const auto& entry : fs::directory_iterator("docs/manual")) {
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  }
  std::erase_if(pages, [&](const fs::path& page) { return fences_of(bytes_of(page), fence).empty(); });
  std::ranges::sort(pages);
  return pages;
}

std::string page_name(const testing::TestParamInfo<fs::path>& page) {
  std::string name = page.param.stem().string();
  std::ranges::replace(name, '-', '_');
  return name;
}

class Answers : public testing::TestWithParam<fs::path> {};

TEST_P(Answers, AreThoseOfTheShippedLibrary) {
  const std::string text = bytes_of(GetParam());
  const auto fresh = answered(text, shipped);
  ASSERT_TRUE(fresh) << GetParam() << ": " << fresh.error();
  if (taken(GetParam(), text, *fresh)) return;
  EXPECT_EQ(text, *fresh) << "`make golden-update` takes the new answers; read the difference first";
}

INSTANTIATE_TEST_SUITE_P(Manual, Answers, testing::ValuesIn(pages_with("ask")), page_name);

class Commands : public testing::TestWithParam<fs::path> {};

TEST_P(Commands, AreAccepted) {
  const std::vector<Question> commands = commands_of(bytes_of(GetParam()));
  EXPECT_FALSE(commands.empty());
  // In a folder with a library of its own: some commands write.
  const test::Folder folder;
  const fs::path root = fs::current_path();
  fs::copy("library", folder.path("library"), fs::copy_options::recursive);
  fs::create_directories(folder.path("docs"));
  fs::copy("docs/manual", folder.path("docs/manual"), fs::copy_options::recursive);
  setenv("EDITOR", "true", 1); // who fills in a form and changes nothing
  unsetenv("VISUAL");
  fs::current_path(folder.path(""));
  for (const Question& command : commands) {
    const Question result = asked(command, shipped);
    EXPECT_EQ(result.exit_code, command.exit_code) << "casus " << command.command << "\n" << result.answer;
  }
  fs::current_path(root);
}

INSTANTIATE_TEST_SUITE_P(Manual, Commands, testing::ValuesIn(pages_with("sh")), page_name);

/// The first words of the indented lines that follow a heading of a help text: "status", "--json", "--help".
Words listed(const std::string& help, std::string_view heading) {
  Words words;
  std::istringstream lines(help.substr(std::min(help.find(heading), help.size())));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line) && line.starts_with("  ")) {
    const std::string word = words_of(line).front();
    words.insert(word.substr(word.find(',') + 1)); // of "-h,--help" the long name
  }
  return words;
}

Words options_of(const std::string& command) { return listed(door::run({command, "--help"}).out, "Options:"); }

/// The options that the manual's command lines show, of that command alone or, with an empty one, of any.
Words shown(const std::vector<Question>& commands, const std::string& command) {
  Words options;
  for (const Question& one : commands) {
    const std::vector<std::string> words = words_of(one.command);
    if (!command.empty() && words.front() != command) continue;
    for (const std::string& word : words) {
      if (word.starts_with("--")) options.insert(word);
    }
  }
  return options;
}

TEST(Manual, ShowsEverySubcommandAndOption) {
  const std::string page = bytes_of("docs/manual/commands.md");
  const std::vector<Question> commands = commands_of(page);
  const Words subcommands = listed(door::run({"--help"}).out, "Subcommands:");
  EXPECT_GE(subcommands.size(), 2u);
  const Words everywhere = options_of("status"); // what every question takes is shown once, with any of them
  for (const std::string& name : subcommands) {
    EXPECT_NE(page.find("| `casus " + name), std::string::npos) << name << " has no row in a table";
    EXPECT_TRUE(std::ranges::any_of(commands, [&](const Question& one) { return words_of(one.command)[0] == name; }))
        << "no example of `casus " << name << "`";
    for (const std::string& option : options_of(name)) {
      EXPECT_TRUE(shown(commands, everywhere.contains(option) ? "" : name).contains(option))
          << "no example of `casus " << name << " " << option << "`";
    }
  }
}

TEST(Manual, NamesNoOptionThatTheProgramLacks) {
  Words known = listed(door::run({"--help"}).out, "Options:");
  for (const std::string& name : listed(door::run({"--help"}).out, "Subcommands:")) {
    known.merge(options_of(name));
  }
  const std::string page = bytes_of("docs/manual/commands.md");
  for (std::size_t at = page.find("--"); at != std::string::npos; at = page.find("--", at + 2)) {
    const std::size_t end = page.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
    const std::string word = page.substr(at, end - at);
    if (word.find_first_not_of('-') == std::string::npos) { // a rule of a table
      at = end - 2;
    } else {
      EXPECT_TRUE(known.contains(word)) << word;
    }
  }
}

TEST(Manual, BlocksAreInCanonicalForm) {
  const cli::Finished finished = door::run({"fmt", "--check", "docs/manual"});
  EXPECT_EQ(finished.code, cli::ExitCode::answered) << finished.out << finished.err;
}

TEST(Manual, EveryQueryOfTheSqlPageAnswers) {
  const std::vector<std::string> queries = fences_of(bytes_of("docs/sql.md"), "sql");
  EXPECT_FALSE(queries.empty());
  for (const std::string& query : queries) {
    const cli::Finished finished = door::run({"sql", "--csv", query});
    EXPECT_EQ(finished.code, cli::ExitCode::answered) << query << finished.err;
    EXPECT_GT(std::ranges::count(finished.out, '\n'), 1) << query << finished.out; // a row below the names
  }
}

} // namespace
} // namespace casus::cases
