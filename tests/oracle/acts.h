// SPDX-License-Identifier: Apache-2.0
// Section 9 of docs/language/meaning.md: what prohibitions say of single acts.
#pragma once

#include "tests/oracle/matching.h"

namespace casus::oracle {

/// The judgements of one prohibition; `duties` are all decided duties.
std::vector<model::Judgement> judgements(const Situation& s, ClauseId c, const std::vector<model::Duty>& duties);

} // namespace casus::oracle
