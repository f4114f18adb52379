// SPDX-License-Identifier: Apache-2.0
#include "cli/open_record.h"

#include "record/postgres/connection.h"
#include "record/postgres/ledger.h"
#include "record/sqlite/ledger.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace casus::cli {

namespace {

/// At once, then after longer and longer pauses: some twenty seconds in all, in which a server that is started anew is
/// up again.
bool try_again(int attempt) {
  constexpr int attempts = 12;
  if (attempt > attempts) return false;
  if (attempt > 1) {
    std::this_thread::sleep_for(std::min(std::chrono::milliseconds(50 << attempt), std::chrono::milliseconds(2500)));
  }
  return true;
}

} // namespace

record::Result<std::unique_ptr<record::Ledger>> open_record(const std::string& name, bool make) {
  const record::Opening opening = make ? record::Opening::made : record::Opening::existing;
  auto ledger = record::is_postgres(name) ? record::open_postgres(name, {.opening = opening, .again = try_again})
                                          : record::open_sqlite(name, {.opening = opening});
  if (!ledger) {
    ledger.error().sentence = "--record `" + record::without_password(name) + "`: " + ledger.error().sentence;
  }
  return ledger;
}

} // namespace casus::cli
