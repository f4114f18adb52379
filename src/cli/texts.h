// SPDX-License-Identifier: Apache-2.0
// The commands about texts: check and fmt.
#pragma once

#include "cli/arguments.h"
#include "cli/run.h"

namespace casus::cli {

/// Every fault of the named files, read together with the shipped vocabulary unless `alone`; of the library without
/// names.
Finished check_texts(const Options& options, const Surroundings& surroundings);

/// The named files in canonical form, as far as the viewer may see them: printed, written back, or only compared.
Finished format_texts(const Options& options, const Surroundings& surroundings);

} // namespace casus::cli
