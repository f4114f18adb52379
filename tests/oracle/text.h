// SPDX-License-Identifier: Apache-2.0
// Outcomes field by field and worlds line by line, as plain text for people who look for a fault.
#pragma once

#include "tests/oracle/world.h"

#include <string>
#include <utility>

namespace casus::oracle {

/// A field's name and its value.
using Field = std::pair<std::string, std::string>;
using Fields = std::vector<Field>;

Fields fields_of(const model::Duty& duty);
Fields fields_of(const model::Judgement& judgement);
Fields fields_of(const model::AgreementState& state);
Fields fields_of(const Fact& derived);

/// What tells one duty from another: clause, first fact, that party, bearers, beneficiary, period.
std::string name_of(const model::Duty& duty);
std::string name_of(const model::Judgement& judgement);
std::string name_of(const model::AgreementState& state);
/// Of a derived fact: clause, by, on, moment, cites.
std::string name_of(const Fact& derived);

std::string text(time::Moment moment);
std::string text(model::Verdict verdict);
std::string text(model::ActOutcome outcome);
std::string text(model::ClauseState state);

/// The whole world: actors, agreements, clauses, facts, completeness, moments.
std::string text(const World& world);

} // namespace casus::oracle
