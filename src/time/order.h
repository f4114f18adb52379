// SPDX-License-Identifier: Apache-2.0
// What came before what, when the moments may be imprecise (R6).
#pragma once

#include "time/moment.h"
#include "time/truth.h"

namespace casus::time {

/// Was `a` strictly before `b`, to the second?
constexpr Truth before(Moment a, Moment b) {
  if (a.last() < b.first()) return Truth::certain;
  if (a.first() >= b.last()) return Truth::impossible;
  return Truth::depends;
}

/// Was `a` before `b` or in the same second?
constexpr Truth at_or_before(Moment a, Moment b) { return !before(b, a); }

/// Was it in the half-open span [from, to)? Impossible when `to` is not after `from`.
constexpr Truth within(Moment moment, Moment from, Moment to) {
  // The third operand follows from the first two, but only it sees that two vague ends leave no room between them.
  return both(both(at_or_before(from, moment), before(moment, to)), before(from, to));
}

} // namespace casus::time
