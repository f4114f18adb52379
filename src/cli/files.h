// SPDX-License-Identifier: Apache-2.0
// Files read, written and replaced whole.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

namespace casus::cli {

/// The bytes of a file. Fault: a sentence.
std::expected<std::string, std::string> bytes_of_file(const std::filesystem::path& path);

/// False when not all of it was written.
bool write_file(const std::filesystem::path& path, std::string_view bytes);

/// Whole, or not at all: written beside the file and put in its place, so that a full disk loses nothing. The rights of
/// a file that was there are kept. False when it is as it was.
bool replace_file(const std::filesystem::path& path, std::string_view bytes);

/// True when `path` is `folder` or lies in it, as they are written.
bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder);

} // namespace casus::cli
