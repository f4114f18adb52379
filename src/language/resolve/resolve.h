// SPDX-License-Identifier: Apache-2.0
// Syntax trees to model: names bound, phrases read.
#pragma once

#include "language/parse/tree.h"
#include "model/model.h"
#include "source/diagnostic.h"

#include <span>

namespace casus::language {

/// Binds every name over all trees of a library and reads the words of each slot. Faults become diagnostics; a clause,
/// event or claim with a fault is left out of the model, so that later steps see only what is whole.
model::Model resolve(std::span<const Tree> trees, source::Diagnostics& diagnostics);

} // namespace casus::language
