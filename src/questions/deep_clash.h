// SPDX-License-Identifier: Apache-2.0
// Clauses of equal rank that can demand different things, each with the fewest events that show it (R10).
#pragma once

#include "questions/deep.h"

namespace casus::questions {

std::vector<DeepFinding> find_clashes(const model::Model& model, const engine::Engine& engine);

} // namespace casus::questions
