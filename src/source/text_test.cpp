// SPDX-License-Identifier: Apache-2.0
#include "source/text.h"
#include "tests/folder.h"

#include <filesystem>

#include <gtest/gtest.h>

namespace casus::source {
namespace {

class TextFile : public testing::Test {
protected:
  test::Folder folder_;
  Texts texts_;
};

LoadFault refused(std::string_view bytes) {
  Texts texts;
  const auto taken = texts.admit("a.md", std::string(bytes));
  EXPECT_FALSE(taken.has_value());
  EXPECT_EQ(texts.size(), 0U);
  return taken ? LoadFault{} : taken.error();
}

TEST_F(TextFile, LoadsWhatWasWritten) {
  const auto file = texts_.load(folder_.file("a.md", "clause Київ\n"));
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(texts_.view(*file), "clause Київ\n");
  EXPECT_TRUE(texts_.path(*file).ends_with("a.md"));
}

TEST_F(TextFile, LoadsAnEmptyFile) {
  const auto file = texts_.load(folder_.file("empty.md", ""));
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(texts_.view(*file), "");
  EXPECT_EQ(texts_.line_count(*file), 1U);
}

TEST_F(TextFile, MissingFile) {
  const auto file = texts_.load(folder_.path("nowhere.md"));
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().kind, LoadFaultKind::not_found);
}

TEST_F(TextFile, FolderInsteadOfFile) {
  const auto file = texts_.load(folder_.path(""));
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().kind, LoadFaultKind::unreadable);
}

TEST_F(TextFile, HugeFileIsRefusedByItsSize) {
  const std::string path = folder_.file("huge.md", "x");
  std::filesystem::resize_file(path, 200ULL * 1024 * 1024); // sparse: takes no room and, refused unread, no time
  const auto file = texts_.load(path);
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().kind, LoadFaultKind::too_large);
  EXPECT_EQ(describe(file.error()), "the file has 200 MiB, the most is 64 MiB; split it");
}

TEST(Admit, ByteOrderMarkIsTakenOff) {
  Texts texts;
  const auto file = texts.admit("a.md", "\xEF\xBB\xBF# Title\n");
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(texts.view(*file), "# Title\n");
}

TEST(Admit, Utf16IsNamed) {
  using namespace std::string_view_literals;
  for (const std::string_view bytes : {"\xFF\xFE#\0 \0"sv, "\xFE\xFF\0#\0 "sv, "#\0 \0T\0i\0"sv, "\0#\0 \0T\0i"sv}) {
    const LoadFault fault = refused(bytes);
    EXPECT_EQ(fault.kind, LoadFaultKind::utf16);
    EXPECT_EQ(describe(fault), "the file is UTF-16; save it as UTF-8");
  }
}

TEST(Admit, ZeroByte) {
  const LoadFault fault = refused(std::string_view("line one\nli\0ne two, longer", 26));
  EXPECT_EQ(fault, (LoadFault{LoadFaultKind::nul_byte, "a.md", 11, 2}));
}

TEST(Admit, BadUtf8IsPlaced) {
  const LoadFault fault = refused("first line is good\nsecond has \xE9t\xE9\n");
  EXPECT_EQ(fault, (LoadFault{LoadFaultKind::not_utf8, "a.md", 30, 2}));
}

TEST(Admit, LongLineIsPlaced) {
  const std::string longest(longest_line, 'x');
  Texts texts;
  EXPECT_TRUE(texts.admit("a.md", longest + "\r\n" + longest).has_value());
  EXPECT_EQ(refused("one\n" + longest + "x\n"), (LoadFault{LoadFaultKind::line_too_long, "a.md", 0, 2}));
}

TEST(Admit, TwoHundredMebibytesInOneLine) {
  EXPECT_EQ(refused(std::string(200ULL * 1024 * 1024, 'x')).kind, LoadFaultKind::too_large);
}

TEST(Texts, ViewsStayGoodWhileOthersAreAdded) {
  Texts texts;
  const FileId first = texts.add("first", "a");
  const std::string_view view = texts.view(first);
  for (int i = 0; i < 1000; ++i)
    texts.add("more", std::string(100, 'b'));
  EXPECT_EQ(view.data(), texts.view(first).data());
}

TEST(Texts, PositionsCountCharacters) {
  Texts texts;
  const FileId file = texts.add("a", "one\nКиїв x\r\n\nend");
  EXPECT_EQ(texts.position(file, 0), (Position{1, 1}));
  EXPECT_EQ(texts.position(file, 3), (Position{1, 4}));
  EXPECT_EQ(texts.position(file, 4), (Position{2, 1}));
  EXPECT_EQ(texts.position(file, 13), (Position{2, 6})) << "four Cyrillic letters take eight bytes";
  EXPECT_EQ(texts.position(file, 16), (Position{3, 1}));
  EXPECT_EQ(texts.position(file, 9999), (Position{4, 4}));
}

TEST(Texts, Lines) {
  Texts texts;
  const FileId file = texts.add("a", "one\ntwo\r\n\nfour\n");
  EXPECT_EQ(texts.line_count(file), 4U);
  EXPECT_EQ(texts.line(file, 1), "one");
  EXPECT_EQ(texts.line(file, 2), "two");
  EXPECT_EQ(texts.line(file, 3), "");
  EXPECT_EQ(texts.line(file, 4), "four");
  EXPECT_EQ(texts.line(file, 99), "four");
  EXPECT_EQ(texts.line_start(file, 2), 4U);
}

TEST(Texts, NoTextIsEmpty) {
  const Texts texts;
  EXPECT_FALSE(FileId{}.valid());
  EXPECT_EQ(texts.view(FileId{}), "");
  EXPECT_EQ(texts.position(FileId{}, 5), (Position{1, 1}));
}

TEST(Describe, EveryFaultSaysSomething) {
  for (int i = 0; i <= static_cast<int>(LoadFaultKind::line_too_long); ++i) {
    EXPECT_FALSE(describe(LoadFault{static_cast<LoadFaultKind>(i), "a", 7, 3}).empty());
  }
}

} // namespace
} // namespace casus::source
