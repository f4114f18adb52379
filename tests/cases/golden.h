// SPDX-License-Identifier: Apache-2.0
// Asks the questions of a golden file and sets the answers beside those that are written in it.
#pragma once

#include "cli/run.h"
#include "tests/cases/case_file.h"

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

namespace casus::cases {

/// Whom and when the questions are asked.
struct Setting {
  std::string library; // for questions that name none; empty: the shipped one
  cli::Surroundings surroundings;
};

std::string bytes_of(const std::filesystem::path& file);

/// The question with the answer and the exit code that the program gives now.
Question asked(const Question& question, const Setting& setting);

/// The text with the answers that the program gives now. Fault: what is malformed in the text.
std::expected<std::string, std::string> answered(std::string_view text, const Setting& setting);

/// True when new answers are to be taken (CASUS_GOLDEN_UPDATE is set): the file then holds them.
bool taken(const std::filesystem::path& file, std::string_view text, std::string_view fresh);

} // namespace casus::cases
