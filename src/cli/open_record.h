// SPDX-License-Identifier: Apache-2.0
// The record that an option names: a file, or a database server.
#pragma once

#include "record/ledger.h"

#include <memory>
#include <string>

namespace casus::cli {

/// `FILE`: SQLite. `postgresql://...`: a server; when it goes down in the middle, it is waited for.
record::Result<std::unique_ptr<record::Ledger>> open_record(const std::string& name, bool make);

} // namespace casus::cli
