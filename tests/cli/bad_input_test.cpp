// SPDX-License-Identifier: Apache-2.0
// Bad input gets a clear error and loses nothing.
#include "source/diagnostic.h"
#include "tests/cli/door.h"
#include "tests/folder.h"

#include <gtest/gtest.h>

namespace casus::door {
namespace {

using cli::ExitCode;

/// Expects that `check` refuses the bytes, with these words in what it says.
void expect_refused(std::string_view bytes, std::string_view words) {
  const test::Folder folder;
  const std::string file = folder.file("input.casus", bytes);
  const cli::Finished finished = run({"check", "--alone", file});
  EXPECT_NE(finished.code, ExitCode::answered) << words;
  EXPECT_NE(finished.out.find(words), std::string::npos) << finished.out.substr(0, 2000);
  EXPECT_NE(finished.out.find("input.casus"), std::string::npos) << finished.out.substr(0, 500);
}

std::string with(std::string_view more) { return std::string(good) + std::string(more); }

TEST(BadInput, WrongEncoding) {
  expect_refused("actor Ukra\xEFne\n", "UTF-8");
  expect_refused(std::string_view("\xFF\xFE"
                                  "a\0c\0",
                                  6),
                 "UTF-16");
  expect_refused(std::string_view("actor A\0B\n", 10), "is zero");
}

TEST(BadInput, ALineOfTwoHundredMegabytes) {
  const test::Folder folder;
  const std::string file = folder.file("line.casus", std::string(200'000'000, 'a'));
  const cli::Finished finished = run({"check", "--alone", file});
  EXPECT_EQ(finished.code, ExitCode::bad_input);
  EXPECT_NE(finished.out.find("S003"), std::string::npos) << finished.out.substr(0, 500);
  const std::string shorter = folder.file("short.casus", "actor " + std::string(1'000'000, 'a') + "\n");
  EXPECT_NE(run({"check", "--alone", shorter}).out.find("S007"), std::string::npos);
}

TEST(BadInput, AFolderWithoutTexts) {
  const test::Folder folder;
  const cli::Finished finished = run({"check", "--alone", folder.path("")});
  EXPECT_EQ(finished.code, ExitCode::bad_input);
  EXPECT_NE(finished.out.find(source::code(source::Kind::folder_is_empty)), std::string::npos) << finished.out;
}

TEST(BadInput, DeepNesting) {
  std::string condition(20'000, '(');
  condition += "happened armed attack on Ukraine" + std::string(20'000, ')');
  std::string clause = "clause deep\n  the parties shall jointly consult\n  every 1 year\n  while " + condition + "\n";
  expect_refused(with(clause), "input.casus");
  std::string nots = "clause deep\n  the parties shall jointly consult\n  every 1 year\n  while ";
  for (int i = 0; i < 10'000; ++i) {
    nots += "not ";
  }
  expect_refused(with(nots + "happened armed attack on Ukraine\n"), "input.casus");
}

TEST(BadInput, UnknownNamesAllAtOnceEachOnce) {
  const test::Folder folder;
  const std::string file = folder.file("input.casus", with("clause a\n  when armed atack on Ukraine\n"
                                                           "  Ukrane shall consult\n  within 24 hours\n"));
  const std::string said = run({"check", "--alone", file}).out;
  EXPECT_NE(said.find("armed attack"), std::string::npos) << said;
  EXPECT_NE(said.find("`Ukraine`"), std::string::npos) << said;
  EXPECT_NE(said.find("2 errors"), std::string::npos) << said;
}

TEST(BadInput, ImpossibleDates) {
  expect_refused(
      with("event x\n  is armed attack on Ukraine\n  time 2023-02-29\n  happened said 2024-01-01 by press\n"),
      "2023-02-29");
  expect_refused(with("event x\n  is armed attack on Ukraine\n  time 2024-13\n  happened said 2024-01-01 by press\n"),
                 "2024-13");
}

TEST(BadInput, CircularMembership) {
  expect_refused("group A\n  member B from 2000\ngroup B\n  member A from 2000\n", "member");
}

TEST(BadInput, AnEventBeforeItsAgreementExists) {
  expect_refused(with("event early\n  is notice of uk by Ukraine\n  time 2023-01-01\n"
                      "  happened said 2023-01-02 by press, document\n"),
                 "uk");
}

TEST(BadInput, ReportsOfOneSourceThatContradictEachOther) {
  expect_refused(with("event x\n  is armed attack on Ukraine\n  time 2024-07-01\n"
                      "  happened said 2024-07-02 by press, document\n  denied said 2024-07-02 by press, document\n"),
                 "press");
}

TEST(BadInput, NothingIsLostWhenAFileIsRefused) {
  const test::Folder folder;
  const std::string bytes = "agreement\n  between\n";
  const std::string file = folder.file("broken.casus", bytes);
  EXPECT_EQ(run({"fmt", "--write", file}).code, ExitCode::bad_input);
  std::ifstream in(file, std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), bytes);
}

} // namespace
} // namespace casus::door
