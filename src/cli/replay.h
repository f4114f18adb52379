// SPDX-License-Identifier: Apache-2.0
// The command that follows files of events through a library's agreements.
#pragma once

#include "cli/arguments.h"
#include "cli/run.h"
#include "questions/asked.h"

namespace casus::cli {

/// Writes duties and answers where asked, and prints what became of all; a bar on a terminal; stops at an interrupt
/// and says how far it came.
Finished replay(const Options& options, const Surroundings& surroundings);

/// Why a duty that a replay found became what it became: `why --replayed DIR AGREEMENT/CLAUSE@EVENT`.
Finished ask_why_replayed(const Options& options, const Surroundings& surroundings, const questions::Asked& asked);

} // namespace casus::cli
