// SPDX-License-Identifier: Apache-2.0
// SQL over the views of model, record and answers. The adapter to SQLite.
#pragma once

#include "questions/table.h"
#include "questions/views.h"

#include <expected>
#include <memory>
#include <span>
#include <string>

#include <boost/json.hpp>

struct sqlite3;

namespace casus::questions {

/// What SQLite said, as a sentence.
struct SqlFault {
  std::string sentence;
};

/// Rows of a query. Values keep their types.
struct SqlAnswer {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
};

/// A database that holds the views and refuses to be written.
class Database {
public:
  /// In memory when `path` is empty; else a new file, which must not exist yet.
  static std::expected<Database, SqlFault> fill(std::span<const View> views, const std::string& path);

  /// One statement that reads. A statement that would write, or a second one, is a fault.
  [[nodiscard]] std::expected<SqlAnswer, SqlFault> ask(const std::string& query) const;

private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
};

/// The views and their columns, for people.
Table views_table(std::span<const View> views);

Table to_table(const SqlAnswer& answer);
/// Schema `casus.sql/1`: an array of objects, keys as the columns are named.
boost::json::value to_json(const SqlAnswer& answer);

} // namespace casus::questions
