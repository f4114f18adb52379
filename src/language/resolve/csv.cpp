// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/csv.h"

#include <algorithm>

namespace casus::language {
namespace {

class CsvReader {
public:
  CsvReader(std::string_view text, Csv& csv) : text_(text), csv_(csv) {}

  void read() {
    row(csv_.columns);
    const std::size_t wide = csv_.columns.size();
    const auto lines = static_cast<std::size_t>(std::ranges::count(text_.substr(at_), '\n')) + 1;
    csv_.offsets.reserve(lines);
    csv_.cells.reserve(std::min(lines * wide, text_.size() + 1)); // a cell ends with at least one byte
    while (at_ < text_.size() && !stopped_) {
      const std::size_t begin = at_;
      const std::size_t before = csv_.cells.size();
      const std::size_t end = row(csv_.cells);
      if (stopped_) return csv_.cells.resize(before);
      const std::size_t count = csv_.cells.size() - before;
      if (count == wide && (end > begin || wide == 1)) {
        csv_.offsets.push_back(begin);
        continue;
      }
      csv_.cells.resize(before);
      if (end > begin) csv_.faults.push_back({CsvFault::Kind::ragged, begin, end - begin, count});
    }
  }

private:
  /// Appends the cells of the row here and goes behind its end. Gives where its last cell ends.
  std::size_t row(std::vector<std::string_view>& into) {
    for (;;) {
      into.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
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

  std::string_view plain() {
    const std::string_view text = text_;
    const std::size_t begin = at_;
    std::size_t at = begin;
    while (at < text.size() && text[at] != ',' && text[at] != '\n' && !returns(text, at))
      ++at;
    at_ = at;
    return text.substr(begin, at - begin);
  }

  /// Is it a carriage return that ends a line?
  static bool returns(std::string_view text, std::size_t at) {
    return text[at] == '\r' && (at + 1 == text.size() || text[at + 1] == '\n');
  }

  std::string_view quoted() {
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
        if (whole.empty()) return text_.substr(begin, close - begin);
        return csv_.unquoted.emplace_back(whole.append(text_, from, close - from));
      }
      whole.append(text_, from, close + 1 - from);
      from = close + 2;
    }
  }

  [[nodiscard]] bool ends_cell(std::size_t at) const {
    return at == text_.size() || text_[at] == ',' || text_[at] == '\n' || text_[at] == '\r';
  }

  std::string_view stop() {
    csv_.faults.push_back({CsvFault::Kind::unclosed, at_, 1, 0});
    stopped_ = true;
    return {};
  }

  std::string_view text_;
  Csv& csv_;
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
