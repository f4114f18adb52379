// SPDX-License-Identifier: Apache-2.0
// The program's start and end: clock, terminal, standard streams.
#include "cli/run.h"

#include <chrono>
#include <cstdio>
#include <limits>
#include <malloc.h>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

/// Each page that is given back to the system and asked for anew costs more than filling it: what one answer needs for
/// a moment is kept for the next moment.
void keep_memory() {
#ifdef __GLIBC__
  constexpr int mebibyte = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 4 * mebibyte);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  mallopt(M_TOP_PAD, 8 * mebibyte);
#endif
}

} // namespace

int main(int count, char** words) {
  using namespace std::chrono;
  keep_memory();
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
