// SPDX-License-Identifier: Apache-2.0
// Section 8 of docs/language/meaning.md: what excuses, ends or stops a duty, what broke one kept up at all times.
#pragma once

#include "tests/oracle/matching.h"

namespace casus::oracle {

/// Sets standing, standing_depends and standing_by. Performance and breaches must be known.
void set_standing(const Situation& s, model::Duty& duty);

/// Sets breaches, breached and on_time of a duty kept up at all times.
void set_breaches(const Situation& s, model::Duty& duty);

/// Sets conflict_with (R10).
void set_conflict(const Situation& s, model::Duty& duty);

} // namespace casus::oracle
