// SPDX-License-Identifier: Apache-2.0
// Entries of a record as casus text, and what the text cannot say put back once it is read. Here record and language
// meet.
#pragma once

#include "language/language.h"
#include "record/entry.h"

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::cli {

/// `"..."` with its quotation marks and backslashes escaped.
std::string in_quotation_marks(std::string_view text);

/// A moment as the language reads it in UTC. Its precision must not be an interval.
std::string moment_words(time::Moment moment);

/// The report of a statement as a slot of an event, without indentation: `happened said 2024-07-08 by press, named`.
std::string report_words(const record::Statement& statement, const std::string& marking);

/// A record's entries as one casus text: a block an event, in the order in which they were declared. An event that only
/// a text declares gets a block of its own at the end that carries the reports (`carriers`), and is taken out again by
/// `attach`.
struct RecordText {
  std::string text;
  std::map<std::uint32_t, record::Entry> reports; // by the offset of their line in the text
  std::map<std::string, std::string> carriers;    // the carrier's id to that of the event meant
};

/// `declared_elsewhere`: ids of events that the texts declare. Entries are in the order of `Ledger::read`; reports on
/// events that nothing visible declares are left out.
RecordText record_text(std::span<const record::Entry> entries, const std::set<std::string>& declared_elsewhere);

/// After the reading: each report gets its entry, since when it was known, and what it replaces; reports move from
/// carriers to the events meant. `file` is the record's text.
void attach(const RecordText& record, source::FileId file, model::Model& model);

/// Leaves out what one compartment cannot have known of another: findings on reports of `file` that contradict each
/// other or take back what is not in it. Each was checked when it was recorded.
source::Diagnostics without_findings_across(const source::Diagnostics& found, source::FileId file);

} // namespace casus::cli
