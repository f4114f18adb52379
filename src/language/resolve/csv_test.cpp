// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/csv.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

/// Cells with `|` between, a `/` after each row; faults as the letter of their kind and their offset.
std::string shown(std::string_view text) {
  const Csv csv = read_csv(text);
  std::string result;
  for (std::size_t i = 0; i < csv.cells.size(); ++i)
    result.append(csv.view(csv.cells[i])).append((i + 1) % csv.columns.size() == 0 ? "/" : "|");
  for (const CsvFault& fault : csv.faults)
    result += (fault.kind == CsvFault::Kind::ragged ? " r" : " q") + std::to_string(fault.offset);
  EXPECT_EQ(csv.cells.size(), csv.offsets.size() * csv.columns.size()) << text;
  return result;
}

TEST(Csv, RowsAndCells) {
  EXPECT_EQ(shown("a,b\n1,2\n3,4\n"), "1|2/3|4/");
  EXPECT_EQ(shown("a,b\r\n1,2\r\n3,"), "1|2/3|/");
  EXPECT_EQ(shown("a,b\n,\n"), "|/");
  EXPECT_EQ(shown("a\n1\n\n2"), "1//2/") << "an empty line is a row of one empty cell";
  EXPECT_EQ(shown("a,b\n\n1,2\n\n"), "1|2/");
  EXPECT_EQ(shown("a,b\n 1 ,\tx\n"), " 1 |\tx/") << "white space is part of a cell";
  EXPECT_EQ(read_csv("").columns.size(), 0U);
  EXPECT_EQ(read_csv("a,b").columns.size(), 2U);
}

TEST(Csv, QuotationMarks) {
  EXPECT_EQ(shown("a,b\n\"1,5\",\"x\ny\"\n"), "1,5|x\ny/");
  EXPECT_EQ(shown("a,b\n\"say \"\"yes\"\"\",\"\"\"\"\n"), "say \"yes\"|\"/");
  EXPECT_EQ(shown("a,b\n\"\",2\n"), "|2/");
  EXPECT_EQ(shown("a,b\n1\"2,3\n"), "1\"2|3/") << "inside a plain cell it is a character";
}

TEST(Csv, Faults) {
  EXPECT_EQ(shown("a,b\n1\n1,2,3\n4,5\n"), "4|5/ r4 r6");
  EXPECT_EQ(shown("a,b\n1,\"2\n3,4\n"), " q6");
  EXPECT_EQ(shown("a,b\n1,2\n\"1\"x,2\n3,4\n"), "1|2/ q8");
  EXPECT_EQ(read_csv("a,b\n1\n").faults[0].cells, 1U);
}

} // namespace
} // namespace casus::language
