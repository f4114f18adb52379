// SPDX-License-Identifier: Apache-2.0
#include "questions/views.h"

#include "questions/views_rows.h"

#include <algorithm>
#include <iterator>

namespace casus::questions {

std::vector<View> views(const Case& asked) {
  std::vector<View> all = text_views(asked);
  std::ranges::move(clause_views(asked), std::back_inserter(all));
  std::ranges::move(record_views(asked), std::back_inserter(all));
  std::ranges::move(answer_views(asked), std::back_inserter(all));
  return all;
}

} // namespace casus::questions
