// SPDX-License-Identifier: Apache-2.0
// Section 8 of docs/language/meaning.md, last part: timeliness, breach, verdict.
#pragma once

#include "tests/oracle/situation.h"

namespace casus::oracle {

/// Words that soften the deadline, the clause or the agreement.
bool is_hedged(const Situation& s, ClauseId c);

/// Everything of sections 7 and 8 that a duty of sections 5 and 6 still lacks.
void decide(const Situation& s, model::Duty& duty);

} // namespace casus::oracle
