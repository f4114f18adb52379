// SPDX-License-Identifier: Apache-2.0
// What somebody would write who keeps the same rows in SQLite and nothing else: no hashes, no chain, no checks. The
// limit that the ledger is measured against: the same file settings, tables and indexes.
#pragma once

#include "record/ledger.h"
#include "record/sqlite/statement.h"

#include <string>

namespace casus::bench {

class PlainTable {
public:
  explicit PlainTable(const std::string& path);
  /// Rows whose numbers and bytes are given; durable when it returns.
  bool append(std::span<const record::Stored> rows);

private:
  record::Database database_;
  record::Prepared insert_;
};

} // namespace casus::bench
