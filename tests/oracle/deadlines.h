// SPDX-License-Identifier: Apache-2.0
// Section 7 of docs/language/meaning.md: deadlines, and how a suspension stops their clock.
#pragma once

#include "tests/oracle/situation.h"

namespace casus::oracle {

/// Sets deadline and month_end_rule of a duty that has one; those of `every` come with the duty.
void set_deadline(const Situation& s, model::Duty& duty);

} // namespace casus::oracle
