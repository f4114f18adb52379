// SPDX-License-Identifier: Apache-2.0
// Finds and reads the files of a library.
#pragma once

#include "cli/record_text.h"
#include "language/language.h"
#include "source/text.h"

#include <filesystem>
#include <string>
#include <vector>

namespace casus::cli {

/// Texts and what they say. `reading.diagnostics` also holds the files that could not be read.
struct Library {
  source::Texts texts;
  language::Reading reading;
  bool all_read = true; // every file that was named could be read
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

/// Reads the library that these folders and files hold, and with it the entries of a record.
Library read_library(const std::vector<std::filesystem::path>& paths, std::span<const record::Entry> entries = {});

/// The texts of a library, not yet read.
struct LibraryTexts {
  source::Texts texts;
  std::vector<source::FileId> files;
  source::Diagnostics unread;
};
LibraryTexts library_texts(const std::vector<std::filesystem::path>& paths);

/// The events of texts: ids that they declare, and words that may be ids of events declared elsewhere.
struct EventNames {
  std::set<std::string> declared;
  std::set<std::string> mentioned;
};
EventNames event_names(const source::Texts& texts, std::span<const source::FileId> files);

/// The path under which messages show the record's text.
inline constexpr const char* record_path = "record.casus";

} // namespace casus::cli
