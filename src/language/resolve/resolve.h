// SPDX-License-Identifier: Apache-2.0
// Syntax trees to model: names bound, phrases read.
#pragma once

#include "language/marks.h"
#include "language/parse/tree.h"
#include "model/model.h"
#include "source/diagnostic.h"
#include "source/text.h"

#include <span>

namespace casus::language {

struct Resolved {
  model::Model model;
  Marks marks;
};

/// Binds every name over all trees of a library and reads the words of each slot. Faults become diagnostics; an
/// agreement, clause, event or claim with a fault is left out of the model with all that rests on it, so that later
/// steps see only what is whole.
/// A table that a text names is loaded with `load` into `texts`. Slots that were left are read where they are needed;
/// what is found in them stays with the trees until these are finished.
Resolved resolve(std::span<Tree> trees, const source::Texts& texts, const source::Loader& load,
                 source::Diagnostics& diagnostics);

/// The same for texts that name no table.
Resolved resolve(std::span<Tree> trees, source::Diagnostics& diagnostics);

} // namespace casus::language
