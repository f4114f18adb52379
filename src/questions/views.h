// SPDX-License-Identifier: Apache-2.0
// Model, record and answers as plain rows: what `casus sql` asks and every door may export. docs/sql.md describes them.
#pragma once

#include "questions/case.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace casus::questions {

/// The version of the views' names and columns; it grows when one changes its meaning or goes (R21).
inline constexpr int views_version = 1;

/// Absent (unknown or not applicable), a whole number, a number, or a text. Moments are ISO 8601 texts in UTC.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

struct ViewColumn {
  std::string_view name;
  std::string_view meaning; // for people, one line
};

struct View {
  std::string_view name;
  std::string_view meaning;
  std::vector<ViewColumn> columns;
  std::vector<std::vector<Value>> rows; // as many values as columns
};

/// Every view, filled for the times asked. The texts' views come first, then the record's, then the answers'.
std::vector<View> views(const Case& asked);

} // namespace casus::questions
