// SPDX-License-Identifier: Apache-2.0
// Exit codes as docs/manual/commands.md promises them.
#include "tests/cli/door.h"
#include "tests/folder.h"

#include <gtest/gtest.h>

namespace casus::door {
namespace {

using cli::ExitCode;

TEST(ExitCode, AnsweredIsZero) {
  const test::Folder folder;
  const std::string library = folder.file("good.casus", good);
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"status"}, {"due"}, {"why", "uk"}, {"check"}}) {
    std::vector<std::string> arguments = words;
    arguments.insert(arguments.end(), {"--library", library});
    const cli::Finished finished = run(arguments);
    EXPECT_EQ(finished.code, ExitCode::answered) << words[0] << ": " << finished.err << finished.out;
    EXPECT_FALSE(finished.out.empty()) << words[0];
  }
}

TEST(ExitCode, ANameAfterALibraryIsWhatIsAskedAbout) {
  const test::Folder folder;
  const std::string library = folder.file("good.casus", good);
  const std::string more = folder.file("more.casus", "actor France\n");
  EXPECT_EQ(run({"why", "--library", library, "--library", more, "uk"}).code, ExitCode::answered);
}

TEST(ExitCode, AFailedCheckIsOne) {
  const test::Folder folder;
  const std::string file = folder.file("bad.casus", "actor Ukraine\nactor Ukraine\n");
  EXPECT_EQ(run({"check", "--alone", file}).code, ExitCode::no);
  const std::string untidy = folder.file("untidy.casus", "actor   Ukraine\n     also   UA\n");
  EXPECT_EQ(run({"fmt", "--check", untidy}).code, ExitCode::no);
}

TEST(ExitCode, AnUnknownAnswerIsTwo) {
  const test::Folder folder;
  const std::string library = folder.file("good.casus", good);
  EXPECT_EQ(run({"claims", "press", "--library", library}).code, ExitCode::unknown);
}

TEST(ExitCode, BadInputAndUsageAreThree) {
  const test::Folder folder;
  const std::string library = folder.file("good.casus", good);
  const std::string broken = folder.file("broken.casus", "agreement\n");
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {},
           {"dew"},
           {"due", "--json", "--csv", "--library", library},
           {"due", "--on", "2024-02-30", "--library", library},
           {"due", "--on", "yesterday", "--library", library},
           {"due", "--standard", "hearsay", "--library", library},
           {"due", "--zone", "Europe/Kiyv", "--library", library},
           {"due", "--by", "Narnia", "--library", library},
           {"status", "us-2024", "--library", library},
           {"why", "nothing-of-this-name", "--library", library},
           {"compare", "uk", "--library", library},
           {"due", "--library", broken},
           {"due", "--library", folder.path("not-there")},
           {"check", folder.path("not-there.md")},
           {"fmt", broken},
       }) {
    const cli::Finished finished = run(arguments);
    EXPECT_EQ(finished.code, ExitCode::bad_input) << (arguments.empty() ? "" : arguments[0]) << finished.out;
    EXPECT_FALSE(finished.err.empty() && finished.out.empty());
  }
}

TEST(ExitCode, HelpAndVersionAreAnswers) {
  EXPECT_EQ(run({"--help"}).code, ExitCode::answered);
  EXPECT_NE(run({"--version"}).out.find("casus"), std::string::npos);
  EXPECT_NE(run({"due", "--help"}).out.find("--known-at"), std::string::npos);
}

TEST(ExitCode, AnUnknownNameComesWithTheNearest) {
  const test::Folder folder;
  const std::string library = folder.file("good.casus", good);
  EXPECT_NE(run({"due", "--by", "Ukrane", "--library", library}).err.find("`Ukraine`"), std::string::npos);
}

TEST(ExitCode, AnUnknownCommandOrOptionComesWithTheNearest) {
  EXPECT_NE(run({"statu"}).err.find("there is no command `statu`; did you mean `status`?"), std::string::npos);
  EXPECT_NE(run({"due", "--knownat", "2024"}).err.find("`--known-at`"), std::string::npos);
  EXPECT_NE(run({}).err.find("no command is given"), std::string::npos);
}

TEST(ExitCode, ANameMayFollowTheLibrary) {
  const test::Folder folder;
  const std::string library = folder.file("good.casus", good);
  const cli::Finished finished = run({"status", "--library", library, "uk"});
  EXPECT_EQ(finished.code, ExitCode::answered) << finished.err;
  EXPECT_NE(finished.out.find("uk: An agreement"), std::string::npos) << finished.out;
}

TEST(ExitCode, ALibraryWithoutTheShippedWordsIsToldWhereTheyAre) {
  const test::Folder folder;
  const std::string mine =
      folder.file("mine.md", "# Mine\n\n```casus\nagreement mine \"Mine\"\n  between   Ukraine, Japan\n"
                             "  zone      Europe/Kyiv\n  in force  from signature by all\n```\n");
  const cli::Finished alone = run({"status", "--library", mine});
  EXPECT_EQ(alone.code, ExitCode::bad_input);
  EXPECT_NE(alone.err.find("library/vocabulary.md"), std::string::npos) << alone.err;
  EXPECT_EQ(run({"status", "--library", "library/vocabulary.md", "--library", mine}).code, ExitCode::answered);
  EXPECT_EQ(run({"check", mine}).out, "no faults in 1 file, read with the shipped vocabulary\n");
}

TEST(ExitCode, SameQuestionSameBytes) {
  const test::Folder folder;
  const std::string library = folder.file("good.casus", good);
  const std::vector<std::string> question{"due", "--json", "--on", "2024-07-09", "--library", library};
  EXPECT_EQ(run(question).out, run(question).out);
}

} // namespace
} // namespace casus::door
