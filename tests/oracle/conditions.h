// SPDX-License-Identifier: Apache-2.0
// Section 4 of docs/language/meaning.md: states of the world, tested at a moment that the rule names.
#pragma once

#include "tests/oracle/matching.h"

namespace casus::oracle {

/// When a condition is tested: at a moment, as a fact where there is one.
struct Point {
  Moment moment;
  std::optional<FactId> fact;
};

Point at_fact(const Situation& s, FactId f);

Truth holds(const Situation& s, const model::Condition& condition, const Point& point, const Reader& reader);

/// while, unless and not_applied_when of a clause.
Truth conditions_hold(const Situation& s, ClauseId c, const Point& point, std::optional<ActorId> that_party);
/// In force, not suspended, and its conditions.
Truth applies(const Situation& s, ClauseId c, const Point& point, std::optional<ActorId> that_party);

} // namespace casus::oracle
