// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/tables.h"

#include "language/resolve/names.h"
#include "language/resolve/slots.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

constexpr std::uint32_t faults_shown = 100;
constexpr std::int64_t longest_range = 1'000'000;

/// The path of a file that a text names, from the text's own folder.
std::string beside(std::string_view text, std::string_view name) {
  const std::size_t slash = text.find_last_of('/');
  if (slash == std::string_view::npos || name.starts_with('/')) return std::string(name);
  return std::string(text.substr(0, slash + 1)).append(name);
}

std::optional<std::int64_t> take_number(Cursor& cursor) {
  const Token* word = cursor.peek();
  if (word == nullptr || word->kind != TokenKind::word) return std::nullopt;
  std::int64_t number = 0;
  const char* end = word->text.data() + word->text.size();
  const auto [stopped, fault] = std::from_chars(word->text.data(), end, number);
  if (fault != std::errc{} || stopped != end) return std::nullopt;
  cursor.skip(1);
  return number;
}

void not_a_table(const Slot& slot, source::Diagnostics& diagnostics) {
  diagnostics.report(Kind::not_understood, slot.span, "this does not say for each of what").expected =
      "`row of` and the name of a CSV file in quotation marks, or a column and its numbers: `n from 0 to 199`";
}

} // namespace

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto found = std::ranges::find(csv_.columns, name);
  if (found == csv_.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - csv_.columns.begin());
}

source::Span Table::span(std::size_t row, std::size_t column) const {
  if (!file_.valid()) return said_;
  const std::string_view words = cell(row, column);
  const auto narrow = [](std::size_t size) { return static_cast<std::uint32_t>(size); };
  const bool inside = std::less_equal<>()(text_.data(), words.data()) &&
                      std::less_equal<>()(words.data() + words.size(), text_.data() + text_.size());
  if (inside) return {file_, narrow(static_cast<std::size_t>(words.data() - text_.data())), narrow(words.size())};
  return {file_, csv_.offsets[row], 1}; // a cell with doubled quotation marks
}

std::shared_ptr<const Table> Tables::find(const Slot& slot, source::Diagnostics& diagnostics) {
  Cursor cursor = cursor_of(slot);
  if (!cursor.take("row of")) return range(slot, diagnostics);
  const Token* name = cursor.take_string();
  if (name != nullptr && cursor.done()) return load(slot, *name, diagnostics);
  not_a_table(slot, diagnostics);
  return nullptr;
}

std::shared_ptr<const Table> Tables::load(const Slot& slot, const Token& name, source::Diagnostics& diagnostics) {
  const std::string path = beside(texts_->path(name.span.file), name.text);
  if (const auto known = tables_.find(path); known != tables_.end()) return known->second;
  auto& entry = tables_[path]; // stays empty after a fault, which is said once
  const auto file = load_ ? load_(path) : std::unexpected(source::LoadFault{source::LoadFaultKind::not_found, path});
  if (!file) {
    diagnostics.report(Kind::table_unread, name.span, source::describe(file.error())).expected =
        fmt::format("a CSV file `{}`, named from the folder of this text", path);
    return nullptr;
  }
  entry = std::make_shared<Table>();
  entry->name_ = name.text;
  entry->file_ = *file;
  entry->text_ = texts_->view(*file);
  entry->said_ = slot.span;
  entry->csv_ = read_csv(entry->text_);
  entry->rows_ = static_cast<std::uint32_t>(entry->csv_.offsets.size());
  check(*entry, diagnostics);
  return entry;
}

std::shared_ptr<const Table> Tables::range(const Slot& slot, source::Diagnostics& diagnostics) {
  Cursor cursor = cursor_of(slot);
  const Token* column = cursor.take_word();
  const auto first = column != nullptr && cursor.take("from") ? take_number(cursor) : std::nullopt;
  const auto last = first && cursor.take("to") ? take_number(cursor) : std::nullopt;
  if (!last || !cursor.done()) {
    not_a_table(slot, diagnostics);
    return nullptr;
  }
  if (*last < *first || *last - *first >= longest_range) {
    diagnostics.report(Kind::not_understood, slot.span, "this range cannot be counted").expected =
        fmt::format("the lesser number first, and at most {} numbers", longest_range);
    return nullptr;
  }
  auto& entry = tables_[fmt::format("{} {} {}", column->text, *first, *last)];
  if (entry != nullptr) return entry;
  entry = std::make_shared<Table>();
  entry->name_ = fmt::format("{} from {} to {}", column->text, *first, *last);
  entry->said_ = slot.span;
  entry->csv_.columns.push_back(entry->csv_.unquoted.emplace_back(column->text));
  for (std::int64_t number = *first; number <= *last; ++number)
    entry->csv_.cells.push_back(entry->csv_.unquote(std::to_string(number)));
  entry->rows_ = static_cast<std::uint32_t>(entry->csv_.cells.size());
  return entry;
}

void Tables::check(const Table& table, source::Diagnostics& diagnostics) {
  const auto span = [&](std::size_t offset, std::size_t length) {
    return source::Span{table.file_, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(length)};
  };
  const auto& columns = table.csv_.columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto first = std::ranges::find(columns, columns[i]);
    if (static_cast<std::size_t>(first - columns.begin()) == i) continue;
    const auto at = static_cast<std::size_t>(columns[i].data() - table.text_.data());
    diagnostics.report(Kind::column_twice, span(at, columns[i].size()), fmt::format("a second column `{}`", columns[i]))
        .expected = "a name of its own for each column";
  }
  for (const CsvFault& fault : table.csv_.faults) {
    if (fault.kind == CsvFault::Kind::unclosed) {
      auto* item = report(table, Kind::quote_unclosed, span(fault.offset, fault.length),
                          "this quotation mark has no partner at the end of its cell", diagnostics);
      if (item != nullptr) item->expected = "a second `\"`; inside a cell write `\"\"` for it";
      continue;
    }
    auto* item = report(table, Kind::ragged_row, span(fault.offset, fault.length),
                        fmt::format("this row has {} cell{}, the first line has {}", fault.cells,
                                    fault.cells == 1 ? "" : "s", columns.size()),
                        diagnostics);
    if (item != nullptr) item->expected = "one cell for each column, empty where there is nothing to say";
  }
}

source::Diagnostic* Tables::report(const Table& table, Kind kind, source::Span span, std::string message,
                                   source::Diagnostics& diagnostics) {
  if (++table.faults_ > faults_shown) return nullptr;
  return &diagnostics.report(kind, span, std::move(message));
}

void Tables::count_the_rest(source::Diagnostics& diagnostics) const {
  for (const auto& [path, table] : tables_) {
    if (table == nullptr || table->faults_ <= faults_shown) continue;
    diagnostics.report(
        Kind::more_rows, table->said_,
        fmt::format("{} more faults in the cells of `{}` are not shown", table->faults_ - faults_shown, table->name_));
  }
}

} // namespace casus::language
