// SPDX-License-Identifier: Apache-2.0
// What the random worlds hold, so that a reader sees that they are not empty.
#pragma once

#include "tests/oracle/world.h"

#include <map>
#include <string>
#include <vector>

namespace casus::oracle {

/// How often a construct was taken out of a world that uses it, and how often that changed an answer.
struct Use {
  std::uint64_t tried = 0;
  std::uint64_t changed = 0;
};

/// Counts by name: worlds with each construct, duties by verdict and standing, judgements by outcome, states.
struct Coverage {
  std::uint64_t worlds = 0;
  std::uint64_t answers = 0;
  std::uint64_t duties = 0;
  std::map<std::string, std::uint64_t> counts;
  std::map<std::string, Use> uses; // by name of the construct

  void add(const World& world);
  void add(const model::Outcome& outcome);
  void add(const Coverage& other);
  /// Takes each construct out of the world that has not yet changed enough answers; asks the oracle twice for each.
  void try_constructs(const World& world);
  /// Constructs that no world uses, or that never changed an answer, and combinations that never came up.
  [[nodiscard]] std::vector<std::string> missing() const;
  [[nodiscard]] std::string table() const;
};

} // namespace casus::oracle
