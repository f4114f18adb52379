// SPDX-License-Identifier: Apache-2.0
// The main job on the shipped library: what `make run` shows.
#pragma once

#include "cli/arguments.h"
#include "cli/run.h"

namespace casus::cli {

/// Status on the day of the article as known that day, and a week later; the claims judged; then the attack of 8 July
/// 2024 and who owes whom what. Ends with three commands to try next.
Finished tour(const Options& options, const Surroundings& surroundings);

} // namespace casus::cli
