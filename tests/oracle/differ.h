// SPDX-License-Identifier: Apache-2.0
// Two outcomes compared field by field.
#pragma once

#include "model/outcome.h"

#include <string>
#include <vector>

namespace casus::oracle {

/// One field that differs, or one thing that only one side has.
struct Difference {
  std::string where; // the duty, judgement, agreement, clause or derived fact
  std::string field;
  std::string left;
  std::string right;
};

/// Nothing when both are alike, order included.
std::vector<Difference> compare(const model::Outcome& left, const model::Outcome& right);

/// One line each, the values under the names given to the sides.
std::string report(const std::vector<Difference>& differences, const std::string& left, const std::string& right);

} // namespace casus::oracle
