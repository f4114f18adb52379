// SPDX-License-Identifier: Apache-2.0
// Of a record what a few events need, found by their ids: the rest is not read.
#pragma once

#include "record/ledger.h"

#include <set>
#include <string>
#include <vector>

namespace casus::cli {

/// The entries of these events, of those that they cite, and so on: a text of them can be read. In the order of
/// `Ledger::read`.
record::Result<std::vector<record::Entry>> entries_of(std::set<std::string> events, const model::Clearance& clearance,
                                                      record::Ledger& ledger);

} // namespace casus::cli
