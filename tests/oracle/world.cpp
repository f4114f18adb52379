// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/world.h"

#include "tests/oracle/breaches.h"
#include "tests/oracle/visit.h"

#include <algorithm>

namespace casus::oracle {

using model::LegalAct;
using model::Role;

namespace {

model::EventKind kind(const char* name, std::initializer_list<Role> roles, LegalAct act = LegalAct::none) {
  model::EventKind result;
  result.name = name;
  result.act = act;
  for (const Role role : roles)
    result.roles[static_cast<std::size_t>(role)] = true;
  return result;
}

model::EventKind child(const char* name, model::KindId parent, const std::vector<model::EventKind>& all) {
  model::EventKind result = all[parent.value];
  result.name = name;
  result.parent = parent;
  result.act = LegalAct::none;
  return result;
}

} // namespace

std::vector<model::EventKind> vocabulary() {
  const auto by = Role::by;
  std::vector<model::EventKind> v;
  v.push_back(kind("attack", {by, Role::on}));
  v.push_back(child("armed attack", kinds::attack, v));
  v.push_back(kind("threat", {by, Role::on}));
  v.push_back(kind("request", {by, Role::to}));
  v.push_back(kind("consultation", {by, Role::with}));
  v.back().mutual = true;
  v.push_back(child("summit", kinds::consultation, v));
  v.push_back(kind("aid", {by, Role::to}));
  v.push_back(child("heavy aid", kinds::aid, v));
  v.push_back(kind("sale", {by, Role::to}));
  v.push_back(kind("report", {by, Role::to}));
  v.push_back(kind("signature", {by}, LegalAct::signature));
  v.push_back(kind("ratification", {by}, LegalAct::ratification));
  v.push_back(kind("notification", {by}, LegalAct::notification));
  v.push_back(kind("accession", {by}, LegalAct::accession));
  v.push_back(kind("notice", {by}, LegalAct::notice));
  v.push_back(child("written notice", kinds::notice, v));
  v.push_back(kind("receipt of notice", {by}, LegalAct::receipt_of_notice));
  v.push_back(kind("termination", {by}, LegalAct::termination));
  v.push_back(kind("suspension", {by, Role::to}, LegalAct::suspension));
  v.push_back(kind("resumption", {by, Role::to}, LegalAct::resumption));
  v.push_back(kind("waiver", {by, Role::to}, LegalAct::waiver));
  v.push_back(kind("change of government", {by}, LegalAct::change_of_government));
  v.push_back(kind("reaffirmation", {by}, LegalAct::reaffirmation));
  v.push_back(kind("breach", {by, Role::on}, LegalAct::breach));
  v.push_back(kind("deposit", {by}, LegalAct::deposit));
  v.push_back(kind("reservation", {by}, LegalAct::reservation));
  v.push_back(kind("withdrawal of reservation", {by}, LegalAct::withdrawal_of_reservation));
  v.push_back(kind("objection", {by, Role::to}, LegalAct::objection));
  v.push_back(kind("extension", {by}, LegalAct::extension));
  v.push_back(kind("finding", {by}, LegalAct::finding));
  v.push_back(kind("amendment", {by}, LegalAct::amendment));
  v.push_back(kind("negotiation", {by, Role::with}, LegalAct::negotiation));
  v.back().mutual = true;
  v.push_back(kind("initialling", {by}, LegalAct::initialling));
  v.push_back(kind("veto", {by}, LegalAct::veto));
  v.push_back(child("escalation", kinds::attack, v));
  v.back().contested = true;
  v.push_back(child("incursion", kinds::escalation, v));
  v.back().contested = false;
  v.push_back(child("hearing", kinds::consultation, v)); // one hears, the other is heard
  v.back().mutual = false;
  return v;
}

time::Date random_date(Lot& lot) {
  constexpr time::Date start{2020, 3, 1};
  return time::add(start, time::days(static_cast<std::int32_t>(lot.between(0, 800)))).date;
}

namespace {

Moment day_moment(time::Date date) { return time::whole_days(date, date, time::Zone::utc(), time::Precision::day); }

// States, a group of some of them with dates, and an organisation that has the group as a member.
void make_actors(Maker& m) {
  m.states = 2 + m.lot.below(4);
  model::Actor group{.name = "Alliance", .type = model::ActorType::group};
  for (std::uint32_t i = 0; i < m.states; ++i) {
    model::Actor state;
    state.name = std::string("State ") + static_cast<char>('A' + i);
    m.world.model.actors.push_back(state);
    if (!m.lot.chance(60)) continue;
    model::Membership membership{.member = ActorId{i}, .from = day_moment({2010, 1, 1})};
    if (m.lot.chance(40)) membership.from = day_moment(random_date(m.lot));
    if (m.lot.chance(30)) membership.to = day_moment(time::add(random_date(m.lot), time::months(6)).date);
    group.members.push_back(membership);
  }
  m.world.model.actors.push_back(group);
  model::Actor organisation{.name = "Organisation", .type = model::ActorType::organisation};
  organisation.members.push_back({.member = ActorId{m.states}, .from = day_moment({2015, 1, 1})});
  m.world.model.actors.push_back(organisation);
}

void make_places(Maker& m) {
  m.world.model.places.push_back({.name = "Country"});
  m.world.model.places.push_back({.name = "Region", .in = model::PlaceId{0}});
  m.world.model.places.push_back({.name = "Town", .in = model::PlaceId{1}});
  m.world.model.places.push_back({.name = "Elsewhere"});
}

bool related(const model::Model& model, model::KindId a, model::KindId b) {
  const auto below = [&](model::KindId x, model::KindId y) { return x == y || model[x].parent == y; };
  return below(a, b) || below(b, a);
}

// Does the answer for c look at what o says?
bool looks_at(const model::Model& model, const model::Clause& c, ClauseId c_id, const model::Clause& o, ClauseId o_id) {
  const auto has = [](const auto& list, auto id) { return std::ranges::count(list, id) > 0; };
  if (has(o.overrides, c_id) || has(c.overrides, o_id)) return true;
  if (has(model[o.agreement].prevails_over, c.agreement)) return true;
  if (!related(model, c.act.kind, o.act.kind)) return false;
  const bool one_forbids = c.modality == model::Modality::prohibition || o.modality == model::Modality::prohibition;
  return one_forbids && c_id != o_id;
}

// A clause must not rest on what a clause of a higher layer says (section 10): then no pattern uses breach.
void settle_layers(model::Model& model) {
  const std::vector<std::uint32_t> layer = layers(model);
  bool fine = true;
  for (std::uint32_t c = 0; c < model.clauses.size(); ++c) {
    for (std::uint32_t o = 0; o < model.clauses.size(); ++o) {
      if (layer[o] <= layer[c]) continue;
      fine = fine && !looks_at(model, model.clauses[c], ClauseId{c}, model.clauses[o], ClauseId{o});
    }
  }
  if (fine) return;
  for_each_pattern(model, [](model::Pattern& p) {
    if (p.kind != kinds::breach) return;
    p.kind = kinds::threat;
    p.clause.reset();
    p.of.reset();
  });
}

void make_moments(Maker& m) {
  m.world.moments.push_back(time::Zone::utc().start_of_day({2023, 6, 1}));
  m.world.moments.push_back(time::Zone::utc().start_of_day(random_date(m.lot)));
  if (m.world.log.facts.empty()) return;
  const Fact& fact = m.lot.pick(m.world.log.facts);
  const time::Instant at = m.lot.chance(60) ? fact.moment.first() : fact.moment.last();
  m.world.moments.push_back(at + time::seconds(m.lot.between(-1, 1)));
  // While it is not yet certain that something contested was found to be so.
  for (const Fact& f : m.world.log.facts) {
    if (f.kind != kinds::finding || f.moment.is_exact() || !m.lot.chance(40)) continue;
    m.world.moments.push_back(f.moment.last());
    return;
  }
}

} // namespace

World make_world(std::uint64_t seed) {
  Maker m{Lot(seed), {}};
  m.world.seed = seed;
  m.world.model.kinds = vocabulary();
  make_actors(m);
  make_places(m);
  const std::uint32_t agreements = 1 + m.lot.below(3);
  make_agreements(m, agreements);
  make_clauses(m);
  settle_layers(m.world.model);
  make_log(m);
  make_moments(m);
  return std::move(m.world);
}

std::optional<time::Instant> boundary_moment(const model::Outcome& outcome, Lot& lot) {
  std::vector<Moment> all;
  for (const model::Duty& duty : outcome.duties) {
    all.push_back(duty.opened);
    if (duty.deadline) all.insert(all.end(), 2, *duty.deadline);
  }
  for (const model::AgreementState& state : outcome.agreements) {
    if (state.entry) all.push_back(*state.entry);
    if (state.provisional_from) all.push_back(*state.provisional_from);
    if (state.end) all.insert(all.end(), 2, *state.end);
    for (const model::PartyState& party : state.parties) {
      if (party.left_at) all.push_back(*party.left_at);
    }
  }
  if (all.empty()) return std::nullopt;
  const Moment m = lot.pick(all);
  return (lot.chance(50) ? m.first() : m.last()) + time::seconds(lot.between(-1, 1));
}

} // namespace casus::oracle
