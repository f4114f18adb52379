// SPDX-License-Identifier: Apache-2.0
#include "engine/breaches.h"

#include <iterator>
#include <tuple>

namespace casus::engine {

using model::LegalAct;
using time::Truth;

namespace {

constexpr std::size_t by = 0;
constexpr std::size_t on = 1;

std::optional<model::KindId> breach_kind(const Tables& tables) {
  for (std::uint32_t k = 0; k < tables.acts.size(); ++k) {
    if (tables.acts[k] == LegalAct::breach) return model::KindId{k};
  }
  return std::nullopt;
}

class BreachFinder {
public:
  BreachFinder(const World& world, model::KindId kind) : world_(world), kind_(kind) {}

  void duty(const Owed& owed) {
    const model::Duty& duty = owed.duty;
    const bool at_all_times = text(owed.clause).when.timing == model::Timing::at_all_times;
    if (at_all_times && duty.verdict == model::Verdict::broken) {
      for (const model::FactId f : duty.breaches) {
        found.push_back(of_duty(owed));
        set_broken_by(found.back(), world_.facts.row_of(f.value));
      }
    }
    if (at_all_times || duty.breached != Truth::certain) return;
    const time::Instant moment = duty.deadline->last() + time::seconds(1);
    if (moment > world_.facts.at.first()) return;
    model::Fact fact = of_duty(owed);
    fact.moment = time::exact(moment);
    for (const Row f : owed.chain)
      fact.cites.push_back({world_.facts.number[f]});
    fact.disputed = duty.standing == model::DutyStanding::disputed;
    found.push_back(std::move(fact));
  }

  void judgement(const Judged& judged) {
    if (judged.judgement.outcome != model::ActOutcome::breach) return;
    model::Fact fact = blank(judged.judgement.clause.value);
    fact.roles[by].push_back(judged.judgement.bearer);
    const model::Beneficiary& beneficiary = text(judged.judgement.clause.value).beneficiary;
    if (beneficiary.set == model::BeneficiarySet::named) fact.roles[on].push_back(beneficiary.actor);
    set_broken_by(fact, judged.fact);
    found.push_back(std::move(fact));
  }

  std::vector<model::Fact> found;

private:
  const model::Clause& text(std::uint32_t clause) const { return *world_.tables.clauses[clause].text; }

  model::Fact blank(std::uint32_t clause) const {
    model::Fact fact{.kind = kind_};
    fact.of = model::AgreementId{world_.tables.clauses[clause].agreement};
    fact.clause = model::ClauseId{clause};
    fact.sequence = UINT32_MAX; // after all that was reported of its second
    return fact;
  }

  model::Fact of_duty(const Owed& owed) const {
    model::Fact fact = blank(owed.clause);
    for (const Bearer& bearer : owed.bearers)
      fact.roles[by].push_back({bearer.actor});
    if (owed.beneficiary != none) fact.roles[on].push_back({owed.beneficiary});
    return fact;
  }

  void set_broken_by(model::Fact& fact, Row f) const {
    fact.moment = time::exact(world_.facts.moment[f].last());
    fact.cites = {{world_.facts.number[f]}};
    fact.disputed = world_.facts.disputed[f] != 0;
  }

  const World& world_;
  model::KindId kind_;
};

bool earlier(const model::Fact& a, const model::Fact& b) {
  return std::tie(a.moment, a.clause, a.roles[by], a.roles[on], a.cites) <
         std::tie(b.moment, b.clause, b.roles[by], b.roles[on], b.cites);
}

} // namespace

void add_breaches(World& world, const std::vector<Owed>& duties, const std::vector<Judged>& judged, std::uint32_t layer,
                  std::vector<model::Fact>& derived) {
  const auto kind = breach_kind(world.tables);
  if (!kind) return;
  BreachFinder finder(world, *kind);
  for (const Owed& owed : duties) {
    if (world.tables.clauses[owed.clause].layer == layer) finder.duty(owed);
  }
  for (const Judged& one : judged)
    finder.judgement(one);
  std::sort(finder.found.begin(), finder.found.end(), earlier);
  const auto before = static_cast<std::uint32_t>(world.log.facts.size()) + world.facts.size() - world.facts.logged;
  for (std::uint32_t i = 0; i < finder.found.size(); ++i)
    world.facts.append(finder.found[i], before + i);
  if (!finder.found.empty()) world.index.set_derived(world.facts);
  std::move(finder.found.begin(), finder.found.end(), std::back_inserter(derived));
}

} // namespace casus::engine
