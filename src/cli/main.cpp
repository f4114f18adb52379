// SPDX-License-Identifier: Apache-2.0
// The program's start and end: clock, terminal, standard streams.
#include "cli/run.h"

#include <chrono>
#include <cstdio>
#include <string>
#include <unistd.h>
#include <vector>

int main(int count, char** words) {
  using namespace std::chrono;
  const casus::cli::Surroundings surroundings{
      .now = {duration_cast<seconds>(system_clock::now().time_since_epoch()).count()},
      .terminal = isatty(STDOUT_FILENO) == 1,
      .program = "/proc/self/exe",
  };
  const std::vector<std::string> arguments(words + 1, words + count);
  // Never taken apart: see Finished::left.
  static const casus::cli::Finished& finished = *new casus::cli::Finished(casus::cli::run(arguments, surroundings));
  const bool written = std::fwrite(finished.out.data(), 1, finished.out.size(), stdout) == finished.out.size() &&
                       std::fflush(stdout) == 0;
  std::fwrite(finished.err.data(), 1, finished.err.size(), stderr);
  if (!written) {
    std::fputs("casus: the answer could not be written\n", stderr);
    return static_cast<int>(casus::cli::ExitCode::bad_input);
  }
  return static_cast<int>(finished.code);
}
