// SPDX-License-Identifier: Apache-2.0
// Acts measured against prohibitions (rules, section 9).
#pragma once

#include "engine/owed.h"

namespace casus::engine {

/// A judgement with the row of its fact.
struct Judged {
  Row fact;
  model::Judgement judgement;
};

/// Judges every act against the prohibitions of a layer. `duties` are those worked out for it.
std::vector<Judged> judge(const World& world, const Instances& instances, const std::vector<Owed>& duties,
                          std::uint32_t layer);

} // namespace casus::engine
