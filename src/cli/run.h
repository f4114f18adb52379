// SPDX-License-Identifier: Apache-2.0
// The whole program but for its start and end: arguments in, text and exit code out.
#pragma once

#include "cli/exit_code.h"
#include "time/instant.h"

#include <filesystem>
#include <span>
#include <string>

namespace casus::cli {

/// What the world gives a run. The machine's clock enters here and nowhere else (R5).
struct Surroundings {
  time::Instant now{};
  bool terminal = false;         // standard output is a terminal
  std::filesystem::path program; // where the program lies, to find the shipped library
};

struct Finished {
  ExitCode code = ExitCode::answered;
  std::string out; // for standard output
  std::string err; // for standard error
};

/// Runs one command. Same arguments, same surroundings, same files: same bytes.
Finished run(std::span<const std::string> arguments, const Surroundings& surroundings);

} // namespace casus::cli
