// SPDX-License-Identifier: Apache-2.0
// Templates are checked by their rows: one of each sort that the checks can tell apart, written out among the rest.
#pragma once

#include "language/marks.h"
#include "model/model.h"
#include "source/diagnostic.h"

namespace casus::language {

/// How much of the model and its marks was there before.
struct Sizes {
  std::size_t agreements = 0;
  std::size_t clauses = 0;
  std::size_t events = 0;
  std::size_t reports = 0;
};

/// Appends to model and marks, for every template, one row of each sort: rows are of one sort when the same clauses
/// and events are there, the same actors and places are the same, and their events follow in the same order. Reports
/// what makes a row no sound agreement before any check: a party twice, a clause named that is not there.
Sizes add_sample_rows(model::Model& model, Marks& marks, source::Diagnostics& diagnostics);

/// Takes them out again.
void cut_sample_rows(model::Model& model, Marks& marks, const Sizes& sizes);

} // namespace casus::language
