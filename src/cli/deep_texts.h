// SPDX-License-Identifier: Apache-2.0
// `casus check --deep`: the static reading of a library without faults.
#pragma once

#include "cli/arguments.h"
#include "cli/library.h"
#include "cli/run.h"

namespace casus::cli {

/// What lies in the texts before anything happens. Exit code `no` when a finding is a fault. With `--out`, each clash
/// is saved there as a golden case; a file that exists is left as it is.
Finished read_deep(const Library& library, const Options& options, bool colour);

} // namespace casus::cli
