// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/replay_worlds.h"

#include <array>

namespace casus::oracle {

using model::Role;
using model::Selector;

namespace {

model::ActorId some_actor(Lot& lot, const World& world) { return {lot.below(world.model.actors.size())}; }
model::ActorId some_state(Lot& lot) { return {lot.below(2)}; }

// Attack, threat or request, by anyone or somebody, on a party or somebody.
model::Pattern first_link(Lot& lot, const World& world, bool bind) {
  model::Pattern p;
  p.kind = lot.pick(std::array{kinds::attack, kinds::attack, kinds::armed_attack, kinds::threat, kinds::request});
  const Role key = p.kind == kinds::request ? Role::to : Role::on;
  const auto at = static_cast<std::size_t>(key);
  if (bind) {
    p.roles[at] = {Selector::a_party};
  } else if (lot.chance(80)) {
    p.roles[at] = {Selector::named, lot.chance(95) ? some_state(lot) : some_actor(lot, world)};
  }
  if (lot.chance(20)) p.roles[static_cast<std::size_t>(Role::by)] = {Selector::named, some_state(lot)};
  if (lot.chance(20)) p.at = model::PlaceId{lot.below(world.model.places.size())};
  return p;
}

model::Link request(Lot& lot, const model::Pattern& first, bool bind) {
  model::Link link;
  model::Pattern p;
  p.kind = lot.pick(std::array{kinds::request, kinds::request, kinds::report});
  const auto by = static_cast<std::size_t>(Role::by);
  if (bind && lot.chance(60)) {
    p.roles[by] = {Selector::that_party};
  } else if (!bind && lot.chance(40)) {
    p.roles[by] = first.roles[static_cast<std::size_t>(first.kind == kinds::request ? Role::to : Role::on)];
  } else if (lot.chance(50)) {
    p.roles[by] = {Selector::named, some_state(lot)};
  }
  if (lot.chance(25)) p.roles[by] = {Selector::a_party};
  link.alternatives.push_back(p);
  if (lot.chance(20)) {
    p.kind = kinds::aid;
    link.alternatives.push_back(p);
  }
  if (lot.chance(25)) link.within = time::hours(lot.between(1, 24 * 40));
  return link;
}

void make_links(Lot& lot, const World& world, model::Clause& clause) {
  const bool bind = lot.chance(50);
  clause.links.clear();
  clause.links.push_back({{first_link(lot, world, bind)}, {}, {}});
  const model::Pattern first = clause.links.front().alternatives.front();
  if (lot.chance(50)) clause.links.push_back(request(lot, first, bind));
  clause.bearers.quantifier = lot.chance(70) ? model::Quantifier::each : model::Quantifier::any;
  clause.bearers.set = lot.pick(std::array{model::PartySet::named, model::PartySet::parties, model::PartySet::parties});
  if (bind && lot.chance(70))
    clause.bearers.set = lot.chance(70) ? model::PartySet::other_parties : model::PartySet::that_party;
  if (bind && lot.chance(60)) clause.beneficiary.set = model::BeneficiarySet::that_party;
}

void make_plain(Lot& lot, const World& world, model::Clause& clause) {
  using model::Timing;
  if (clause.modality == model::Modality::prohibition) clause.modality = model::Modality::obligation;
  clause.while_.reset();
  clause.unless.reset();
  clause.not_applied_when.reset();
  clause.not_before.reset();
  clause.lapses_with_agreement = false;
  clause.overrides.clear();
  clause.act.at.reset();
  clause.act.of.reset();
  clause.excused_when.clear();
  clause.broken_by.clear();
  clause.when.timing =
      lot.pick(std::array{Timing::within, Timing::within, Timing::within, Timing::when_asked, Timing::by_date});
  if (!clause.when.span || lot.chance(50)) clause.when.span = time::hours(lot.between(1, 24 * 60));
  if (clause.when.timing == Timing::within && lot.chance(30))
    clause.when.span = time::days(static_cast<int>(lot.between(0, 40)));
  make_links(lot, world, clause);
}

void make_plain(Lot& lot, model::Agreement& agreement) {
  agreement.provisional.reset();
  agreement.prevails_over.clear();
  agreement.supersedes.clear();
  if (agreement.renewal.kind == model::RenewalKind::tacit) agreement.renewal = {};
  if (!lot.chance(80)) return;
  agreement.entry.on.reset();
  agreement.entry.quorum = model::QuorumKind::all;
  agreement.entry.including.clear();
  if (agreement.form == model::Force::policy) agreement.form = model::Force::treaty;
}

bool changes_agreements_rarely(model::LegalAct act) {
  using model::LegalAct;
  return act != LegalAct::none && act != LegalAct::signature && act != LegalAct::ratification &&
         act != LegalAct::notification && act != LegalAct::deposit && act != LegalAct::notice;
}

// Known to the second, whole, and seldom of a kind that a single pass leaves to others.
void make_plain(Lot& lot, World& world) {
  const bool rare_acts = lot.chance(10);
  const bool vague = lot.chance(15);
  for (model::Fact& fact : world.log.facts) {
    if (!vague || lot.chance(90)) {
      fact.moment = time::exact(fact.moment.first());
      fact.partial = fact.disputed = false;
    }
    if (rare_acts || !changes_agreements_rarely(world.model[fact.kind].act)) continue;
    fact.kind = lot.pick(std::array{kinds::aid, kinds::request, kinds::attack, kinds::consultation});
    fact.of.reset();
    fact.clause.reset();
    if (fact.kind == kinds::attack) fact.roles[static_cast<std::size_t>(Role::on)] = {some_state(lot)};
  }
}

// Attacks, requests that cite them or nothing, acts: what opens and closes duties, close together in time.
void add_a_crisis(Lot& lot, World& world) {
  std::int64_t second = lot.between(1'580'000'000, 1'680'000'000);
  const auto add = [&](model::KindId kind, Role other, std::vector<model::FactId> cites) {
    second += lot.chance(15) ? 0 : lot.between(1, 3600 * 100);
    model::Fact fact{.kind = kind, .moment = time::exact({second}), .cites = std::move(cites)};
    fact.roles[static_cast<std::size_t>(Role::by)] = {some_state(lot)};
    fact.roles[static_cast<std::size_t>(other)] = {some_state(lot)};
    if (lot.chance(10)) fact.roles[static_cast<std::size_t>(other)].push_back(some_state(lot));
    if (lot.chance(40)) fact.places = {model::PlaceId{lot.below(world.model.places.size())}};
    world.log.facts.push_back(std::move(fact));
    return model::FactId{static_cast<std::uint32_t>(world.log.facts.size() - 1)};
  };
  for (std::uint32_t n = 1 + lot.below(4); n > 0; --n) {
    const auto first =
        add(lot.pick(std::array{kinds::attack, kinds::armed_attack, kinds::threat, kinds::request}), Role::on, {});
    for (std::uint32_t r = lot.below(3); r > 0; --r)
      add(lot.pick(std::array{kinds::request, kinds::report}), Role::to,
          lot.chance(70) ? std::vector{first} : std::vector<model::FactId>{});
    for (std::uint32_t r = lot.below(4); r > 0; --r) {
      const bool meets = lot.chance(40);
      add(lot.pick(meets ? std::array{kinds::consultation, kinds::summit, kinds::hearing}
                         : std::array{kinds::aid, kinds::heavy_aid, kinds::sale}),
          meets ? Role::with : Role::to, lot.chance(20) ? std::vector{first} : std::vector<model::FactId>{});
    }
  }
}

// Before anything else, by all.
void sign(Lot& lot, World& world, std::uint32_t agreement) {
  const model::Agreement& text = world.model.agreements[agreement];
  model::Fact fact{.kind = kinds::signature, .moment = time::exact({lot.between(1'560'000'000, 1'600'000'000)})};
  if (text.entry.stated && text.entry.consent == model::LegalAct::ratification) fact.kind = kinds::ratification;
  fact.of = model::AgreementId{agreement};
  for (const model::ActorId party : text.parties)
    fact.roles[static_cast<std::size_t>(Role::by)].push_back(party);
  world.log.facts.push_back(std::move(fact));
}

} // namespace

World make_replay_world(std::uint64_t seed) {
  World world = make_world(seed);
  Lot lot(seed ^ 0x2545f491U);
  if (lot.chance(10)) return world;
  for (model::Clause& clause : world.model.clauses) {
    if (!lot.chance(3)) make_plain(lot, world, clause);
  }
  for (model::Agreement& agreement : world.model.agreements)
    make_plain(lot, agreement);
  make_plain(lot, world);
  for (std::uint32_t a = 0; a < world.model.agreements.size(); ++a) {
    if (lot.chance(60)) sign(lot, world, a);
  }
  add_a_crisis(lot, world);
  world.moments.push_back({lot.between(1'580'000'000, 1'700'000'000)});
  return world;
}

} // namespace casus::oracle
