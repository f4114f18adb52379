// SPDX-License-Identifier: Apache-2.0
// Rows of NDJSON: one flat object a line, its keys in any order. Where a string has an escape or a value is no plain
// string or number, the line is left to Boost.JSON.
#include "exchange/event_rows.h"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace casus::exchange {

namespace {

/// Walks over one line; every step says whether the line is as simple as it looks.
struct Walk {
  std::string_view line;
  std::size_t at = 0;

  void spaces() {
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r'))
      ++at;
  }
  bool take(char wanted) {
    spaces();
    if (at >= line.size() || line[at] != wanted) return false;
    ++at;
    return true;
  }
  bool string(std::string_view& out) {
    if (!take('"')) return false;
    const std::size_t begin = at;
    while (at < line.size() && line[at] != '"') {
      if (line[at] == '\\' || static_cast<unsigned char>(line[at]) < 0x20) return false;
      ++at;
    }
    if (at >= line.size()) return false;
    out = line.substr(begin, at++ - begin);
    return true;
  }
  bool value(std::string_view& out) {
    spaces();
    if (at < line.size() && line[at] == '"') return string(out);
    const std::size_t begin = at;
    while (at < line.size() && ((line[at] >= '0' && line[at] <= '9') || line[at] == '-'))
      ++at;
    out = line.substr(begin, at - begin);
    return at > begin;
  }
};

bool plain_line(std::string_view line, const std::vector<std::string>& columns, std::vector<std::string_view>& row) {
  Walk walk{line};
  if (!walk.take('{')) return false;
  std::ranges::fill(row, std::string_view(line.data(), 0));
  if (walk.take('}')) return true;
  do {
    std::string_view key;
    std::string_view value;
    if (!walk.string(key) || !walk.take(':') || !walk.value(value)) return false;
    const auto column = std::ranges::find(columns, key);
    if (column != columns.end()) row[static_cast<std::size_t>(column - columns.begin())] = value;
  } while (walk.take(','));
  if (!walk.take('}')) return false;
  walk.spaces();
  return walk.at == line.size();
}

/// Empty: what is wrong. Cells are put one behind the other into `joined`.
std::string any_line(std::string_view line, const std::vector<std::string>& columns, std::string& joined,
                     std::vector<std::string_view>& row) {
  boost::system::error_code fault;
  const boost::json::value parsed = boost::json::parse(boost::json::string_view(line.data(), line.size()), fault);
  if (fault) return fmt::format("no JSON: {}", fault.message());
  if (!parsed.is_object()) return "no JSON object";
  std::vector<std::pair<std::size_t, std::size_t>> places;
  joined.clear();
  for (const std::string& column : columns) {
    const boost::json::value* value = parsed.as_object().if_contains(column);
    const std::size_t begin = joined.size();
    if (value != nullptr && value->is_string())
      joined.append(value->as_string().data(), value->as_string().size());
    else if (value != nullptr && !value->is_null())
      joined.append(boost::json::serialize(*value));
    places.emplace_back(begin, joined.size() - begin);
  }
  joined.append(padding, '\0');
  for (std::size_t i = 0; i < places.size(); ++i)
    row[i] = std::string_view(joined).substr(places[i].first, places[i].second);
  return "";
}

} // namespace

std::size_t EventReader::read_ndjson(std::string_view text, bool last, Facts& facts) {
  std::vector<std::string_view> row(columns_.size());
  std::string joined;
  std::size_t taken = 0;
  while (taken < text.size()) {
    const std::size_t end = text.find('\n', taken);
    if (end == std::string_view::npos && !last) break;
    const std::string_view line = text.substr(taken, end == std::string_view::npos ? end : end - taken);
    taken = end == std::string_view::npos ? text.size() : end + 1;
    line_text_ = line.data();
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      std::string wrong;
      if (!plain_line(line, columns_, row)) {
        wrong = any_line(line, columns_, joined, row);
        line_text_ = joined.data();
      }
      if (wrong.empty()) {
        read_row(LooseRow{row}, facts);
      } else {
        ++facts.rows;
        refuse(LooseRow{}, -1, facts, "{}", std::string_view(wrong));
      }
    }
    ++line_;
  }
  return taken;
}

} // namespace casus::exchange
