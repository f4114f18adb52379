// SPDX-License-Identifier: Apache-2.0
// What the random worlds hold, so that a reader sees that they are not empty.
#pragma once

#include "tests/oracle/world.h"

#include <map>
#include <string>

namespace casus::oracle {

/// Counts by name: worlds with each construct, duties by verdict and standing, judgements by outcome, states.
struct Coverage {
  std::uint64_t worlds = 0;
  std::uint64_t answers = 0;
  std::uint64_t duties = 0;
  std::map<std::string, std::uint64_t> counts;

  void add(const World& world);
  void add(const model::Outcome& outcome);
  void add(const Coverage& other);
  [[nodiscard]] std::string table() const;
};

} // namespace casus::oracle
