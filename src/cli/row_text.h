// SPDX-License-Identifier: Apache-2.0
// Rows as one casus text, and the way back from a place in it to the row and column.
#pragma once

#include "cli/rows.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace casus::cli {

/// The bytes of the text that a field gave.
struct Place {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::size_t row = 0; // index in Rows::rows
  std::optional<Field> field;
};

struct RowText {
  std::string text;
  std::vector<Place> places; // in order of the text; one for each row's declaration or report, one a field
  std::map<std::string, std::string> carriers; // as in RecordText: reports on events that the text does not declare
  std::vector<RowFault> faults;                // of rows that are left out of the text
};

/// `known`: ids of events that the record or the library holds. A row with `is` or `time` declares its event; rows that
/// declare it again in the same words are reports on it.
RowText row_text(const std::vector<Row>& rows, const std::set<std::string>& known);

/// The row at that byte and, where it lies in one, the field.
Place place_at(const RowText& text, std::uint32_t offset);

} // namespace casus::cli
