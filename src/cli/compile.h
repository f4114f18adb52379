// SPDX-License-Identifier: Apache-2.0
// Compiled libraries: `casus compile`, and reading what it wrote.
#pragma once

#include "cli/arguments.h"
#include "cli/library.h"
#include "cli/run.h"

#include <expected>
#include <string>

namespace casus::cli {

/// Reads and checks a library and keeps it in one file.
Finished compile(const Options& options, const Surroundings& surroundings);

/// What a compiled library holds, with its texts: nothing is parsed or checked again. Refused with a sentence when it
/// is damaged, another version's, or when a text has changed, come or gone since.
std::expected<Library, std::string> read_compiled(const std::string& path);

/// The folders and files that it was made from; empty when it cannot be read.
std::vector<std::filesystem::path> compiled_from(const std::string& path);

} // namespace casus::cli
