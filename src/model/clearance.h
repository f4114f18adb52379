// SPDX-License-Identifier: Apache-2.0
// What a viewer may see: the markings that they hold.
#pragma once

#include <set>
#include <string>

namespace casus::model {

/// What is open, and what bears a marking that is named here. Empty: what is open to all.
struct Clearance {
  std::set<std::string> markings;

  [[nodiscard]] bool sees(const std::string& marking) const { return marking.empty() || markings.contains(marking); }
  bool operator==(const Clearance&) const = default;
};

} // namespace casus::model
