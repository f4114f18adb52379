// SPDX-License-Identifier: Apache-2.0
// How an agreement enters into force, or is applied before that.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// What follows `in force`: a start as below, or `not stated`.
bool read_entry(Context& context, const Slot& slot, model::EntryRule& entry, EntryMarks& marks);

/// What follows `applied provisionally`: `from 2024-06-13`, `from ratification by 2 including Ukraine after 30 days`.
bool read_start(Context& context, const Slot& slot, model::EntryRule& entry, EntryMarks& marks);

} // namespace casus::language
