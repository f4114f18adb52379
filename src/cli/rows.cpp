// SPDX-License-Identifier: Apache-2.0
#include "cli/rows.h"

#include "source/nearest.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <boost/json.hpp>

namespace casus::cli {

namespace {

struct Column {
  std::string_view name;
  std::string_view meaning;
};

constexpr std::array<Column, field_count> columns{{
    {"event", "id of the event, new or known: letters, digits, hyphens"},
    {"title", "of a new event: a title in words"},
    {"is", "of a new event: its kind and who, where, of what: armed attack by Russia on Ukraine at Kyiv"},
    {"time", "of a new event: when it happened: 2024-07-08T09:40+03:00, or 2024-07-08 to 2024-07-09"},
    {"sequence", "its place among events of one moment: a number"},
    {"cites", "events that it names, with commas"},
    {"partial", "yes, if it was done in part"},
    {"until", "of an extension: the last day"},
    {"amount", "a sum: 5000000 USD by United States"},
    {"figure", "what is counted: \"missiles\" 38"},
    {"for", "who acted for whom: United Kingdom \"Name\" \"Office\""},
    {"note", "anything else, in words"},
    {"standing", "what the source says: expected, happened, denied, corrected or retracted"},
    {"said", "when the source said it: 2024-07-08"},
    {"by", "the source, by its id"},
    {"attribution", "document, on the record, named or anonymous"},
    {"speaker", "who, inside the source"},
    {"at", "the passage or address"},
    {"to", "of a correction: the moment as corrected"},
    {"marked", "the marking that limits who may see it; empty: open to all"},
    {"sharing", "TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT or TLP:RED"},
    {"replaces", "of a correction or retraction: the entry it speaks of; empty: the source's latest"},
}};

std::vector<std::string> names() {
  std::vector<std::string> result;
  result.reserve(columns.size());
  for (const Column& column : columns)
    result.emplace_back(column.name);
  return result;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::optional<Field> field_called(std::string_view name) {
  std::string lower(trimmed(name));
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == lower) return static_cast<Field>(i);
  }
  return std::nullopt;
}

RowFault unknown_column(std::size_t line, std::string_view name) {
  std::string sentence = "no column has this name";
  if (const auto near = source::nearest(name, names())) {
    sentence += "; did you mean `" + *near + "`?";
  } else {
    sentence += "; the columns are ";
    for (std::size_t i = 0; i < columns.size(); ++i)
      sentence += (i == 0 ? "" : ", ") + std::string(columns[i].name);
  }
  return {line, std::string(name), sentence};
}

/// Records of a table, each with the line on which it begins.
struct Record {
  std::size_t line = 0;
  std::vector<std::string> cells;
};

char separator_of(std::string_view text) {
  const std::string_view header = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char candidate : {';', '\t'}) {
    if (std::ranges::count(header, candidate) > std::ranges::count(header, best)) best = candidate;
  }
  return best;
}

class HeadedRows {
public:
  HeadedRows(std::string_view text, std::vector<RowFault>& faults)
      : text_(text), separator_(separator_of(text)), faults_(&faults) {}

  std::optional<Record> next() {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r'))
      advance();
    if (at_ >= text_.size()) return std::nullopt;
    Record record{.line = line_, .cells = {}};
    for (;;) {
      record.cells.push_back(cell(record.line));
      if (at_ >= text_.size() || text_[at_] != separator_) break;
      ++at_;
    }
    return record;
  }

private:
  void advance() {
    if (text_[at_] == '\n') ++line_;
    ++at_;
  }

  std::string cell(std::size_t line) {
    if (at_ < text_.size() && text_[at_] == '"') return quoted_cell(line);
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n')
      ++at_;
    return std::string(trimmed(text_.substr(begin, at_ - begin)));
  }

  std::string quoted_cell(std::size_t line) {
    std::string value;
    ++at_;
    for (; at_ < text_.size(); advance()) {
      if (text_[at_] == '"' && text_.substr(at_, 2) != "\"\"") break;
      if (text_[at_] == '"') ++at_;
      value += text_[at_];
    }
    if (at_ >= text_.size()) faults_->push_back({line, "", "a quotation mark is opened and never closed"});
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n')
      ++at_; // what follows the closing mark
    return std::string(trimmed(value));
  }

