// SPDX-License-Identifier: Apache-2.0
// The record that an option names: a file, or a database server.
#pragma once

#include "record/ledger.h"

#include <memory>
#include <string>

namespace casus::cli {

/// `FILE`: SQLite.
record::Result<std::unique_ptr<record::Ledger>> open_record(const std::string& name, bool make);

} // namespace casus::cli
