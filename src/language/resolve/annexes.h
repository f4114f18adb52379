// SPDX-License-Identifier: Apache-2.0
// Annexes: parts of an agreement with a force of their own, and the clauses that stand in them.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// What follows `annex` in an agreement; adds one to it.
bool read_annex(Context& context, const Slot& slot, model::Agreement& agreement);

/// What follows `annex` in a clause: an annex of its agreement.
bool read_in_annex(Context& context, const Slot& slot, model::Clause& clause);

/// Gives the clause the force of its annex. Only for a clause without a slot `force`.
void take_force_of_annex(const model::Agreement& agreement, model::Clause& clause);

} // namespace casus::language
