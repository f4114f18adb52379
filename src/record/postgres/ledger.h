// SPDX-License-Identifier: Apache-2.0
// The ledger on a PostgreSQL server (15 or newer). Any number of programs may write; one waits for the other. What
// append returns is on the server's disk, as far as that keeps its word. When the connection breaks, the work is done
// over on a new one, once and not twice: a commit whose answer was lost is asked after
// by its last row and the transaction that wrote it.
#pragma once

#include "record/ledger.h"

#include <functional>
#include <memory>
#include <string>

namespace casus::record {

struct PostgresOptions {
  Opening opening = Opening::existing;
  int wait_milliseconds = 10'000; // for another writer
  /// Asked after a connection broke, before the attempt of that number (from 1) at a new one; it may take its time.
  /// False, or none: give up, with the fault that broke it.
  std::function<bool(int attempt)> again;
};

bool is_postgres(const std::string& name);

/// Opens the record at `postgresql://[user[:password]@]host[:port]/database[?options]`, and makes or migrates its
/// tables. They stand in the first schema of the connection's search path. `cannot_open` where the server does not
/// answer, or holds no record and none is to be made.
Result<std::unique_ptr<Ledger>> open_postgres(const std::string& url, PostgresOptions options);

} // namespace casus::record
