// SPDX-License-Identifier: Apache-2.0
// The replay against the general engine, world by world: what one pass says of its clauses is what the rules say.
// CASUS_WORLDS=n and CASUS_SEED=s choose how many, and the first seed.
#include "engine/engine.h"
#include "engine/replay/replay.h"
#include "engine/replay/tally.h"
#include "tests/oracle/replay_worlds.h"
#include "tests/oracle/setting.h"
#include "tests/oracle/shrinker.h"
#include "tests/oracle/text.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace casus::oracle {
namespace {

using engine::never;
using engine::none;

/// One duty, as both sides can name it.
struct Told {
  std::uint32_t clause, event, bearer, beneficiary;
  auto operator<=>(const Told&) const = default;
};
struct Became {
  std::int64_t opened = 0, deadline = never, closed = never;
  model::Verdict verdict = model::Verdict::open;
  auto operator<=>(const Became&) const = default;
};
/// A fact that names two parties can make two duties that only differ in what became of them: how often each is there
/// counts, their order does not.
using Duties = std::multiset<std::pair<Told, Became>>;

Duties by_replay(const World& world, time::Instant at, std::vector<std::uint8_t>& quick_clauses) {
  const engine::Stream stream = engine::stream_of(world.model, world.log);
  engine::Replay replay(world.model, stream.foreseen, at);
  replay.fetch_ahead(stream.facts.size() % 2 == 0);
  // In pieces, as a reader of files gives them.
  for (std::size_t i = 0; i < stream.facts.size(); i += 3)
    replay.take(std::span(stream.facts).subspan(i, std::min<std::size_t>(3, stream.facts.size() - i)));
  replay.finish();
  quick_clauses.assign(world.model.clauses.size(), 0);
  const engine::Quick& quick = replay.quick();
  for (const engine::QuickClause& clause : quick.clauses)
    quick_clauses[world.model.agreements[clause.instrument].clauses[clause.place].value] = 1;
  Duties duties;
  const auto clause_id = [&](std::uint32_t agreement, std::uint32_t place) {
    return world.model.agreements[agreement].clauses[place].value;
  };
  for (const engine::KeptDuty& kept : replay.duties()) {
    const engine::ReplayedDuty duty = replay.tell(kept);
    duties.insert(
        {{clause_id(duty.agreement, duty.clause), stream.ids[duty.event].value, duty.bearer, duty.beneficiary},
         {duty.opened, duty.deadline, duty.closed, duty.verdict}});
  }
  for (const engine::WaitingDuty& one : replay.waiting()) {
    const engine::Entry& entry = quick.entries[one.entry];
    const engine::FirstFact& first = replay.first(one.first);
    duties.insert({{clause_id(entry.row, quick.clauses[entry.clause].place), stream.ids[first.number].value,
                    entry.bearer, entry.beneficiary},
                   {first.second, never, never, model::Verdict::waiting}});
  }
  return duties;
}

Duties by_rules(const World& world, time::Instant at, const std::vector<std::uint8_t>& quick_clauses) {
  model::Log log = world.log;
  log.complete_until.assign(world.model.kinds.size(), at);
  Duties duties;
  for (const model::Duty& duty : engine::Engine(world.model).answer(log, at).duties) {
    if (quick_clauses[duty.clause.value] == 0) continue;
    Became became{.opened = duty.opened.first().seconds, .verdict = duty.verdict};
    if (duty.deadline) became.deadline = duty.deadline->last().seconds;
    if (duty.performed_by) {
      became.closed = log.facts[duty.performed_by->value].moment.first().seconds;
    } else if (duty.verdict != model::Verdict::open && duty.verdict != model::Verdict::waiting) {
      became.closed = became.deadline;
    }
    duties.insert({{duty.clause.value, duty.chain.empty() ? none : duty.chain.front().value, duty.bearers.front().value,
                    duty.beneficiary ? duty.beneficiary->value : none},
                   became});
  }
  return duties;
}

std::string listed(const Duties& duties, const Duties& others) {
  std::string out;
  for (const auto& [told, became] : duties) {
    if (others.count({told, became}) == duties.count({told, became})) continue;
    out += fmt::format("  clause {} event {} bearer {} to {}: opened {} deadline {} closed {} verdict {}\n",
                       told.clause, static_cast<int>(told.event), told.bearer, static_cast<int>(told.beneficiary),
                       became.opened, became.deadline, became.closed, static_cast<int>(became.verdict));
  }
  return out;
}

/// Does the clause wait for a request that any party may make?
bool any_party_asks(const model::Clause& clause) {
  return clause.links.size() > 1 &&
         std::ranges::any_of(clause.links[1].alternatives, [](const model::Pattern& pattern) {
           return std::ranges::count(pattern.roles, model::Selector::a_party, &model::ActorMatch::selector) != 0;
         });
}

bool replay_differs(const World& world) {
  return std::ranges::any_of(world.moments, [&](time::Instant at) {
    std::vector<std::uint8_t> quick;
    const Duties replayed = by_replay(world, at, quick);
    return replayed != by_rules(world, at, quick);
  });
}

std::string explain_replay(const World& world) {
  const World smallest = shrink(world, replay_differs);
  std::string out = text(smallest);
  for (const time::Instant at : smallest.moments) {
    std::vector<std::uint8_t> quick;
    const Duties replayed = by_replay(smallest, at, quick);
    const Duties ruled = by_rules(smallest, at, quick);
    out += fmt::format("at {}\nonly by replay:\n{}only by the rules:\n{}", at.seconds, listed(replayed, ruled),
                       listed(ruled, replayed));
  }
  return out;
}

TEST(ReplayedWorlds, SayWhatTheRulesSay) {
  const std::uint64_t first = setting("CASUS_SEED", 1);
  const std::uint64_t count = setting("CASUS_WORLDS", many_worlds);
  std::size_t duties = 0, waiting = 0, by_a_party = 0, differing = 0;
  std::map<model::Verdict, std::size_t> verdicts;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const World world = make_replay_world(seed);
    for (const time::Instant at : world.moments) {
      std::vector<std::uint8_t> quick;
      const Duties replayed = by_replay(world, at, quick);
      for (const auto& [told, became] : replayed) {
        ++verdicts[became.verdict];
        const bool asked = became.verdict != model::Verdict::waiting;
        if (asked && any_party_asks(world.model.clauses[told.clause])) ++by_a_party;
      }
      duties += replayed.size();
      if (replayed == by_rules(world, at, quick)) continue;
      if (++differing <= setting("CASUS_SHOWN", 2)) fmt::print("world {}\n{}\n", seed, explain_replay(world));
      break;
    }
  }
  waiting = verdicts[model::Verdict::waiting];
  fmt::print("{} worlds, {} duties followed in one pass ({} waiting, {} asked for by a party), {} worlds differ\n",
             count, duties, waiting, by_a_party, differing);
  EXPECT_EQ(differing, 0U);
  // A short run cannot hold everything.
  if (count < 5'000) return;
  EXPECT_GT(by_a_party, count / 200);
  for (const model::Verdict verdict :
       {model::Verdict::waiting, model::Verdict::open, model::Verdict::kept, model::Verdict::kept_late,
        model::Verdict::broken, model::Verdict::not_kept_hedged, model::Verdict::not_done})
    EXPECT_GT(verdicts[verdict], count / 200) << static_cast<int>(verdict);
}

TEST(ReplayedWorlds, AreCountedByATallyAsAReplayTellsThem) {
  const std::uint64_t first = setting("CASUS_SEED", 1);
  const std::uint64_t count = setting("CASUS_WORLDS", many_worlds);
  engine::Counts all{};
  std::uint64_t unasked = 0;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const World world = make_replay_world(seed);
    const engine::Stream stream = engine::stream_of(world.model, world.log);
    for (const time::Instant at : world.moments) {
      engine::Replay replay(world.model, stream.foreseen, at);
      replay.fetch_ahead(seed % 2 == 0);
      replay.take(stream.facts);
      replay.finish();
      engine::Counts counts{};
      for (const engine::KeptDuty& duty : replay.duties())
        ++counts[static_cast<std::size_t>(replay.verdict_of(duty, replay.deadline_of(duty)))];
      // Without slack: what can be forgotten is looked for at once, small as these worlds are.
      engine::Tally tally(world.model, stream.foreseen, at, 0);
      for (std::size_t i = 0; i < stream.facts.size(); i += 2)
        tally.take(std::span(stream.facts).subspan(i, std::min<std::size_t>(2, stream.facts.size() - i)));
      tally.finish();
      ASSERT_EQ(tally.counts(), counts) << "world " << seed << " at " << at.seconds;
      ASSERT_EQ(tally.unasked(), replay.unasked()) << "world " << seed << " at " << at.seconds;
      for (std::size_t verdict = 0; verdict < counts.size(); ++verdict)
        all[verdict] += counts[verdict];
      unasked += replay.unasked();
    }
  }
  if (count < 5'000) return;
  EXPECT_GT(all[static_cast<std::size_t>(model::Verdict::kept_late)], count / 200);
  EXPECT_GT(unasked, count / 200);
}

} // namespace
} // namespace casus::oracle
