// SPDX-License-Identifier: Apache-2.0
// Small changes to a clause or its agreement, each of which its English must show.
#pragma once

#include "model/model.h"

#include <functional>
#include <string>
#include <vector>

namespace casus::english {

/// `apply` changes the clause, which is a copy, or its agreement in the model, and says whether there was something to
/// change. `slot` is what `differences` must then name.
struct Mutation {
  std::string name;
  std::string slot;
  std::function<bool(model::Model&, model::Clause&)> apply;
};

std::vector<Mutation> mutations();

} // namespace casus::english
