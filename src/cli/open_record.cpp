// SPDX-License-Identifier: Apache-2.0
#include "cli/open_record.h"

#include "record/sqlite/ledger.h"

namespace casus::cli {

record::Result<std::unique_ptr<record::Ledger>> open_record(const std::string& name, bool make) {
  auto ledger = record::open_sqlite(name, {.opening = make ? record::Opening::made : record::Opening::existing});
  if (!ledger) ledger.error().sentence = "--record `" + name + "`: " + ledger.error().sentence;
  return ledger;
}

} // namespace casus::cli
