// SPDX-License-Identifier: Apache-2.0
// Facts by the second. What a fact does to an agreement holds for its whole second; what it does to duties follows the
// order of numbers (R7).
#pragma once

#include "engine/replay/forces.h"

#include <span>

namespace casus::engine {

class Seconds {
public:
  using Run = std::span<const StreamFact>;

  /// Facts in order of time; those of one second are given together, once another second has come: `follow(run)`.
  void take(Run facts, std::int64_t until, const auto& follow) {
    while (!facts.empty() && facts.back().second > until)
      facts = facts.first(facts.size() - 1);
    if (facts.empty()) return;
    if (!held_.empty() && held_.front().second != facts.front().second) finish(follow);
    std::size_t from = 0;
    for (std::size_t to = 1; to < facts.size(); ++to) {
      if (facts[to].second == facts[from].second) continue;
      whole(facts.subspan(from, to - from), follow);
      from = to;
    }
    held_.insert(held_.end(), facts.begin() + static_cast<std::ptrdiff_t>(from), facts.end());
  }

  /// The last second is over.
  void finish(const auto& follow) {
    follow(Run(held_));
    held_.clear();
  }

  /// The last second that has come, if any.
  std::optional<std::int64_t> last() const {
    return held_.empty() ? std::nullopt : std::optional(held_.front().second);
  }

private:
  // A run whose second is over; with what was held of it.
  void whole(Run run, const auto& follow) {
    if (held_.empty()) return follow(run);
    held_.insert(held_.end(), run.begin(), run.end());
    finish(follow);
  }

  std::vector<StreamFact> held_; // of the last second so far: others of it may follow
};

/// What one second does: to agreements first, then fact by fact `follow(fact, use)`.
inline void follow_second(const Quick& quick, Forces& forces, Seconds::Run run, const auto& follow) {
  if (run.size() == 1) {
    const KindUse& use = quick.uses[run.front().kind];
    if (use.consents) forces.consent(run.front());
    if (use.ends) forces.end(run.front());
    return follow(run.front(), use);
  }
  for (const StreamFact& fact : run) {
    if (quick.uses[fact.kind].consents) forces.consent(fact);
  }
  for (const StreamFact& fact : run) {
    if (quick.uses[fact.kind].ends) forces.end(fact);
  }
  for (const StreamFact& fact : run)
    follow(fact, quick.uses[fact.kind]);
}

} // namespace casus::engine
