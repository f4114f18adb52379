// SPDX-License-Identifier: Apache-2.0
// The commands that work on a record: append, show, prove.
#pragma once

#include "cli/arguments.h"
#include "cli/run.h"

#include <string>

namespace casus::cli {

/// What people call the compartment of a marking.
inline std::string compartment_name(const std::string& marking) { return marking.empty() ? "open" : marking; }

Finished record_reports(const Options& options, const Surroundings& surroundings);
Finished show_log(const Options& options, const Surroundings& surroundings);
Finished verify_record(const Options& options, const Surroundings& surroundings);
Finished sign_checkpoint(const Options& options, const Surroundings& surroundings);

} // namespace casus::cli
