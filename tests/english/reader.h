// SPDX-License-Identifier: Apache-2.0
// Reads the English of a clause back (T17). Written from docs/language/english.md; it shares nothing with what writes
// the English.
#pragma once

#include "tests/english/names.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::english {

/// What one who has only the English knows of the clause. `clause` has what the sentences say: modality, bearers, act,
/// beneficiary, links, times, exceptions, hedges, annex and marking; its id, title, locus and remarks are not in them.
struct Reading {
  model::Clause clause;
  std::vector<model::HedgeNote> whole_agreement; // hedges of the agreement
  std::string force;                             // "executive agreement"
  std::optional<bool> binding;                   // absent: not said
  std::string no_duty;                           // "intention" or "aim" where that is said
  std::vector<model::KindId> contested;          // kinds that each party must have found
};

/// Fault: where the English stops being understood, with the rest.
std::expected<Reading, std::string> read_back(std::string_view english, const Names& names);

} // namespace casus::english
