// SPDX-License-Identifier: Apache-2.0
#include "record/sqlite/statement.h"

#include <utility>

namespace casus::record {

namespace {

FaultKind kind_of(int code) {
  switch (code & 0xFF) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED: return FaultKind::busy;
  case SQLITE_FULL: return FaultKind::full;
  case SQLITE_NOTADB: return FaultKind::not_a_record;
  case SQLITE_CORRUPT:
  case SQLITE_CONSTRAINT:
  case SQLITE_MISMATCH:
  case SQLITE_SCHEMA:
  case SQLITE_ERROR: return FaultKind::damaged; // our statements are right, so the tables are not
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
  case SQLITE_READONLY:
  case SQLITE_AUTH: return FaultKind::cannot_open;
  default: return FaultKind::io;
  }
}

std::string_view advice(FaultKind kind) {
  switch (kind) {
  case FaultKind::busy: return "another program is writing to it; try again";
  case FaultKind::full: return "the disk is full; make room and try again, the record is as it was";
  case FaultKind::not_a_record: return "it is not a record";
  case FaultKind::damaged: return "its tables are damaged; restore it from a copy";
  case FaultKind::cannot_open:
    return "it cannot be opened for writing; look at its path and the rights on it and its folder";
  default: return "the disk failed; the record is as it was";
  }
}

int type_of(char letter) {
  switch (letter) {
  case 'i': return SQLITE_INTEGER;
  case 't': return SQLITE_TEXT;
  case 'b': return SQLITE_BLOB;
  default: return SQLITE_NULL;
  }
}

} // namespace

Fault sqlite_fault(sqlite3* database, int code, std::string_view doing) {
  const FaultKind kind = kind_of(code);
  std::string sentence =
      "the record failed while " + std::string(doing) + ": " + std::string(advice(kind)) + " (SQLite: ";
  sentence += database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  return {kind, sentence + ")"};
}

Result<void> execute(sqlite3* database, const char* sql, std::string_view doing) {
  const int code = sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return std::unexpected(sqlite_fault(database, code, doing));
  return {};
}

Result<Prepared> Prepared::make(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const int code =
      sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  Prepared prepared;
  prepared.statement_.reset(raw);
  if (code != SQLITE_OK) return std::unexpected(sqlite_fault(database, code, "reading its tables"));
  return prepared;
}

Prepared& Prepared::bind(std::string_view text) {
  sqlite3_bind_text(statement_.get(), next_++, text.data() == nullptr ? "" : text.data(), static_cast<int>(text.size()),
                    SQLITE_STATIC);
  return *this;
}

Prepared& Prepared::bind_blob(const void* bytes, std::size_t size) {
  sqlite3_bind_blob64(statement_.get(), next_++, bytes, size, SQLITE_STATIC);
  return *this;
}

Prepared& Prepared::bind(std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), next_++, number);
  return *this;
}

Result<bool> Prepared::step(std::string_view doing) {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  Fault fault;
  if (code != SQLITE_DONE) fault = sqlite_fault(sqlite3_db_handle(statement_.get()), code, doing);
  reset();
  if (code != SQLITE_DONE) return std::unexpected(std::move(fault));
  return false;
}

void Prepared::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  next_ = 1;
}

bool Prepared::are(std::string_view types) const {
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (sqlite3_column_type(statement_.get(), static_cast<int>(i)) != type_of(types[i])) return false;
  }
  return true;
}

std::string Prepared::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return data == nullptr ? std::string() : std::string(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

} // namespace casus::record
