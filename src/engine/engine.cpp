// SPDX-License-Identifier: Apache-2.0
// An answer from beginning to end: facts, agreements, then layer by layer instances, duties, judgements and breaches.
#include "engine/engine.h"

#include "engine/agreements.h"
#include "engine/breaches.h"
#include "engine/suspension.h"

#include <tuple>

namespace casus::engine {

using model::Duty;
using model::Judgement;
using model::Verdict;
using time::Truth;

struct Engine::Tables : engine::Tables {
  using engine::Tables::Tables;
};

Engine::Engine(const model::Model& model) : tables_(std::make_unique<Tables>(model)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

namespace {

// Works out the coordinates of each duty and drops those that cannot be.
void decide(const World& world, const Instances& instances, std::vector<Owed>& duties) {
  for (Owed& owed : duties) {
    set_priority(world, instances, owed);
    if (owed.duty.exists == Truth::impossible) continue;
    if (world.tables.clauses[owed.clause].text->when.timing == model::Timing::at_all_times) {
      set_breaches_at_all_times(world, owed);
    } else {
      set_performance(world, owed);
    }
    set_standing(world, owed);
    set_verdict(world, owed);
  }
  std::erase_if(duties, [](const Owed& owed) { return owed.duty.exists == Truth::impossible; });
}

Duty published(const World& world, Owed& owed) {
  Duty duty = std::move(owed.duty);
  duty.clause = {owed.clause};
  for (const Row f : owed.chain)
    duty.chain.push_back({world.facts.number[f]});
  if (owed.that_party != none) duty.that_party = model::ActorId{owed.that_party};
  for (const Bearer& bearer : owed.bearers)
    duty.bearers.push_back({bearer.actor});
  if (owed.beneficiary != none) duty.beneficiary = model::ActorId{owed.beneficiary};
  duty.opened = owed.opened;
  return duty;
}

void find_layers(World& world, model::Outcome& outcome) {
  const Tables& tables = world.tables;
  Hits hits(tables);
  Row seen = 0;
  for (std::uint32_t layer = 0; layer < tables.layers; ++layer) {
    hits.find(world, seen);
    seen = world.facts.size();
    const Instances instances = find_instances(world, hits, tables.needed[layer]);
    std::vector<Owed> duties = find_duties(world, instances, tables.needed[layer]);
    decide(world, instances, duties);
    const std::vector<Judged> judged = judge(world, instances, duties, layer);
    add_breaches(world, duties, judged, layer, outcome.derived);
    for (Owed& owed : duties) {
      if (tables.clauses[owed.clause].layer == layer) outcome.duties.push_back(published(world, owed));
    }
    for (const Judged& one : judged)
      outcome.judgements.push_back(one.judgement);
  }
}

bool in_order(const Duty& a, const Duty& b) {
  const auto first = [](const Duty& d) { return d.chain.empty() ? std::nullopt : std::optional(d.chain.front()); };
  const auto first_a = first(a);
  const auto first_b = first(b);
  return std::tie(a.clause, first_a, a.that_party, a.bearers, a.beneficiary, a.period) <
         std::tie(b.clause, first_b, b.that_party, b.bearers, b.beneficiary, b.period);
}

bool before_in_order(const Judgement& a, const Judgement& b) {
  return std::tie(a.fact, a.clause, a.bearer) < std::tie(b.fact, b.clause, b.bearer);
}

bool is_alive(const Duty& duty) {
  switch (duty.verdict) {
  case Verdict::open:
  case Verdict::overdue:
  case Verdict::broken:
  case Verdict::disputed:
  case Verdict::not_kept_hedged: return duty.awaiting == 0;
  default: return false;
  }
}

model::ClauseState clause_state(const World& world, std::uint32_t c, bool alive) {
  const ClauseTable& clause = world.tables.clauses[c];
  const time::Moment& now = world.facts.at;
  const Earliest& start = world.agreements[clause.agreement].start;
  const Truth force = in_force(world, clause.agreement, now);
  if (suspended(world, c, now) == Truth::certain) return model::ClauseState::suspended;
  const bool started = both(start.exists, begun(start, now)) == Truth::certain;
  if (started && force == Truth::impossible) return model::ClauseState::spent;
  const bool stands = clause.links.empty() && force == Truth::certain;
  return alive || stands ? model::ClauseState::live : model::ClauseState::dormant;
}

} // namespace

model::Outcome Engine::answer(const model::Log& log, time::Instant at) const {
  World world(*tables_, log, at);
  find_agreements(world);
  model::Outcome outcome;
  find_layers(world, outcome);
  std::sort(outcome.duties.begin(), outcome.duties.end(), in_order);
  std::sort(outcome.judgements.begin(), outcome.judgements.end(), before_in_order);
  for (std::uint32_t a = 0; a < tables_->agreements.size(); ++a) {
    outcome.agreements.push_back(agreement_state(world, a));
  }
  std::vector<std::uint8_t> alive(tables_->clauses.size());
  for (const Duty& duty : outcome.duties) {
    if (is_alive(duty)) alive[duty.clause.value] = 1;
  }
  for (std::uint32_t c = 0; c < alive.size(); ++c) {
    outcome.clauses.push_back(clause_state(world, c, alive[c] != 0));
  }
  return outcome;
}

} // namespace casus::engine
