// SPDX-License-Identifier: Apache-2.0
// SQLite's connection and prepared statements, closed when they go out of sight, with faults as values.
#pragma once

#include "record/ledger.h"

#include <memory>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace casus::record {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

/// What SQLite's result code means for the user; `doing` completes "while ...".
Fault sqlite_fault(sqlite3* database, int code, std::string_view doing);

/// Runs statements without results.
Result<void> execute(sqlite3* database, const char* sql, std::string_view doing);

/// A prepared statement. Bound texts and blobs must outlive the step.
class Prepared {
public:
  Prepared() = default;
  static Result<Prepared> make(sqlite3* database, std::string_view sql);

  Prepared& bind(std::string_view text);
  Prepared& bind_blob(const void* bytes, std::size_t size);
  Prepared& bind(std::int64_t number);

  /// True: a row is there. False: done; the statement can be bound anew.
  Result<bool> step(std::string_view doing);
  void reset();

  /// Whether the columns are of these types: `i` integer, `t` text, `b` blob, `n` nothing. SQLite would read one as the
  /// other, and compare them otherwise than it reads them.
  [[nodiscard]] bool are(std::string_view types) const;
  [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  [[nodiscard]] std::string bytes(int column) const;

private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int next_ = 1;
};

} // namespace casus::record
