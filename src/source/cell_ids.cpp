// SPDX-License-Identifier: Apache-2.0
#include "source/cell_ids.h"

#include <algorithm>

namespace casus::source {

void CellIds::add(std::string_view cell, std::uint32_t id) {
  const auto number = number_of(cell);
  if (!number) {
    by_text_.try_emplace(std::string(cell), id);
    return;
  }
  if (*number + 1 >= by_number_.size()) by_number_.resize(std::max(*number + 2, by_number_.size() * 3 / 2), unknown);
  if (by_number_[*number] == unknown) by_number_[*number] = id;
}

std::uint32_t CellIds::find_text(std::string_view cell) const {
  const auto found = by_text_.find(std::string(cell));
  return found == by_text_.end() ? unknown : found->second;
}

} // namespace casus::source
