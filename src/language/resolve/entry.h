// SPDX-License-Identifier: Apache-2.0
// How an agreement enters into force.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// What follows `in force`: `from 2024-06-13`, `from ratification by 2 including Ukraine after 30 days`.
bool read_entry(Context& context, Cursor& cursor, model::EntryRule& entry, AgreementMarks& marks);

} // namespace casus::language
