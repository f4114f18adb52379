// SPDX-License-Identifier: Apache-2.0
// What a cell stands for: `17` in `State {actor}` is the actor `State 17`.
#pragma once

#include "model/model.h"
#include "source/cell_ids.h"

namespace casus::exchange {

using source::CellIds;
using source::unknown;

/// Actors, by name and by other names; places, by name; agreements, by id, those of templates by row.
CellIds actor_cells(const model::Model& model, const model::NamePattern& pattern);
CellIds place_cells(const model::Model& model, const model::NamePattern& pattern);
CellIds agreement_cells(const model::Model& model, const model::NamePattern& pattern);

} // namespace casus::exchange
