// SPDX-License-Identifier: Apache-2.0
// The whole program but for its start and end: arguments in, text and exit code out.
#pragma once

#include "cli/exit_code.h"
#include "time/instant.h"

#include <filesystem>
#include <memory>
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
  // What was read for it, as it stands, where that is much. The system takes it back at once when the program ends;
  // taking a large library apart piece by piece needs a twentieth of the time in which it was read.
  std::shared_ptr<const void> left{};
};

/// Runs one command. Same arguments, same surroundings, same files: same bytes.
Finished run(std::span<const std::string> arguments, const Surroundings& surroundings);

} // namespace casus::cli
