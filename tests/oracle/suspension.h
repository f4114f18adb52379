// SPDX-License-Identifier: Apache-2.0
// Section 3 of docs/language/meaning.md: suspended, and parted.
#pragma once

#include "tests/oracle/situation.h"

namespace casus::oracle {

/// P and q of section 3.
struct Sides {
  std::vector<ActorId> bearers;
  std::optional<ActorId> beneficiary;
  bool any = false;
};

Sides sides_of(const Situation& s, const model::Duty& duty);

/// Nobody is in `to`.
bool is_whole(const Situation& s, FactId f);
bool parts(const Situation& s, FactId f, const Sides& sides);

/// Facts that suspend A as a whole or, where a clause is given, that clause too.
std::vector<FactId> suspensions(const Situation& s, AgreementId a, const std::optional<ClauseId>& c);
/// Resumptions of the same thing that count for this suspension, as far as the sides go.
std::vector<FactId> resumptions(const Situation& s, FactId suspension, const Sides& sides);
/// One suspension's own term of the *or*.
Truth suspends(const Situation& s, FactId suspension, Moment m, const Sides& sides);
Truth suspended(const Situation& s, AgreementId a, const std::optional<ClauseId>& c, Moment m);
Truth parted(const Situation& s, AgreementId a, const std::optional<ClauseId>& c, const Sides& sides, Moment m);

} // namespace casus::oracle
