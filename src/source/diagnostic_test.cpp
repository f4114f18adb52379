// SPDX-License-Identifier: Apache-2.0
#include "source/diagnostic.h"

#include <array>
#include <set>

#include <gtest/gtest.h>

namespace casus::source {
namespace {

TEST(Kinds, CodesAreUniqueAndWellFormed) {
  std::set<std::string_view> codes;
  for (const Kind kind : all_kinds()) {
    const std::string_view its_code = code(kind);
    EXPECT_TRUE(codes.insert(its_code).second) << its_code << " is used twice";
    ASSERT_EQ(its_code.size(), 4U) << its_code;
    EXPECT_TRUE(std::set<std::string_view>({"S0", "L1", "P2", "R3", "C4", "E5", "T6"}).contains(its_code.substr(0, 2)))
        << its_code;
    EXPECT_FALSE(title(kind).empty()) << its_code;
    EXPECT_EQ(kind_of_code(its_code), kind);
  }
  EXPECT_EQ(kind_of_code("X999"), std::nullopt);
}

TEST(Kinds, NamesAndSeverities) {
  EXPECT_EQ(identifier(Kind::file_not_found), "file_not_found");
  EXPECT_EQ(code(Kind::file_not_found), "S001");
  EXPECT_EQ(severity(Kind::file_not_found), Severity::error);
  EXPECT_EQ(name(Severity::warning), "warning");
  EXPECT_EQ(name(Severity::note), "note");
}

TEST(Diagnostics, ReportTakesFurtherFields) {
  Diagnostics diagnostics;
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.report(Kind::line_too_long, {FileId{0}, 4, 2}, "too long").expected = "a shorter line";
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].expected, "a shorter line");
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Diagnostics, WarningsAreNoErrors) {
  Diagnostics diagnostics;
  diagnostics.report(Kind::line_too_long, {}, "x").severity = Severity::warning;
  EXPECT_FALSE(diagnostics.has_errors());
  EXPECT_EQ(diagnostics.count(Severity::warning), 1U);
}

TEST(Diagnostics, SortedByFileThenPlaceThenAddition) {
  Diagnostics diagnostics;
  diagnostics.report(Kind::line_too_long, {FileId{1}, 0, 1}, "d");
  diagnostics.report(Kind::line_too_long, {FileId{0}, 9, 1}, "b");
  Diagnostics later;
  later.report(Kind::line_too_long, {FileId{0}, 9, 1}, "c");
  later.report(Kind::file_not_found, {}, "a");
  diagnostics.append(std::move(later));
  std::string order;
  for (const Diagnostic& item : diagnostics.sorted())
    order += item.message;
  EXPECT_EQ(order, "abcd");
}

TEST(Diagnostics, LoadFaultsBecomeFindings) {
  constexpr std::array expected{Kind::file_not_found, Kind::file_unreadable, Kind::file_too_large, Kind::file_is_utf16,
                                Kind::file_has_nul,   Kind::file_not_utf8,   Kind::line_too_long};
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    diagnostics.add(LoadFault{static_cast<LoadFaultKind>(i), "a.md", 0, 0});
    EXPECT_EQ(diagnostics.all().back().kind, expected[i]);
  }
  EXPECT_EQ(diagnostics.all()[0].message, "`a.md`: no such file; check the name and the folder");
}

TEST(Diagnostics, PutUnderHeadings) {
  const std::array headings{Heading{10, "Part I"}, Heading{20, "Part II"}};
  Diagnostics diagnostics;
  for (const std::uint32_t offset : {5U, 10U, 19U, 25U}) {
    diagnostics.report(Kind::line_too_long, {FileId{0}, offset, 1}, "x");
  }
  diagnostics.report(Kind::line_too_long, {FileId{1}, 25, 1}, "another file");
  diagnostics.report(Kind::line_too_long, {FileId{0}, 25, 1}, "has one").heading = "Own";
  diagnostics.put_under_headings(FileId{0}, headings);
  std::vector<std::string> found;
  for (const Diagnostic& item : diagnostics.all())
    found.push_back(item.heading);
  EXPECT_EQ(found, (std::vector<std::string>{"", "Part I", "Part I", "Part II", "", "Own"}));
}

} // namespace
} // namespace casus::source
