// SPDX-License-Identifier: Apache-2.0
// Assertions for our own mistakes. Faults in a user's text and faults of the world never come here.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace casus::time {

/// Says on standard error which condition failed and where, then ends the program.
[[noreturn]] inline void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: this should never happen: %s does not hold\n", file, line, condition);
  std::abort();
}

} // namespace casus::time

/// Stays on in release builds: a wrong answer about a duty is worse than a crash.
#define CASUS_ASSERT(condition)                                                                                        \
  (static_cast<bool>(condition) ? static_cast<void>(0)                                                                 \
                                : ::casus::time::assertion_failed(#condition, __FILE__, __LINE__))
