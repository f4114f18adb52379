// SPDX-License-Identifier: Apache-2.0
// How the program ends (docs/manual/commands.md).
#pragma once

namespace casus::cli {

enum class ExitCode : int {
  answered = 0,
  no = 1,        // the answer is no, or a check failed
  unknown = 2,   // the library has no answer
  bad_input = 3, // bad input or usage
};

} // namespace casus::cli
