// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/oracle.h"

#include "tests/oracle/acts.h"
#include "tests/oracle/breaches.h"
#include "tests/oracle/duties.h"
#include "tests/oracle/force.h"
#include "tests/oracle/matching.h"
#include "tests/oracle/states.h"
#include "tests/oracle/suspension.h"
#include "tests/oracle/verdict.h"

#include <algorithm>
#include <tuple>

namespace casus::oracle {

using model::Duty;
using model::Judgement;
using model::Outcome;

namespace {

void add_fact(Situation& s, const Fact& fact) {
  s.facts.push_back(fact);
  // Section 1: a fact with first() > V is not there.
  if (fact.moment.first() <= s.now.first()) s.there.push_back({static_cast<std::uint32_t>(s.facts.size() - 1)});
}

Situation situation(const model::Model& model, const model::Log& log, time::Instant at) {
  Situation s{model, log, time::exact(at), {}, {}, {}};
  for (const Fact& fact : log.facts)
    add_fact(s, fact);
  // Section 1: nor is a fact of the log whose legal act is breach: those are derived.
  std::erase_if(s.there, [&](FactId f) { return has_act(s, f, model::LegalAct::breach); });
  s.force = forces(s);
  return s;
}

/// What the clauses of one layer say, with the facts there are.
struct Layer {
  std::vector<Duty> duties;
  std::vector<Judgement> judgements;
};

std::vector<Duty> decided_duties(const Situation& s) {
  std::vector<Duty> result;
  for (std::uint32_t c = 0; c < s.model.clauses.size(); ++c) {
    for (Duty& duty : duties(s, ClauseId{c})) {
      decide(s, duty);
      result.push_back(std::move(duty));
    }
  }
  return result;
}

// Section 10: clauses of layer n, from the log and the derived facts of the layers below n.
Layer decide_layer(const Situation& s, const std::vector<std::uint32_t>& layer_of, std::uint32_t n) {
  const std::vector<Duty> all = decided_duties(s);
  Layer result;
  for (const Duty& duty : all) {
    if (layer_of[duty.clause.value] == n) result.duties.push_back(duty);
  }
  for (std::uint32_t c = 0; c < s.model.clauses.size(); ++c) {
    if (layer_of[c] != n) continue;
    const std::vector<Judgement> of_clause = judgements(s, ClauseId{c}, all);
    result.judgements.insert(result.judgements.end(), of_clause.begin(), of_clause.end());
  }
  return result;
}

// Section 11: (clause, chain's first fact or none first, that_party, bearers, beneficiary, period).
bool duty_before(const Duty& a, const Duty& b) {
  const auto key = [](const Duty& d) {
    const std::optional<FactId> first = d.chain.empty() ? std::nullopt : std::optional(d.chain.front());
    return std::make_tuple(d.clause, first, d.that_party, d.bearers, d.beneficiary, d.period);
  };
  return key(a) < key(b);
}

bool judgement_before(const Judgement& a, const Judgement& b) {
  return std::tie(a.fact, a.clause, a.bearer) < std::tie(b.fact, b.clause, b.bearer);
}

bool lives(const Duty& duty) {
  if (duty.awaiting != 0) return false;
  switch (duty.verdict) {
  case model::Verdict::open:
  case model::Verdict::overdue:
  case model::Verdict::broken:
  case model::Verdict::disputed:
  case model::Verdict::not_kept_hedged: return true;
  default: return false;
  }
}

// Section 3, ClauseState.
model::ClauseState clause_state(const Situation& s, ClauseId c, const std::vector<Duty>& duties) {
  const model::Clause& clause = s.model[c];
  if (suspended(s, clause.agreement, c, s.now) == Truth::certain) return model::ClauseState::suspended;
  const Earliest& start = s.force[clause.agreement.value].start;
  const Truth force = in_force(s, clause.agreement, s.now);
  const Truth started = time::both(start.exists, at_or_before(start, s.now));
  if (force == Truth::impossible && started == Truth::certain) return model::ClauseState::spent;
  const bool owed = std::ranges::any_of(duties, [&](const Duty& d) { return d.clause == c && lives(d); });
  const bool standing = clause.links.empty() && force == Truth::certain;
  return owed || standing ? model::ClauseState::live : model::ClauseState::dormant;
}

void append(Outcome& outcome, const Layer& layer) {
  outcome.duties.insert(outcome.duties.end(), layer.duties.begin(), layer.duties.end());
  outcome.judgements.insert(outcome.judgements.end(), layer.judgements.begin(), layer.judgements.end());
}

} // namespace

model::Outcome answer(const model::Model& model, const model::Log& log, time::Instant at) {
  Situation s = situation(model, log, at);
  const std::vector<std::uint32_t> layer_of = layers(model);
  std::uint32_t last = 0;
  for (const std::uint32_t n : layer_of)
    last = std::max(last, n);
  Outcome outcome;
  for (std::uint32_t n = 0; n <= last; ++n) {
    const Layer layer = decide_layer(s, layer_of, n);
    append(outcome, layer);
    for (const Fact& fact : breach_facts(s, layer.duties, layer.judgements)) {
      add_fact(s, fact);
      outcome.derived.push_back(fact);
    }
  }
  outcome.agreements = agreement_states(s);
  for (std::uint32_t c = 0; c < model.clauses.size(); ++c) {
    outcome.clauses.push_back(clause_state(s, ClauseId{c}, outcome.duties));
  }
  std::ranges::sort(outcome.duties, duty_before);
  std::ranges::sort(outcome.judgements, judgement_before);
  return outcome;
}

} // namespace casus::oracle
