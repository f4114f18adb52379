// SPDX-License-Identifier: Apache-2.0
#include "questions/deep_search.h"

#include "questions/deep_example.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace casus::questions {

namespace {

constexpr std::size_t most_tries = 50'000;

/// The next set of as many numbers below `count`, in lexicographic order.
bool next_set(std::vector<std::size_t>& set, std::size_t count) {
  for (std::size_t i = set.size(); i-- > 0;) {
    if (set[i] + (set.size() - i) >= count) continue;
    ++set[i];
    for (std::size_t j = i + 1; j < set.size(); ++j)
      set[j] = set[j - 1] + 1;
    return true;
  }
  return false;
}

/// Points to what a fact cites by its place in the set; false when that is not in it.
bool move_citations(model::Fact& fact, const std::vector<std::size_t>& set) {
  for (model::FactId& cited : fact.cites) {
    const auto found = std::ranges::find(set, cited.value);
    if (found == set.end()) return false;
    cited.value = static_cast<std::uint32_t>(found - set.begin());
  }
  return true;
}

/// The facts of a set of numbers; nothing when one of them cites a fact that is not among them.
std::optional<model::Log> chosen(const model::Log& pool, const std::vector<std::size_t>& set) {
  model::Log log{.complete_until = pool.complete_until};
  for (const std::size_t index : set) {
    log.facts.push_back(pool.facts[index]);
    if (!move_citations(log.facts.back(), set)) return std::nullopt;
  }
  return log;
}

} // namespace

model::Log with_unified(const model::Model& model, const model::Log& log) {
  model::Log pool{.complete_until = log.complete_until};
  std::vector<std::size_t> places; // of each fact of the log in the pool
  for (std::size_t later = 0; later < log.facts.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      const auto both = unified(model, log.facts[earlier], log.facts[later]);
      if (both && both->cites.empty()) pool.facts.push_back(*both);
    }
    places.push_back(pool.facts.size());
    pool.facts.push_back(log.facts[later]);
    for (model::FactId& cited : pool.facts.back().cites)
      cited.value = static_cast<std::uint32_t>(places[cited.value]);
  }
  return pool;
}

std::optional<model::Log> fewest(const engine::Engine& engine, const model::Log& pool, time::Instant at,
                                 const Shows& shows, std::size_t most) {
  std::size_t tries = 0;
  for (std::size_t size = 0; size <= std::min(most, pool.facts.size()); ++size) {
    std::vector<std::size_t> set(size);
    for (std::size_t i = 0; i < size; ++i)
      set[i] = i;
    do {
      if (++tries > most_tries) return std::nullopt;
      auto log = chosen(pool, set);
      if (log && shows(engine.answer(*log, at))) return log;
    } while (next_set(set, pool.facts.size()));
  }
  return std::nullopt;
}

} // namespace casus::questions
