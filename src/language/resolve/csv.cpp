// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/csv.h"

#include "source/cells.h"

#include <algorithm>

namespace casus::language {
namespace {

/// The system's search looks at many bytes in one step, which a loop over them does not.
std::size_t count_feeds(std::string_view text) {
  std::size_t feeds = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    ++feeds;
  return feeds;
}

constexpr std::size_t piece_size = std::size_t{1} << 16U; // of text whose cells are found at once

class CsvReader {
public:
  CsvReader(std::string_view text, Csv& csv) : text_(text), csv_(csv) {}

  void read() {
    csv_.text = text_;
    row();
    for (const Csv::Cell cell : csv_.cells)
      csv_.columns.push_back(csv_.view(cell));
    csv_.cells.clear();
    const std::size_t lines = count_feeds(text_.substr(at_)) + 1;
    csv_.offsets.reserve(lines);
    // A cell ends with at least one byte.
    csv_.cells.reserve(std::min(lines * csv_.columns.size(), text_.size() + 1));
    const bool quotes = text_.contains('"');
    while (at_ < text_.size() && !stopped_) {
      if (quotes || !plain_rows()) any_row();
    }
  }

private:
  /// Lines without quotation marks, many at once. False: none ends soon.
  bool plain_rows() {
    source::find_cells(text_.substr(at_, piece_size), found_);
    std::uint32_t first = 0;
    const auto here = static_cast<std::uint32_t>(at_);
    for (std::size_t line = 0; line < found_.count; ++line) {
      const std::uint32_t after = found_.lines[line];
      const std::size_t before = csv_.cells.size();
      for (std::uint32_t cell = first; cell < after; ++cell)
        csv_.cells.push_back({here + found_.begins[cell], found_.begins[cell + 1] - found_.begins[cell] - 1});
      Csv::Cell& last = csv_.cells.back();
      if (last.size > 0 && text_[last.begin + last.size - 1] == '\r') --last.size;
      take_row(here + found_.begins[first], before, last.begin + last.size);
      first = after;
    }
    at_ += found_.scanned;
    return found_.count > 0;
  }

  void any_row() {
    const auto begin = static_cast<std::uint32_t>(at_);
    const std::size_t before = csv_.cells.size();
    const std::size_t end = row();
    if (stopped_) return csv_.cells.resize(before);
    take_row(begin, before, end);
  }

  /// The row of the cells from there on, unless there is a fault in it.
  void take_row(std::uint32_t begin, std::size_t before, std::size_t end) {
    const std::size_t wide = csv_.columns.size();
    const std::size_t count = csv_.cells.size() - before;
    if (count == wide && (end > begin || wide == 1)) return csv_.offsets.push_back(begin);
    csv_.cells.resize(before);
    if (end > begin) csv_.faults.push_back({CsvFault::Kind::ragged, begin, end - begin, count});
  }

  /// Appends the cells of the row here and goes behind its end. Gives where its last cell ends.
  std::size_t row() {
    for (;;) {
      csv_.cells.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
      if (at_ < text_.size() && text_[at_] == ',' && !stopped_) {
        ++at_;
        continue;
      }
      const std::size_t end = at_;
      if (at_ < text_.size() && text_[at_] == '\r') ++at_;
      if (at_ < text_.size() && text_[at_] == '\n') ++at_;
      return end;
    }
  }

  static Csv::Cell cell(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
  }

  Csv::Cell plain() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n' && !returns(at_))
      ++at_;
    return cell(begin, at_);
  }

  /// Is it a carriage return that ends a line?
  [[nodiscard]] bool returns(std::size_t at) const {
    return text_[at] == '\r' && (at + 1 == text_.size() || text_[at + 1] == '\n');
  }

  Csv::Cell quoted() {
    const std::size_t begin = at_ + 1;
    std::string whole; // filled only when a quotation mark is doubled
    std::size_t from = begin;
    for (;;) {
      const std::size_t close = text_.find('"', from);
      if (close == std::string_view::npos) return stop();
      const bool doubled = close + 1 < text_.size() && text_[close + 1] == '"';
      if (!doubled) {
        if (!ends_cell(close + 1)) return stop();
        at_ = close + 1;
        if (whole.empty()) return cell(begin, close);
        return csv_.unquote(std::move(whole.append(text_, from, close - from)));
      }
      whole.append(text_, from, close + 1 - from);
      from = close + 2;
    }
  }

  [[nodiscard]] bool ends_cell(std::size_t at) const {
    return at == text_.size() || text_[at] == ',' || text_[at] == '\n' || text_[at] == '\r';
  }

  Csv::Cell stop() {
    csv_.faults.push_back({CsvFault::Kind::unclosed, at_, 1, 0});
    stopped_ = true;
    return {};
  }

  std::string_view text_;
  Csv& csv_;
  source::CellBegins found_;
  std::size_t at_ = 0;
  bool stopped_ = false;
};

} // namespace

Csv read_csv(std::string_view text) {
  Csv csv;
  if (!text.empty()) CsvReader(text, csv).read();
  return csv;
}

} // namespace casus::language
