// SPDX-License-Identifier: Apache-2.0
#include "questions/deep.h"

#include "questions/deep_parts.h"

namespace casus::questions {

std::vector<DeepFinding> read_deeply(const model::Model& model, const engine::Engine& engine) {
  const Whole whole{model, engine};
  Findings found;
  find_unfired(whole, found);
  find_unkept(whole, found);
  find_early_ends(whole, found);
  find_clashes(whole, found);
  find_circles(whole, found);
  find_unbroken(whole, found);
  return found;
}

std::string_view to_words(DeepSort sort) {
  switch (sort) {
  case DeepSort::unfired: return "no firing found";
  case DeepSort::outranked: return "always outranked";
  case DeepSort::never_kept: return "never kept";
  case DeepSort::unkept: return "no keeping found";
  case DeepSort::early_end: return "early end";
  case DeepSort::clash: return "clash";
  case DeepSort::circle: return "circle";
  case DeepSort::unbroken: return "no breach found";
  case DeepSort::never_broken: return "never broken";
  }
  return "clash";
}

bool is_fault(DeepSort sort) { return sort != DeepSort::circle && sort != DeepSort::never_broken; }

} // namespace casus::questions
