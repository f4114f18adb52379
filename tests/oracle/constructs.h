// SPDX-License-Identifier: Apache-2.0
// Every construct of the language that has a rule in docs/language/meaning.md, and how a world looks without it: so
// that the run can prove that each is used and that each changes an answer.
#pragma once

#include "tests/oracle/world.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace casus::oracle {

struct Construct {
  std::string name;
  /// Takes it out of a world, or puts another in its place; false where the world does not use it.
  std::function<bool(World&)> without;
};

/// All of them, the same list every time.
const std::vector<Construct>& constructs();

/// Takes a part away; false where there was none.
template <class T>
bool drop(std::optional<T>& value) {
  return std::exchange(value, std::nullopt).has_value();
}
template <class T>
bool drop(model::Rare<T>& value) {
  return std::exchange(value, {}).has_value();
}
template <class T>
bool drop(model::Few<T>& list) {
  return !list.empty() && (list.clear(), true);
}
template <class T>
bool drop(std::vector<T>& list) {
  return !std::exchange(list, {}).empty();
}

// The parts of that list.
void add_agreement_constructs(std::vector<Construct>& all);
void add_clause_constructs(std::vector<Construct>& all);
void add_fact_constructs(std::vector<Construct>& all);

/// Does some answer of the world change without it? Asked only of worlds that use it.
bool changes_answer(const World& world, const World& without);

} // namespace casus::oracle