  std::string_view text_;
  char separator_;
  std::vector<RowFault>* faults_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

std::string value_of(const boost::json::value& value) {
  if (value.is_string()) return std::string(trimmed(std::string_view(value.get_string())));
  if (value.is_null()) return "";
  if (value.is_bool()) return value.get_bool() ? "yes" : "";
  return boost::json::serialize(value);
}

/// Calls `take(number, line)` for each line.
template <class Take>
void each_line(std::string_view text, Take take) {
  for (std::size_t at = 0, number = 1; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    take(number, trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
}

bool is_empty(const Row& row) { return std::ranges::all_of(row.values, &std::string::empty); }

} // namespace

std::string_view to_string(Field field) { return columns[static_cast<std::size_t>(field)].name; }
std::string_view meaning(Field field) { return columns[static_cast<std::size_t>(field)].meaning; }

Rows rows_of_csv(std::string_view text) {
  Rows result;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  HeadedRows table(text, result.faults);
  const auto header = table.next();
  if (!header) {
    result.faults.push_back({1, "", "the table is empty; its first line names the columns"});
    return result;
  }
  std::vector<std::optional<Field>> fields;
  for (const std::string& name : header->cells) {
    fields.push_back(field_called(name));
    if (!fields.back()) result.faults.push_back(unknown_column(header->line, name));
  }
  while (const auto record = table.next()) {
    Row row{.line = record->line};
    if (record->cells.size() > fields.size()) {
      result.faults.push_back({record->line, "",
                               std::to_string(record->cells.size()) + " cells, and the header has " +
                                   std::to_string(fields.size()) + " columns"});
    }
    for (std::size_t i = 0; i < std::min(record->cells.size(), fields.size()); ++i) {
      if (fields[i]) row[*fields[i]] = record->cells[i];
    }
    if (!is_empty(row)) result.rows.push_back(std::move(row));
  }
  return result;
}

Rows rows_of_ndjson(std::string_view text) {
  Rows result;
  each_line(text, [&](std::size_t number, std::string_view line) {
    if (line.empty()) return;
    boost::json::error_code fault;
    const boost::json::value value = boost::json::parse(line, fault);
    if (fault || !value.is_object()) {
      result.faults.push_back(
          {number, "", "not a JSON object; each line is one, such as {\"event\": \"attack-1\", ...}"});
      return;
    }
    Row row{.line = number};
    for (const auto& [key, item] : value.get_object()) {
      if (const auto field = field_called(key)) {
        row[*field] = value_of(item);
      } else {
        result.faults.push_back(unknown_column(number, key));
      }
    }
    result.rows.push_back(std::move(row));
  });
  return result;
}

Rows rows_of_form(std::string_view text) {
  Rows result;
  Row row;
  const auto finish = [&] {
    if (!is_empty(row)) result.rows.push_back(std::move(row));
    row = Row{};
  };
  each_line(text, [&](std::size_t number, std::string_view line) {
    if (line.starts_with('#')) return;
    if (line.empty()) return finish();
    const std::size_t colon = line.find(':');
    const auto field = field_called(line.substr(0, colon));
    if (colon == std::string_view::npos || !field) {
      result.faults.push_back(unknown_column(number, trimmed(line.substr(0, colon))));
      return;
    }
    if (row.line == 0) row.line = number;
    row[*field] = trimmed(line.substr(colon + 1));
  });
  finish();
  return result;
}

std::string form_of(const Row& row) {
  std::string form = "# One report. Fill in what is known, leave the rest empty; save and close to record it.\n"
                     "# For an event that the record or the library holds, leave title, is and time empty.\n";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    form += "# " + std::string(columns[i].meaning) + "\n" + std::string(columns[i].name) + ": " + row.values[i] + "\n";
  }
  return form;
}

} // namespace casus::cli
