// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/late.h"

#include "time/assert.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace casus::engine {

LateReplay::LateReplay(const model::Model& model, const Foreseen& foreseen, time::Instant until, std::size_t stride)
    : quick_(model, foreseen), touched_(quick_), until_(until.seconds), stride_(stride), lanes_(quick_.rows) {
  CASUS_ASSERT(stride > 0);
}

bool LateReplay::before(std::uint32_t a, std::uint32_t b) const {
  return std::tuple(facts_[a].second, a) < std::tuple(facts_[b].second, b);
}

const StreamFact* LateReplay::cited_by(const StreamFact& fact) const {
  return fact.cites < facts_.size() ? &facts_[fact.cites] : nullptr;
}

std::uint32_t LateReplay::add(const StreamFact& fact) {
  const auto number = static_cast<std::uint32_t>(facts_.size());
  facts_.push_back(fact);
  facts_.back().number = number;
  return number;
}

void LateReplay::take(std::span<const StreamFact> facts) {
  std::map<std::uint32_t, std::int64_t> earliest; // by row that is touched
  for (const StreamFact& fact : facts) {
    const std::uint32_t number = add(fact);
    if (fact.second > until_) continue;
    for (const std::uint32_t row : touched_.rows_of(fact, cited_by(fact))) {
      std::vector<std::uint32_t>& known = lanes_[row].facts;
      const auto at = std::ranges::upper_bound(known, number, [&](auto a, auto b) { return before(a, b); });
      known.insert(at, number);
      const auto [from, first] = earliest.try_emplace(row, fact.second);
      if (!first) from->second = std::min(from->second, fact.second);
    }
  }
  followed_ = 0;
  for (const auto& [row, from] : earliest)
    follow(row, from);
}

/// Follows an agreement anew from the last checkpoint that what came does not lie before.
void LateReplay::follow(std::uint32_t row, std::int64_t from) {
  Lane& lane = lanes_[row];
  while (!lane.checkpoints.empty() && lane.checkpoints.back().second > from)
    lane.checkpoints.pop_back();
  lane.duties.clear();
  std::vector<std::uint32_t> facts;
  std::size_t position = 0;
  if (!lane.checkpoints.empty()) {
    facts = lane.checkpoints.back().facts;
    position = lane.checkpoints.back().position;
    std::ranges::sort(facts, [&](auto a, auto b) { return before(a, b); });
  }
  facts.insert(facts.end(), lane.facts.begin() + static_cast<std::ptrdiff_t>(position), lane.facts.end());
  replay(row, facts);
  make_checkpoints(lane);
}

void LateReplay::replay(std::uint32_t row, const std::vector<std::uint32_t>& facts) {
  std::vector<StreamFact> stream;
  stream.reserve(facts.size());
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    StreamFact fact = facts_[facts[i]];
    fact.number = i;
    if (fact.cites != none) {
      const std::uint32_t cited = fact.cites;
      const auto at = cited < facts_.size()
                          ? std::ranges::lower_bound(facts, cited, [&](auto a, auto b) { return before(a, b); })
                          : facts.end();
      const bool there = at != facts.end() && *at == cited;
      fact.cites = there ? static_cast<std::uint32_t>(at - facts.begin()) : nothing_known;
    }
    stream.push_back(fact);
  }
  Replay replay(quick_, {until_});
  replay.take(stream);
  replay.finish();
  followed_ += stream.size();
  keep_told(row, replay, facts);
}

