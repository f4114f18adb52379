// SPDX-License-Identifier: Apache-2.0
#include "questions/sql.h"

#include <filesystem>
#include <sqlite3.h>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

SqlFault fault_of(sqlite3* database) { return {std::string("SQL: ") + sqlite3_errmsg(database)}; }

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

/// Each view is a table behind a view of the same columns, so that the names people use stay when tables change (R21).
std::string declare(const View& view) {
  std::string columns;
  for (const ViewColumn& column : view.columns)
    columns += (columns.empty() ? "" : ", ") + quoted(column.name);
  return fmt::format("CREATE TABLE \"{0}_rows\" ({1}); CREATE VIEW \"{0}\" AS SELECT {1} FROM \"{0}_rows\";", view.name,
                     columns);
}

std::string insertion(const View& view) {
  std::string marks;
  for (std::size_t i = 0; i < view.columns.size(); ++i)
    marks += i == 0 ? "?" : ", ?";
  return fmt::format("INSERT INTO \"{}_rows\" VALUES ({})", view.name, marks);
}

void bind(sqlite3_stmt* statement, int place, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    sqlite3_bind_int64(statement, place, *number);
  } else if (const auto* real = std::get_if<double>(&value)) {
    sqlite3_bind_double(statement, place, *real);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    sqlite3_bind_text(statement, place, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT);
  } else {
    sqlite3_bind_null(statement, place);
  }
}

std::expected<Statement, SqlFault> prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &raw, &rest);
  Statement statement(raw);
  if (code != SQLITE_OK) return std::unexpected(fault_of(database));
  const std::string_view left(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
  if (left.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    return std::unexpected(SqlFault{"SQL: one statement at a time"});
  }
  if (!statement) return std::unexpected(SqlFault{"SQL: there is no statement in it"});
  return statement;
}

std::expected<void, SqlFault> fill_view(sqlite3* database, const View& view) {
  if (sqlite3_exec(database, declare(view).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return std::unexpected(fault_of(database));
  }
  const auto statement = prepare(database, insertion(view));
  if (!statement) return std::unexpected(statement.error());
  for (const std::vector<Value>& row : view.rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      bind(statement->get(), static_cast<int>(i + 1), row[i]);
    if (sqlite3_step(statement->get()) != SQLITE_DONE) return std::unexpected(fault_of(database));
    sqlite3_reset(statement->get());
  }
  return {};
}

Value value_at(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
  case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, column)};
  case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
  case SQLITE_NULL: return {};
  default: break;
  }
  const auto* text = static_cast<const char*>(sqlite3_column_blob(statement, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return text == nullptr ? std::string() : std::string(text, size);
}

std::string shown(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
  if (const auto* text = std::get_if<std::string>(&value)) return text->empty() ? "\"\"" : *text;
  return "null";
}

} // namespace

void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

std::expected<Database, SqlFault> Database::fill(std::span<const View> views, const std::string& path) {
  if (!path.empty() && std::filesystem::exists(path)) {
    return std::unexpected(SqlFault{"the file `" + path + "` exists already; give another name or remove it"});
  }
  sqlite3* raw = nullptr;
  const int code = sqlite3_open(path.empty() ? ":memory:" : path.c_str(), &raw);
  Database database;
  database.database_.reset(raw);
  if (code != SQLITE_OK) return std::unexpected(fault_of(raw));
  sqlite3_exec(raw, "BEGIN", nullptr, nullptr, nullptr);
  for (const View& view : views) {
    if (auto filled = fill_view(raw, view); !filled) return std::unexpected(filled.error());
  }
  if (sqlite3_exec(raw, "COMMIT; PRAGMA query_only = ON", nullptr, nullptr, nullptr) != SQLITE_OK) {
    return std::unexpected(fault_of(raw));
  }
  // A question makes no file, be it by ATTACH or by VACUUM INTO.
  sqlite3_limit(raw, SQLITE_LIMIT_ATTACHED, 0);
  return database;
}

std::expected<SqlAnswer, SqlFault> Database::ask(const std::string& query) const {
  const auto statement = prepare(database_.get(), query);
  if (!statement) return std::unexpected(statement.error());
  if (sqlite3_stmt_readonly(statement->get()) == 0) {
    return std::unexpected(SqlFault{"SQL: the views can only be read"});
  }
  SqlAnswer answer;
  const int columns = sqlite3_column_count(statement->get());
  for (int i = 0; i < columns; ++i)
    answer.columns.emplace_back(sqlite3_column_name(statement->get(), i));
  int code = sqlite3_step(statement->get());
  for (; code == SQLITE_ROW; code = sqlite3_step(statement->get())) {
    std::vector<Value>& row = answer.rows.emplace_back();
    for (int i = 0; i < columns; ++i)
      row.push_back(value_at(statement->get(), i));
  }
  if (code != SQLITE_DONE) return std::unexpected(fault_of(database_.get()));
  return answer;
}

Table views_table(std::span<const View> views) {
  Table table{.title = "Views",
              .columns = {{.name = "view", .header = "view", .once = true},
                          {"rows", "rows", Align::right},
                          {.name = "meaning", .header = "holds", .least = 24},
                          {.name = "columns", .header = "columns", .least = 30}}};
  for (const View& view : views) {
    std::string columns;
    for (const ViewColumn& column : view.columns) {
      columns += (columns.empty() ? "" : ", ") + std::string(column.name);
      if (!column.meaning.empty()) columns += " (" + std::string(column.meaning) + ")";
    }
    table.rows.push_back(
        {{std::string(view.name)}, {std::to_string(view.rows.size())}, {std::string(view.meaning)}, {columns}});
  }
  table.notes.push_back(fmt::format("Version {} of the views; docs/sql.md describes them.", views_version));
  return table;
}

Table to_table(const SqlAnswer& answer) {
  Table table;
  for (const std::string& column : answer.columns)
    table.columns.push_back({column, column});
  for (const std::vector<Value>& row : answer.rows) {
    std::vector<Cell> cells;
    cells.reserve(row.size());
    for (const Value& value : row)
      cells.push_back({shown(value)});
    table.rows.push_back(std::move(cells));
  }
  if (answer.rows.empty()) table.notes.emplace_back("No rows.");
  return table;
}

boost::json::value to_json(const SqlAnswer& answer) {
  boost::json::array rows;
  for (const std::vector<Value>& row : answer.rows) {
    boost::json::object one;
    for (std::size_t i = 0; i < row.size(); ++i) {
      boost::json::value& cell = one[answer.columns[i]];
      if (const auto* number = std::get_if<std::int64_t>(&row[i])) cell = *number;
      if (const auto* real = std::get_if<double>(&row[i])) cell = *real;
      if (const auto* text = std::get_if<std::string>(&row[i])) cell = *text;
    }
    rows.push_back(std::move(one));
  }
  return boost::json::object{{"schema", "casus.sql/1"}, {"views_version", views_version}, {"rows", std::move(rows)}};
}

} // namespace casus::questions
