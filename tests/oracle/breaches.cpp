// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/breaches.h"

#include "tests/oracle/matching.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace casus::oracle {

using model::Duty;
using model::Judgement;
using model::LegalAct;
using model::Pattern;
using model::Role;

namespace {

void add(const std::vector<Pattern>& patterns, std::vector<Pattern>& all) {
  all.insert(all.end(), patterns.begin(), patterns.end());
}

void add(const model::Rare<model::Condition>& condition, std::vector<Pattern>& all) {
  if (!condition) return;
  if (condition->kind == model::ConditionKind::happened || condition->kind == model::ConditionKind::since) {
    all.push_back(condition->first);
  }
  if (condition->kind == model::ConditionKind::since) all.push_back(condition->second);
  for (const model::Condition& part : condition->parts)
    add(std::optional(part), all);
}

// Section 10: links, conditions, excused_when, broken_by.
std::vector<Pattern> patterns_of(const model::Clause& clause) {
  std::vector<Pattern> result;
  for (const model::Link& link : clause.links)
    add(link.alternatives, result);
  add(clause.while_, result);
  add(clause.unless, result);
  add(clause.not_applied_when, result);
  add(clause.excused_when, result);
  add(clause.broken_by, result);
  return result;
}

// Section 10: `breach of c`: c; of A: all of A; of neither: all.
bool uses_breach_of(const model::Model& model, const Pattern& pattern, ClauseId c) {
  if (act_of(model, pattern.kind) != LegalAct::breach) return false;
  if (pattern.clause) return *pattern.clause == c;
  return !pattern.of || *pattern.of == model[c].agreement;
}

} // namespace

std::vector<std::uint32_t> layers(const model::Model& model) {
  std::vector<std::uint32_t> result(model.clauses.size(), 0);
  // Without circles the longest path is shorter than the number of clauses.
  for (std::size_t round = 0; round < model.clauses.size(); ++round) {
    for (std::size_t c = 0; c < model.clauses.size(); ++c) {
      for (const Pattern& pattern : patterns_of(model.clauses[c])) {
        for (std::uint32_t used = 0; used < model.clauses.size(); ++used) {
          if (uses_breach_of(model, pattern, ClauseId{used})) result[c] = std::max(result[c], result[used] + 1);
        }
      }
    }
  }
  return result;
}

namespace {

std::optional<model::KindId> breach_kind(const model::Model& model) {
  for (std::uint32_t k = 0; k < model.kinds.size(); ++k) {
    if (act_of(model, model::KindId{k}) == LegalAct::breach) return model::KindId{k};
  }
  return std::nullopt;
}

Fact breach_fact(const Situation& s, model::KindId kind, ClauseId c, const std::vector<ActorId>& by) {
  Fact fact;
  fact.kind = kind;
  fact.roles[static_cast<std::size_t>(Role::by)] = by;
  fact.of = s.model[c].agreement;
  fact.clause = c;
  fact.sequence = std::numeric_limits<std::uint32_t>::max();
  return fact;
}

std::vector<ActorId>& on(Fact& fact) { return fact.roles[static_cast<std::size_t>(Role::on)]; }

// Section 10: a duty with breached certain, and each breach of one kept up at all times.
void add_duty(const Situation& s, model::KindId kind, const Duty& duty, std::vector<Fact>& all) {
  if (duty.breached != Truth::certain) return;
  Fact fact = breach_fact(s, kind, duty.clause, duty.bearers);
  if (duty.beneficiary) on(fact) = {*duty.beneficiary};
  if (s.model[duty.clause].when.timing != model::Timing::at_all_times) {
    fact.moment = time::exact(duty.deadline->last() + time::seconds(1));
    fact.cites = duty.chain;
    fact.disputed = duty.standing == model::DutyStanding::disputed;
    all.push_back(fact);
    return;
  }
  if (duty.verdict != model::Verdict::broken) return;
  for (const FactId f : duty.breaches) {
    fact.moment = time::exact(s[f].moment.last());
    fact.cites = {f};
    fact.disputed = s[f].disputed;
    all.push_back(fact);
  }
}

void add_judgement(const Situation& s, model::KindId kind, const Judgement& judgement, std::vector<Fact>& all) {
  if (judgement.outcome != model::ActOutcome::breach) return;
  Fact fact = breach_fact(s, kind, judgement.clause, {judgement.bearer});
  const model::Beneficiary& beneficiary = s.model[judgement.clause].beneficiary;
  if (beneficiary.set == model::BeneficiarySet::named) on(fact) = {beneficiary.actor};
  fact.moment = time::exact(s[judgement.fact].moment.last());
  fact.cites = {judgement.fact};
  fact.disputed = s[judgement.fact].disputed;
  all.push_back(fact);
}

// Section 10: by (moment, clause, bearers, beneficiary, cites).
bool numbered_before(const Fact& a, const Fact& b) {
  const auto key = [](const Fact& f) {
    return std::tie(f.moment, f.clause, f.roles[static_cast<std::size_t>(Role::by)],
                    f.roles[static_cast<std::size_t>(Role::on)], f.cites);
  };
  return key(a) < key(b);
}

} // namespace

std::vector<Fact> breach_facts(const Situation& s, const std::vector<Duty>& duties,
                               const std::vector<Judgement>& judgements) {
  std::vector<Fact> result;
  const std::optional<model::KindId> kind = breach_kind(s.model);
  if (!kind) return result;
  for (const Duty& duty : duties)
    add_duty(s, *kind, duty, result);
  for (const Judgement& judgement : judgements)
    add_judgement(s, *kind, judgement, result);
  std::erase_if(result, [&](const Fact& f) { return f.moment.first() > s.now.first(); });
  std::ranges::sort(result, numbered_before);
  return result;
}

} // namespace casus::oracle
