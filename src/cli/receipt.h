// SPDX-License-Identifier: Apache-2.0
// A receipt says what an answer rests on, so that it can be proved again (R19; docs/formats/receipt.md).
#pragma once

#include "cli/arguments.h"
#include "cli/library.h"
#include "cli/run.h"

namespace casus::cli {

/// Writes the receipt of an answer where the options ask for one, and gives the answer back; a fault where it cannot be
/// written or there is none.
Finished with_receipt(const Options& options, const Surroundings& surroundings, const Library& library,
                      Finished answer);

/// `casus verify RECEIPT`: asks the question again, of the record as far as it had come then, and compares.
Finished verify_receipt(const Options& options, const Surroundings& surroundings);

} // namespace casus::cli
