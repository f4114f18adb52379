// SPDX-License-Identifier: Apache-2.0
// Which seconds a moment that somebody wrote can have: what is read from elsewhere is asked for that before sums are
// made with it.
#pragma once

#include "time/instant.h"

namespace casus::time {

/// The years that can be written (R1), and a day at each end that zones add.
bool can_be_written(Instant at);

} // namespace casus::time
