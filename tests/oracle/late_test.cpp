// SPDX-License-Identifier: Apache-2.0
// Facts that come late, in random worlds: after each of them the replay that takes it says what a fresh replay of all
// that has come says. CASUS_LATE_WORLDS=n and CASUS_SEED=s choose how many, and the first seed.
#include "engine/replay/late.h"
#include "tests/oracle/replay_worlds.h"
#include "tests/oracle/setting.h"

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace casus::oracle {
namespace {

using engine::none;
using engine::StreamFact;

using LateDuty = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::int64_t,
                            std::int64_t, std::int64_t, model::Verdict>;
using LateDuties = std::multiset<LateDuty>;

LateDuty told_of(const engine::ReplayedDuty& duty) {
  return {duty.agreement, duty.clause,   duty.event,  duty.bearer, duty.beneficiary,
          duty.opened,    duty.deadline, duty.closed, duty.verdict};
}

/// A stream in an order in which a record may have got it: nothing before what it cites, one in `disorder` facts out of
/// its turn. Numbers follow.
std::vector<StreamFact> late_order(const std::vector<StreamFact>& stream, std::uint32_t numbers, std::uint32_t disorder,
                                   std::mt19937& lot) {
  std::vector<std::uint32_t> came(numbers, none); // by number in the stream: the record number
  std::vector<StreamFact> left = stream;
  std::vector<StreamFact> order;
  while (!left.empty()) {
    std::size_t at = lot() % disorder == 0 ? lot() % left.size() : 0;
    // At most as far back as the fact cited; a world's facts cite back only.
    while (left[at].cites < numbers && came[left[at].cites] == none) {
      const std::uint32_t cited = left[at].cites;
      const auto found = std::ranges::find(left, cited, &StreamFact::number);
      if (found == left.end()) break; // it does not fit a stream fact
      at = static_cast<std::size_t>(found - left.begin());
    }
    StreamFact fact = left[at];
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
    came[fact.number] = static_cast<std::uint32_t>(order.size());
    fact.number = came[fact.number];
    if (fact.cites < numbers) fact.cites = came[fact.cites] == none ? engine::nothing_known : came[fact.cites];
    order.push_back(fact);
  }
  return order;
}

/// A fresh replay of facts by record number.
LateDuties fresh(const model::Model& model, const engine::Foreseen& foreseen, std::vector<StreamFact> facts,
                 time::Instant at) {
  std::ranges::sort(facts, {}, [](const StreamFact& fact) { return std::tuple(fact.second, fact.number); });
  std::vector<std::uint32_t> place(facts.size());
  for (std::uint32_t i = 0; i < facts.size(); ++i)
    place[facts[i].number] = i;
  std::vector<std::uint32_t> record;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    record.push_back(facts[i].number);
    facts[i].number = i;
    if (facts[i].cites < place.size()) facts[i].cites = place[facts[i].cites];
  }
  engine::Replay replay(model, foreseen, at);
  replay.take(facts);
  replay.finish();
  LateDuties duties;
  for (const engine::KeptDuty& kept : replay.duties()) {
    engine::ReplayedDuty duty = replay.tell(kept);
    duty.event = record[duty.event];
    duties.insert(told_of(duty));
  }
  for (const engine::WaitingDuty& one : replay.waiting()) {
    const engine::Entry& entry = replay.quick().entries[one.entry];
    const engine::FirstFact& first = replay.first(one.first);
    duties.insert({entry.row, replay.quick().clauses[entry.clause].place, record[first.number], entry.bearer,
                   entry.beneficiary, first.second, engine::never, engine::never, model::Verdict::waiting});
  }
  return duties;
}

LateDuties all_of(const engine::LateReplay& late) {
  LateDuties duties;
  for (std::uint32_t row = 0; row < late.quick().rows; ++row) {
    for (const engine::ReplayedDuty& duty : late.duties(row))
      duties.insert(told_of(duty));
  }
  return duties;
}

TEST(LateFacts, SayWhatAFreshReplaySays) {
  const std::uint64_t first = setting("CASUS_SEED", 1);
  const std::uint64_t count = setting("CASUS_LATE_WORLDS", many_worlds);
  std::size_t taken = 0, late_ones = 0, ties = 0, duties = 0, differing = 0;
  for (std::uint64_t seed = first; seed < first + count && differing < 3; ++seed) {
    const World world = make_replay_world(seed);
    const engine::Stream stream = engine::stream_of(world.model, world.log);
    std::mt19937 lot(static_cast<std::uint32_t>(seed));
    const std::vector<StreamFact> order = late_order(stream.facts, static_cast<std::uint32_t>(stream.ids.size()),
                                                     1 + static_cast<std::uint32_t>(lot() % 6), lot);
    const time::Instant at = *std::ranges::max_element(world.moments);
    engine::LateReplay late(world.model, stream.foreseen, at, 1 + lot() % 4);
    std::int64_t latest = std::numeric_limits<std::int64_t>::min();
    for (std::size_t i = 0; i < order.size();) {
      const std::size_t some = std::min<std::size_t>(1 + lot() % 3, order.size() - i);
      late.take(std::span(order).subspan(i, some));
      for (const std::size_t end = i + some; i < end; ++i, ++taken) {
        if (order[i].second < latest) ++late_ones;
        const auto earlier = std::span(order).first(i);
        if (std::ranges::find(earlier, order[i].second, &StreamFact::second) != earlier.end()) ++ties;
        latest = std::max(latest, order[i].second);
      }
      const LateDuties expected =
          fresh(world.model, stream.foreseen, {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(i)}, at);
      duties += expected.size();
      if (all_of(late) == expected) continue;
      ADD_FAILURE() << "world " << seed << " after " << i << " of " << order.size() << " facts: " << all_of(late).size()
                    << " duties, of a fresh replay " << expected.size();
      ++differing;
      break;
    }
  }
  fmt::print("{} worlds, {} facts taken, {} of them late, {} at a second that had one already, {} duties compared, {} "
             "worlds differ\n",
             count, taken, late_ones, ties, duties, differing);
  if (count >= 1'000) {
    EXPECT_GT(late_ones, count);
    EXPECT_GT(ties, count / 10) << "facts of one second must come, too";
    EXPECT_GT(duties, count);
  }
}

} // namespace
} // namespace casus::oracle
