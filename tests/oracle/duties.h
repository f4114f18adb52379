// SPDX-License-Identifier: Apache-2.0
// Sections 5 and 6 of docs/language/meaning.md: which duties there are, and how surely.
#pragma once

#include "tests/oracle/chains.h"

namespace casus::oracle {

/// The duties of one clause: who, to whom, since when, how surely. Sections 7 and 8 are not yet applied.
std::vector<model::Duty> duties(const Situation& s, ClauseId c);

/// B bears on c by an override in one instrument, or because its instrument prevails.
bool overrides(const Situation& s, ClauseId b, ClauseId c);
bool prevails(const Situation& s, ClauseId b, ClauseId c);
bool outranks(const Situation& s, ClauseId b, ClauseId c);

/// A prohibition without links binds this actor: named or a party, not left out. Its being bound is not asked.
bool forbids(const Situation& s, ClauseId prohibition, ActorId bearer);

} // namespace casus::oracle
