// SPDX-License-Identifier: Apache-2.0
// `casus check --deep`: the static reading of a library without faults.
#pragma once

#include "cli/arguments.h"
#include "cli/library.h"
#include "cli/run.h"

namespace casus::cli {

/// What lies in the texts before anything happens, each example below as casus text. Exit code `no` when a finding is a
/// fault. With `--out`, each example is saved there as a golden case with its answer; a file that exists is left as it
/// is.
Finished read_deep(const Library& library, const Options& options, const Surroundings& surroundings, bool colour);

} // namespace casus::cli
