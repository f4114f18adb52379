// SPDX-License-Identifier: Apache-2.0
// The ledger in one SQLite file: write-ahead log, synchronous full. What append returns has survived a power cut, as
// far as the disk keeps its word. Several processes may write; one waits for the other.
#pragma once

#include "record/ledger.h"

#include <memory>
#include <string>

namespace casus::record {

struct SqliteOptions {
  Opening opening = Opening::existing;
  int wait_milliseconds = 10'000; // for another writer
  std::string file_layer;         // an SQLite VFS, for tests; empty: the system's
  int page_size = 4096;           // of a record that is made
};

/// Opens the record at that path, and makes or migrates its tables. `not_a_record` where the file is something else, or
/// of a newer version.
Result<std::unique_ptr<Ledger>> open_sqlite(const std::string& path, const SqliteOptions& options);

} // namespace casus::record
