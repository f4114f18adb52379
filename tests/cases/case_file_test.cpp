// SPDX-License-Identifier: Apache-2.0
#include "tests/cases/case_file.h"

#include <gtest/gtest.h>

namespace casus::cases {
namespace {

constexpr std::string_view sample =
    "# A case\n```casus\nactor A\n```\n```ask\ncheck --json\n```\n```answer exit 1\nno\n```\nend\n";

TEST(CaseFile, FindsQuestionAnswerAndExitCode) {
  const auto questions = questions_of(sample);
  ASSERT_TRUE(questions);
  ASSERT_EQ(questions->size(), 1u);
  EXPECT_EQ(questions->front().command, "check --json");
  EXPECT_EQ(questions->front().answer, "no\n");
  EXPECT_EQ(questions->front().exit_code, 1);
}

TEST(CaseFile, TakesAQuotedQuestionOverLines) {
  const auto questions = questions_of("```ask\ncasus sql \"SELECT id\nFROM event\"\n```\n```answer\nid\n```\n");
  ASSERT_TRUE(questions);
  EXPECT_EQ(words_of(questions->front().command), (std::vector<std::string>{"sql", "SELECT id\nFROM event"}));
}

TEST(CaseFile, RefusesACaseThatCannotFail) {
  EXPECT_FALSE(questions_of("# nothing asked\n"));
  EXPECT_FALSE(questions_of("```ask\nstatus\n```\n"));
  EXPECT_FALSE(questions_of("```ask\nstatus\n```\n```answer\nunclosed\n"));
}

TEST(CaseFile, RewritesOnlyTheAnswer) {
  const auto old = questions_of(sample);
  ASSERT_TRUE(old);
  EXPECT_EQ(with_answers(sample, *old, *old), sample);
  auto fresh = *old;
  fresh[0].answer = "yes\n";
  fresh[0].exit_code = 0;
  EXPECT_EQ(with_answers(sample, *old, fresh),
            "# A case\n```casus\nactor A\n```\n```ask\ncheck --json\n```\n```answer\nyes\n```\nend\n");
}

TEST(CaseFile, MakesFilesThatMarkdownCannotHold) {
  const auto files = byte_files_of("```bytes a.md\nff fe 61\nrepeat 3 00\n```\n");
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].name, "a.md");
  EXPECT_EQ(files[0].bytes, std::string("\xff\xfe\x61\0\0\0", 6));
}

TEST(CaseFile, FindsTheCommandsOfAShellFence) {
  const auto commands =
      commands_of("```sh\nmake run\nbuild/casus sql \"a # b\"  # any question\ncasus claims x # exit 2\n```\n"
                  "```text\ncasus status\n```\n");
  ASSERT_EQ(commands.size(), 2u);
  EXPECT_EQ(words_of(commands[0].command), (std::vector<std::string>{"sql", "a # b"}));
  EXPECT_EQ(commands[0].exit_code, 0);
  EXPECT_EQ(words_of(commands[1].command), (std::vector<std::string>{"claims", "x"}));
  EXPECT_EQ(commands[1].exit_code, 2);
}

TEST(CaseFile, SplitsACommandLine) {
  EXPECT_EQ(words_of("due --by \"United States\"  --all"),
            (std::vector<std::string>{"due", "--by", "United States", "--all"}));
}

} // namespace
} // namespace casus::cases
