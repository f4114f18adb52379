// SPDX-License-Identifier: Apache-2.0
#include "exchange/rows_at.h"

#include "exchange/event_file.h"
#include "exchange/numbers.h"
#include "exchange/sorted_lines.h"
#include "exchange/time_cell.h"
#include "source/cells.h"
#include "source/mapped.h"

#include <algorithm>

namespace casus::exchange {

namespace {

/// A plain CSV file whose rows can be found by their number and their time.
struct Searched {
  source::Mapped file;
  std::vector<std::string> columns;
  std::string_view rows; // without the first line

  LineKey key(const std::string& column, const model::TimeColumn* time) const {
    const auto at = static_cast<std::size_t>(std::ranges::find(columns, column) - columns.begin());
    return [at, time](std::string_view line) -> std::optional<std::int64_t> {
      const source::QuotedLine row = source::read_quoted_line(line);
      if (at >= row.cells.size()) return std::nullopt;
      static const model::TimeColumn plain{.origin = time::Instant{0}};
      return second_in(time == nullptr ? plain : *time, row.cells[at]);
    };
  }
};

std::optional<Searched> searched(const std::string& path, const model::EventTable& table) {
  auto file = source::Mapped::open(path);
  if (!file || table.number.empty()) return std::nullopt;
  const std::string_view bytes = file->bytes();
  const auto header = read_header(bytes, true);
  if (!header || bytes.starts_with('{') || bytes.starts_with("\x1F\x8B")) return std::nullopt;
  for (const std::string* column : {&table.number, &table.time.column}) {
    if (std::ranges::count(header->columns, *column) == 0) return std::nullopt;
  }
  const std::string_view rows = bytes.substr(header->length);
  return Searched{std::move(*file), header->columns, rows};
}

// Whole lines, read as the table says.
std::expected<void, std::string> read_lines(const model::Model& model, const model::EventTable& table,
                                            const Searched& file, std::string_view lines, Facts& facts) {
  auto reader = EventReader::make(model, table, file.columns);
  if (!reader) return std::unexpected(reader.error());
  std::string padded(lines);
  const std::size_t size = padded.size();
  padded.append(padding, '\0');
  reader->read_csv(std::string_view(padded).substr(0, size), true, facts);
  return {};
}

} // namespace

std::optional<std::int64_t> EventRows::second_of(std::int64_t number) const {
  for (const std::string& path : files_) {
    const auto file = searched(path, table_);
    if (!file) return std::nullopt;
    const LineKey numbers = file->key(table_.number, nullptr);
    const auto begin = first_not_less(file->rows, number, numbers);
    if (!begin) return std::nullopt;
    const std::string_view line = line_at(file->rows, *begin);
    if (*begin < file->rows.size() && numbers(line) == number) return file->key(table_.time.column, &table_.time)(line);
  }
  return std::nullopt;
}

std::expected<std::vector<FileRow>, std::string> EventRows::at(std::optional<std::int64_t> number,
                                                               std::vector<std::int64_t> seconds) const {
  if (number) {
    if (const auto second = second_of(*number)) seconds.push_back(*second);
  }
  std::ranges::sort(seconds);
  seconds.erase(std::ranges::unique(seconds).begin(), seconds.end());
  std::vector<FileRow> found;
  const auto keep = [&](const Facts& facts, const std::string& path) {
    for (const engine::StreamFact& fact : facts.facts) {
      if (fact.number == number || std::ranges::binary_search(seconds, fact.second)) found.push_back({fact, path});
    }
  };
  for (const std::string& path : files_) {
    Facts facts;
    const auto file = searched(path, table_);
    std::string lines;
    bool sorted = file.has_value();
    for (std::size_t i = 0; sorted && i < seconds.size(); ++i) {
      const LineKey times = file->key(table_.time.column, &table_.time);
      const auto from = first_not_less(file->rows, seconds[i], times);
      const auto to = first_not_less(file->rows, seconds[i] + 1, times);
      sorted = from && to;
      if (sorted) lines += file->rows.substr(*from, *to - *from);
    }
    if (sorted) {
      if (auto read = read_lines(model_, table_, *file, lines, facts); !read) return std::unexpected(read.error());
      keep(facts, path);
      continue;
    }
    auto whole = EventFile::open(model_, path, table_.id);
    if (!whole) return std::unexpected(whole.error());
    for (auto more = whole->next(facts); !more || *more; more = whole->next(facts)) {
      if (!more) return std::unexpected(more.error());
      keep(facts, path);
    }
  }
  return found;
}

} // namespace casus::exchange
