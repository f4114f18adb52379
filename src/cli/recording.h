// SPDX-License-Identifier: Apache-2.0
// What is to be recorded, checked against the library and what the record holds already. Every fault is found at once.
#pragma once

#include "cli/library.h"
#include "cli/rows.h"
#include "record/ledger.h"

#include <expected>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace casus::cli {

/// What the new reports are read together with.
struct Background {
  std::vector<std::filesystem::path> library;
  record::Ledger* ledger = nullptr; // none: the record is yet to be made
  record::Clearance clearance;      // of the recorder
};

struct Recording {
  std::vector<record::Content> contents; // without recorder and `known_from`
  std::vector<RowFault> faults;          // of rows
  std::string messages;                  // of texts: rendered diagnostics; then there are no contents
};

/// Fault: the record could not be read.
record::Result<Recording> recording_of_rows(const std::vector<Row>& rows, const Background& background);

/// The events and reports of casus texts, read together.
record::Result<Recording> recording_of_texts(const std::vector<std::filesystem::path>& files,
                                             const Background& background);

} // namespace casus::cli
