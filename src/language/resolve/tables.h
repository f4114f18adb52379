// SPDX-License-Identifier: Apache-2.0
// The tables that texts name after `for each`: each file read once, its cells by row and column, its faults counted.
#pragma once

#include "language/parse/tree.h"
#include "language/resolve/csv.h"
#include "source/diagnostic.h"
#include "source/text.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::language {

/// Rows of cells under named columns: a file, or numbers from one to another.
class Table {
public:
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  [[nodiscard]] std::uint32_t rows() const { return rows_; }
  /// The cells of one column, to be asked for by row.
  [[nodiscard]] auto cells(std::size_t column) const {
    return [&csv = csv_, first = csv_.cells.data() + column, wide = csv_.columns.size()](std::size_t row) {
      return csv.view(first[row * wide]);
    };
  }
  [[nodiscard]] const std::vector<std::string_view>& columns() const { return csv_.columns; }
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const { return cells(column)(row); }
  /// One that may stand in a hole, for an example.
  [[nodiscard]] std::string_view some_column() const { return columns().empty() ? "column" : columns().front(); }
  [[nodiscard]] const std::string& name() const { return name_; }

  /// Where the cell is; of a number of a range, the line that says so.
  [[nodiscard]] source::Span span(std::size_t row, std::size_t column) const;

private:
  friend class Tables;

  std::string name_; // as the text has it
  source::FileId file_;
  std::string_view text_;
  source::Span said_; // the words after `for each` that first named it
  Csv csv_;
  std::uint32_t rows_ = 0;
  mutable std::uint32_t faults_ = 0; // reported of it, shown or not
};

class Tables {
public:
  Tables(const source::Texts& texts, source::Loader load) : texts_(&texts), load_(std::move(load)) {}

  /// The table of a `for each` slot, read at its first mention. None: the fault has been reported.
  std::shared_ptr<const Table> find(const Slot& slot, source::Diagnostics& diagnostics);

  /// Reports a fault of a cell, unless the table has had its hundred. The reference is good until the next.
  static source::Diagnostic* report(const Table& table, source::Kind kind, source::Span span, std::string message,
                                    source::Diagnostics& diagnostics);

  /// Says of each table how many faults were not shown.
  void count_the_rest(source::Diagnostics& diagnostics) const;

private:
  std::shared_ptr<const Table> load(const Slot& slot, const Token& name, source::Diagnostics& diagnostics);
  std::shared_ptr<const Table> range(const Slot& slot, source::Diagnostics& diagnostics);
  static void check(const Table& table, source::Diagnostics& diagnostics);

  const source::Texts* texts_;
  source::Loader load_;
  std::map<std::string, std::shared_ptr<Table>> tables_; // by path; ranges by their words
};

} // namespace casus::language
