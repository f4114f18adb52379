// SPDX-License-Identifier: Apache-2.0
// The record that a question reads: what its viewer may see, and how far that goes.
#pragma once

#include "cli/arguments.h"
#include "record/ledger.h"

#include <set>
#include <string>
#include <vector>

namespace casus::cli {

struct SeenRecord {
  std::vector<record::Entry> entries; // up to the heads and no further, though others write meanwhile
  std::vector<record::Head> heads;
};

/// The record of the options, up to their `up_to` where they have one; nothing where they name none. Where `events`
/// names some, entries of these and of what they cite alone; the heads are those of the whole.
record::Result<SeenRecord> seen_record(const Options& options, const model::Clearance& clearance,
                                       const std::set<std::string>& events = {});

} // namespace casus::cli
