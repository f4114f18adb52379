// SPDX-License-Identifier: Apache-2.0
// What a replay leaves beside its tables, so that a duty can be asked about later: from what it was made.
#pragma once

#include "source/text.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace casus::exchange {

struct NotedFile {
  std::string path;
  std::uint64_t size = 0;
};

struct ReplayNote {
  std::vector<std::string> library; // folders and files
  std::uint32_t library_sum = 0;    // of its texts
  std::vector<NotedFile> events;    // empty: they came from standard input
  std::string table;                // id
  std::int64_t until = 0;           // the second asked about
  std::string standard;
  std::uint64_t sorted = 0; // so many bytes of duties.csv are in the order in which duties arose
};

inline constexpr const char* note_name = "replay.json";

/// A sum over the bytes of texts (CRC-32), by which a change of one is noticed.
std::uint32_t sum_of(const source::Texts& texts);

std::string to_json(const ReplayNote& note);
/// The note in a folder that `casus replay --out` filled. Refused with a sentence.
std::expected<ReplayNote, std::string> read_note(const std::filesystem::path& folder);

} // namespace casus::exchange
