// SPDX-License-Identifier: Apache-2.0
// The ways out: what follows `ends` and `leaves`.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// Adds one exit for each event named: `6 months after notice by either party, not before 1 year in force`.
bool read_exits(Context& context, const Slot& slot, model::AgreementId here, bool whole);

} // namespace casus::language
