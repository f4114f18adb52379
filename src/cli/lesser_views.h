// SPDX-License-Identifier: Apache-2.0
// What an open part must not do: rest on a marked one. Whoever holds less could not read it.
#pragma once

#include "record/ledger.h"

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace casus::cli {

/// The faults that viewers find who hold nothing or one of these markings, and that `viewer` does not: in the texts, in
/// the record (where there is one) and in what is to be added to it. For people; empty where there are none. Fault: the
/// record could not be read.
record::Result<std::string> faults_of_lesser_views(const std::vector<std::filesystem::path>& paths,
                                                   const model::Clearance& viewer,
                                                   const std::set<std::string>& markings, record::Ledger* ledger,
                                                   std::span<const record::Content> added);

} // namespace casus::cli
