// SPDX-License-Identifier: Apache-2.0
// What is to be recorded, read from CSV, NDJSON, a form or options into rows of named fields. Nothing is understood
// yet.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace casus::cli {

/// What a row may hold; the order is that of a form and of the words of an event.
enum class Field : std::uint8_t {
  event,
  title,
  is,
  time,
  sequence,
  cites,
  partial,
  until,
  amount,
  figure,
  for_,
  note,
  standing,
  said,
  by,
  attribution,
  speaker,
  at,
  to,
  marked,
  sharing,
  replaces,
};
inline constexpr std::size_t field_count = 22;

/// The name of a column: `event`, `said`, ...
std::string_view to_string(Field field);
/// One line for people: what is to be written there.
std::string_view meaning(Field field);

/// The value of a field as it was given, without white space around it; absent fields are empty.
struct Row {
  std::size_t line = 0; // where it begins, from 1; 0: from options
  std::vector<std::string> values = std::vector<std::string>(field_count);
  [[nodiscard]] const std::string& operator[](Field field) const { return values[static_cast<std::size_t>(field)]; }
  std::string& operator[](Field field) { return values[static_cast<std::size_t>(field)]; }
};

/// One thing wrong with a row: where, and what was expected. `column` is empty where it is the row.
struct RowFault {
  std::size_t line = 0;
  std::string column;
  std::string sentence;
};

struct Rows {
  std::vector<Row> rows;
  std::vector<RowFault> faults;
};

/// A table with a header line. Fields are separated by comma, semicolon or tab, whichever the header has most of;
/// quoted as in RFC 4180. A byte order mark is skipped. Columns are matched by their header in any order and case.
Rows rows_of_csv(std::string_view text);

/// A JSON object a line; its keys are the columns.
Rows rows_of_ndjson(std::string_view text);

/// Lines `field: value`; an empty line ends a row, `#` begins a line for people.
Rows rows_of_form(std::string_view text);

/// The form to fill in, with what is known already.
std::string form_of(const Row& row);

} // namespace casus::cli
