// SPDX-License-Identifier: Apache-2.0
#include "benchmarks/record/plain.h"

namespace casus::bench {

namespace {

constexpr const char* tables = R"(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE entry(marking TEXT NOT NULL, number INTEGER NOT NULL, event TEXT NOT NULL, declares INTEGER NOT NULL,
  known_from INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(marking, number)) WITHOUT ROWID;
CREATE INDEX entry_event ON entry(event);
CREATE UNIQUE INDEX entry_declared ON entry(event, marking) WHERE declares = 1;
)";

} // namespace

PlainTable::PlainTable(const std::string& path) {
  sqlite3* raw = nullptr;
  sqlite3_open(path.c_str(), &raw);
  database_.reset(raw);
  sqlite3_exec(raw, tables, nullptr, nullptr, nullptr);
  insert_ = record::Prepared::make(raw, "INSERT INTO entry VALUES(?, ?, ?, ?, ?, ?)").value();
}

bool PlainTable::append(std::span<const record::Stored> rows) {
  bool done = sqlite3_exec(database_.get(), "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK;
  for (const record::Stored& row : rows) {
    insert_.bind(row.marking).bind(static_cast<std::int64_t>(row.number)).bind(row.event);
    insert_.bind(std::int64_t{row.declares ? 1 : 0}).bind(row.known_from.seconds);
    insert_.bind_blob(row.body.data(), row.body.size());
    done = insert_.step("writing").has_value() && done;
  }
  return sqlite3_exec(database_.get(), "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK && done;
}

} // namespace casus::bench
