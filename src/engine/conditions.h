// SPDX-License-Identifier: Apache-2.0
// States of the world, tested at a moment or as a fact (rules, section 4).
#pragma once

#include "engine/matching.h"

namespace casus::engine {

/// When a condition is tested: at a moment, and where there is one, as the fact whose moment it is.
struct TestedAt {
  time::Moment moment;
  Row fact = none;
};

inline TestedAt tested_as(const Facts& facts, Row f) { return {facts.moment[f], f}; }

/// `certain` for an empty program.
time::Truth holds(const World& world, const ConditionProgram& program, const TestedAt& when, const Viewpoint& from);

/// while *and* not unless *and* not not_applied_when.
time::Truth conditions_hold(const World& world, std::uint32_t clause, const TestedAt& when, std::uint32_t that_party);

/// Is the clause in operation: in force, not suspended, its conditions met?
time::Truth applies(const World& world, std::uint32_t clause, const TestedAt& when, std::uint32_t that_party);

} // namespace casus::engine
