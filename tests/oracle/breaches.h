// SPDX-License-Identifier: Apache-2.0
// Section 10 of docs/language/meaning.md: layers of clauses, and the facts that breaches make.
#pragma once

#include "tests/oracle/situation.h"

namespace casus::oracle {

/// The layer of each clause, by ClauseId.
std::vector<std::uint32_t> layers(const model::Model& model);

/// The facts that the breaches in this outcome make at V, in the order in which they are numbered.
std::vector<Fact> breach_facts(const Situation& s, const std::vector<model::Duty>& duties,
                               const std::vector<model::Judgement>& judgements);

} // namespace casus::oracle
