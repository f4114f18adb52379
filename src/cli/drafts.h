// SPDX-License-Identifier: Apache-2.0
// From what the language has read to what a record appends.
#pragma once

#include "language/language.h"
#include "record/entry.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace casus::cli {

/// An entry to be, and where in the text it came from.
struct Draft {
  record::Content content; // without recorder, sharing and `known_from`
  std::uint32_t offset = 0;
};

/// The events that `file` declares and the reports in it, in the order of the text. An event and its first report are
/// one entry where they have one marking. `carriers`: as in RecordText. The model is that of a reading without errors.
std::vector<Draft> drafts_of(const source::Texts& texts, source::FileId file, const model::Model& model,
                             const std::map<std::string, std::string>& carriers);

/// The entry that a correction or retraction by this draft speaks of, by the rule of meaning.md: the latest statement
/// of its source on the event that still stands. `entries`: those of the event, in the order of `Ledger::read`.
std::optional<record::Address> replaced_by(const record::Content& content, const std::vector<record::Entry>& entries);

} // namespace casus::cli
