// SPDX-License-Identifier: Apache-2.0
// What was read back from the English, held against the clause.
#pragma once

#include "tests/english/reader.h"

#include <string>
#include <vector>

namespace casus::english {

/// The slots in which the two differ, each named: "modality", "time", "hedges". Empty: nothing was lost or changed.
std::vector<std::string> differences(const Reading& read, const model::Model& model, const model::Clause& clause);

} // namespace casus::english
