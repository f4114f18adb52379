// SPDX-License-Identifier: Apache-2.0
// Finds and reads the files of a library.
#pragma once

#include "cli/record_text.h"
#include "language/language.h"
#include "model/clearance.h"
#include "record/ledger.h"
#include "source/text.h"

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace casus::cli {

/// Texts and what they say. `reading.diagnostics` also holds the files that could not be read.
struct Library {
  source::Texts texts;
  language::Reading reading;
  bool all_read = true;                     // every file that was named could be read
  std::vector<record::Head> heads;          // of the record beside it, as the viewer sees it
  std::vector<std::filesystem::path> paths; // what was read
};

/// The shipped library: $CASUS_LIBRARY, else the first folder `library` found beside the program or above it, else the
/// installed one. Empty when there is none.
std::filesystem::path shipped_library(const std::filesystem::path& program);

/// The words and sources of the shipped library, without its agreements: what a file of one's own is read with. Empty
/// when there is no shipped library.
std::vector<std::filesystem::path> vocabulary_files(const std::filesystem::path& shipped);

/// The files that make up a library: every `.md` and `.casus` file below each folder, and each path that is a file,
/// folder by folder, in order of path, each once. A file called README.md is for people and left out.
std::vector<std::filesystem::path> library_files(const std::vector<std::filesystem::path>& paths,
                                                 source::Diagnostics& diagnostics);

/// The texts of a library as a viewer may see them, not yet read. A file found in a folder of which nothing may be seen
/// is not among them.
struct LibraryTexts {
  source::Texts texts;
  std::vector<source::FileId> files;
  source::Diagnostics unread; // also each use of a marking that nothing declares
  bool all_read = true;       // every file that was named could be read
};
LibraryTexts library_texts(const std::vector<std::filesystem::path>& paths, const model::Clearance& clearance = {});

/// What a viewer holds by `as`, markings with commas, as these texts declare them. Fault: one that none declares.
std::expected<model::Clearance, std::string> clearance_of(const std::string& as,
                                                          const std::vector<std::filesystem::path>& paths);

/// Reads these texts, and with them the entries of a record.
Library read_library(LibraryTexts found, std::span<const record::Entry> entries = {});

/// The events of texts: ids that they declare, and words that may be ids of events declared elsewhere.
struct EventNames {
  std::set<std::string> declared;
  std::set<std::string> mentioned;
};
EventNames event_names(const source::Texts& texts, std::span<const source::FileId> files);

/// The path under which messages show the record's text.
inline constexpr const char* record_path = "record.casus";

} // namespace casus::cli
