// SPDX-License-Identifier: Apache-2.0
// Tables and explanations laid out: for a terminal, and as CSV (RFC 4180).
#pragma once

#include "questions/table.h"

#include <cstddef>
#include <span>
#include <string>

namespace casus::cli {

inline constexpr std::size_t page_width = 100; // columns

/// Aligned columns with a header, cells wrapped so that no line is wider than `width`; title above, notes below.
std::string table_text(const questions::Table& table, bool colour, std::size_t width = page_width);

/// An indented line for each; long ones wrapped under their own indentation. An address is never broken: it may pass
/// the page's edge.
std::string lines_text(std::span<const questions::Line> lines, bool colour, std::size_t width = page_width);

/// Header of column names, then rows; fields quoted where they need it; lines end in CR LF.
std::string table_csv(const questions::Table& table);

} // namespace casus::cli
