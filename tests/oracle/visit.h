// SPDX-License-Identifier: Apache-2.0
// Every pattern and condition of a model, for those who change or count them.
#pragma once

#include "model/model.h"

#include <functional>

namespace casus::oracle {

void for_each_condition(model::Clause& clause, const std::function<void(model::Condition&)>& visit);
void for_each_pattern(model::Clause& clause, const std::function<void(model::Pattern&)>& visit);
/// Those of clauses and exits.
void for_each_pattern(model::Model& model, const std::function<void(model::Pattern&)>& visit);

} // namespace casus::oracle
