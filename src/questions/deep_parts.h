// SPDX-License-Identifier: Apache-2.0
// The parts of the static reading, one for each sort of finding. Each tries its examples on the engine.
#pragma once

#include "questions/deep.h"

namespace casus::questions {

struct Whole {
  const model::Model& model;
  const engine::Engine& engine;
};

using Findings = std::vector<DeepFinding>;

void find_unfired(const Whole& whole, Findings& found);
void find_unkept(const Whole& whole, Findings& found);
void find_early_ends(const Whole& whole, Findings& found);
void find_clashes(const Whole& whole, Findings& found);
void find_circles(const Whole& whole, Findings& found);
void find_unbroken(const Whole& whole, Findings& found);

/// Obligation, intention or aim: what the engine makes duties of.
inline bool is_duty(const model::Clause& clause) {
  return clause.modality == model::Modality::obligation || clause.modality == model::Modality::intention ||
         clause.modality == model::Modality::aim;
}

} // namespace casus::questions
