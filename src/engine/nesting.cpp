// SPDX-License-Identifier: Apache-2.0
#include "engine/nesting.h"

#include "time/assert.h"

#include <algorithm>

namespace casus::engine {

Nesting::Nesting(std::vector<std::uint32_t> parents)
    : parents_(std::move(parents)), enter_(parents_.size()), leave_(parents_.size()) {
  const auto count = static_cast<std::uint32_t>(parents_.size());
  std::vector<std::vector<std::uint32_t>> children(count);
  std::vector<std::uint32_t> open;
  for (std::uint32_t x = 0; x < count; ++x) {
    if (parents_[x] == none) {
      open.push_back(x);
    } else {
      children[parents_[x]].push_back(x);
    }
  }
  // Entered in preorder; a node's interval ends where its subtree's count ends, which is known once children are.
  std::vector<std::uint32_t> order;
  while (!open.empty()) {
    const std::uint32_t x = open.back();
    open.pop_back();
    enter_[x] = static_cast<std::uint32_t>(order.size());
    order.push_back(x);
    open.insert(open.end(), children[x].begin(), children[x].end());
  }
  CASUS_ASSERT(order.size() == count); // else the parents run in a circle
  for (auto x = order.rbegin(); x != order.rend(); ++x) {
    leave_[*x] = std::max(leave_[*x], enter_[*x] + 1);
    if (parents_[*x] != none) leave_[parents_[*x]] = std::max(leave_[parents_[*x]], leave_[*x]);
  }
}

} // namespace casus::engine
