// SPDX-License-Identifier: Apache-2.0
// The sentence of a clause: who shall do what to whom.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// Reads the whole line into the clause and its marks. False after a fault.
bool read_sentence(Context& context, Cursor& cursor, model::Clause& clause, ClauseMarks& marks);

/// What follows `not provided`: a verb, or the name of a kind.
bool read_not_provided(Context& context, Cursor& cursor, model::Clause& clause, ClauseMarks& marks);

/// A verb, else the name of a kind, for claims too.
std::optional<model::KindId> read_verb(Context& context, Cursor& cursor);

} // namespace casus::language
