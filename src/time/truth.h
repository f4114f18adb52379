// SPDX-License-Identifier: Apache-2.0
// Three truth values, because imprecise input must give honest output (R6, T13).
#pragma once

#include <cstdint>
#include <string_view>

namespace casus::time {

/// `depends`: both are possible, for the moments involved are not known well enough.
enum class Truth : std::uint8_t { impossible, depends, certain };

constexpr Truth truth_of(bool holds) { return holds ? Truth::certain : Truth::impossible; }

/// Kleene's strong connectives: the result is sure as soon as one operand makes it so.
constexpr Truth operator!(Truth a) {
  return a == Truth::certain ? Truth::impossible : a == Truth::impossible ? Truth::certain : Truth::depends;
}
constexpr Truth both(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth either(Truth a, Truth b) { return a < b ? b : a; }

/// `impossible`, `depends`, `certain`.
constexpr std::string_view to_string(Truth truth) {
  switch (truth) {
  case Truth::impossible: return "impossible";
  case Truth::depends: return "depends";
  case Truth::certain: return "certain";
  }
  return "depends";
}

} // namespace casus::time