void LateReplay::keep_told(std::uint32_t row, const Replay& replay, const std::vector<std::uint32_t>& facts) {
  Lane& lane = lanes_[row];
  for (const KeptDuty& duty : replay.duties()) {
    ReplayedDuty told = replay.tell(duty);
    if (told.agreement != row) continue;
    const std::int64_t first_second = replay.first(duty.first).second;
    told.event = facts[told.event];
    const std::uint32_t act = duty.closed_by();
    lane.duties.push_back({told, facts[duty.opened_by], act == none ? none : facts[act], first_second});
  }
  for (const WaitingDuty& waiting : replay.waiting()) {
    const Entry& entry = quick_.entries[waiting.entry];
    if (entry.row != row) continue;
    const FirstFact& first = replay.first(waiting.first);
    lane.duties.push_back({{.agreement = row,
                            .clause = quick_.clauses[entry.clause].place,
                            .event = facts[first.number],
                            .bearer = entry.bearer,
                            .beneficiary = entry.beneficiary,
                            .opened = first.second,
                            .deadline = never,
                            .closed = never,
                            .verdict = model::Verdict::waiting},
                           none,
                           none,
                           first.second});
  }
}

void LateReplay::make_checkpoints(Lane& lane) const {
  std::size_t last = lane.checkpoints.empty() ? 0 : lane.checkpoints.back().position;
  // Not at the very end: the next facts come there, at the same second too.
  while (lane.facts.size() > last + 2 * stride_) {
    std::size_t position = last + stride_;
    while (position < lane.facts.size() &&
           facts_[lane.facts[position]].second == facts_[lane.facts[position - 1]].second)
      ++position;
    if (position >= lane.facts.size()) return;
    make_checkpoint(lane, position);
    last = position;
  }
}

/// The facts before that second on which rests what is open at it, and all that became of these facts by then; and
/// those that made the agreement's force.
std::vector<std::uint32_t> LateReplay::resting_on(const Lane& lane, std::size_t position, std::int64_t second) const {
  const auto is_before = [&](std::uint32_t number) { return number != none && facts_[number].second < second; };
  std::set<std::uint32_t> resting;
  const auto add_if_of_force = [&](std::uint32_t number) {
    const KindUse& use = quick_.uses[facts_[number].kind];
    if (facts_[number].of != none && (use.consents || use.ends)) resting.insert(number);
  };
  const Checkpoint none_yet;
  const Checkpoint& last = lane.checkpoints.empty() ? none_yet : lane.checkpoints.back();
  std::ranges::for_each(last.facts, add_if_of_force);
  for (std::size_t i = last.position; i < position; ++i)
    add_if_of_force(lane.facts[i]);
  for (const Kept& duty : lane.duties) {
    if (duty.first_second < second && !is_before(duty.closed_by)) resting.insert(duty.told.event);
  }
  // What a fact that is followed again would open once more must be followed to its end.
  for (std::size_t before = 0; before != resting.size();) {
    before = resting.size();
    for (const Kept& duty : lane.duties) {
      if (!resting.contains(duty.told.event)) continue;
      for (const std::uint32_t number : {duty.opened_by, duty.closed_by}) {
        if (is_before(number)) resting.insert(number);
      }
    }
  }
  return {resting.begin(), resting.end()};
}

void LateReplay::make_checkpoint(Lane& lane, std::size_t position) const {
  Checkpoint made{.second = facts_[lane.facts[position]].second, .position = position, .facts = {}, .settled = {}};
  made.facts = resting_on(lane, position, made.second);
  std::vector<Kept> left;
  for (Kept& duty : lane.duties) {
    const bool goes_on = duty.first_second >= made.second || std::ranges::binary_search(made.facts, duty.told.event);
    (goes_on ? left : made.settled).push_back(duty);
  }
  lane.duties = std::move(left);
  lane.checkpoints.push_back(std::move(made));
}

std::vector<ReplayedDuty> LateReplay::duties(std::uint32_t row) const {
  std::vector<ReplayedDuty> told;
  for (const Checkpoint& checkpoint : lanes_[row].checkpoints) {
    for (const Kept& duty : checkpoint.settled)
      told.push_back(duty.told);
  }
  for (const Kept& duty : lanes_[row].duties)
    told.push_back(duty.told);
  return told;
}

} // namespace casus::engine
