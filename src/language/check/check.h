// SPDX-License-Identifier: Apache-2.0
// What the language refuses although every name is known: the faults that would lie later.
#pragma once

#include "language/marks.h"
#include "model/model.h"
#include "source/diagnostic.h"

namespace casus::language {

/// Adds a diagnostic for each clause, agreement, group, event and claim that cannot mean what it says
/// (T1, T3, T4, T7, T9, T19 and the conditions that docs/language/meaning.md takes for granted).
void check(const model::Model& model, const Marks& marks, source::Diagnostics& diagnostics);

} // namespace casus::language
