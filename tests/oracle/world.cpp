// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/world.h"

#include "tests/oracle/breaches.h"
#include "tests/oracle/visit.h"

#include <algorithm>

namespace casus::oracle {

using model::Agreement;
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
  v.push_back(kind("suspension", {by}, LegalAct::suspension));
  v.push_back(kind("resumption", {by}, LegalAct::resumption));
  v.push_back(kind("waiver", {by, Role::to}, LegalAct::waiver));
  v.push_back(kind("change of government", {by}, LegalAct::change_of_government));
  v.push_back(kind("reaffirmation", {by}, LegalAct::reaffirmation));
  v.push_back(kind("breach", {by, Role::on}, LegalAct::breach));
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

time::TimeSpan short_span(Lot& lot) {
  if (lot.chance(50)) return time::hours(lot.between(1, 24 * 40));
  return lot.chance(50) ? time::days(static_cast<std::int32_t>(lot.between(1, 60)))
                        : time::months(static_cast<std::int32_t>(lot.between(1, 4)));
}

model::EntryRule make_entry(Maker& m, const Agreement& agreement) {
  model::EntryRule rule;
  if (m.lot.chance(12)) rule.on = random_date(m.lot);
  rule.consent =
      m.lot.pick(std::array{LegalAct::signature, LegalAct::signature, LegalAct::ratification, LegalAct::notification});
  const std::uint32_t quorum = m.lot.below(6);
  if (quorum == 0) rule.quorum = model::QuorumKind::majority;
  if (quorum == 1) {
    rule.quorum = model::QuorumKind::count;
    rule.count = 1 + m.lot.below(agreement.parties.size());
  }
  if (m.lot.chance(15)) rule.including.push_back(m.lot.pick(agreement.parties));
  if (m.lot.chance(20)) rule.after = short_span(m.lot);
  return rule;
}

model::Exit make_exit(Maker& m) {
  model::Exit exit;
  exit.whole = m.lot.chance(55);
  exit.trigger.kind =
      m.lot.pick(std::array{kinds::notice, kinds::written_notice, kinds::receipt, kinds::attack, kinds::notice});
  if (m.lot.chance(50)) {
    auto& by = exit.trigger.roles[static_cast<std::size_t>(Role::by)];
    by.selector = m.lot.chance(60) ? model::Selector::a_party : model::Selector::named;
    by.actor = ActorId{m.lot.below(m.world.model.actors.size())};
  }
  if (m.lot.chance(60)) exit.after = short_span(m.lot);
  if (m.lot.chance(25)) exit.not_before = time::months(static_cast<std::int32_t>(m.lot.between(1, 12)));
  if (m.lot.chance(10)) exit.hedges.push_back({model::Hedge::where_possible, "preferably"});
  return exit;
}

void make_parties(Maker& m, Agreement& agreement) {
  for (std::uint32_t i = 0; i < m.states; ++i) {
    if (m.lot.chance(70)) agreement.parties.push_back(ActorId{i});
  }
  if (agreement.form == model::Force::policy || agreement.parties.empty())
    agreement.parties = {ActorId{m.lot.below(m.states)}};
}

void make_agreement(Maker& m, std::uint32_t index) {
  Agreement agreement;
  agreement.id = "agreement-" + std::to_string(index);
  agreement.form = m.lot.chance(20) ? model::Force::policy : model::Force::treaty;
  make_parties(m, agreement);
  if (m.lot.chance(60)) agreement.zone = m.lot.pick(std::array{"Europe/Kyiv", "America/New_York", "UTC"});
  agreement.entry = make_entry(m, agreement);
  if (m.lot.chance(35)) {
    agreement.term = model::Term{.length = time::months(static_cast<std::int32_t>(m.lot.between(3, 40)))};
    if (m.lot.chance(30)) agreement.term->from = model::TermStart::signature;
  }
  for (std::uint32_t exits = m.lot.below(3); exits > 0; --exits)
    agreement.exits.push_back(make_exit(m));
  agreement.open_to_accession = m.lot.chance(35);
  agreement.clock_stops_on_suspension = m.lot.chance(35);
  if (index > 0 && m.lot.chance(35)) agreement.prevails_over.push_back(AgreementId{m.lot.below(index)});
  if (m.lot.chance(12)) agreement.hedges.push_back({model::Hedge::availability_of_funds, "subject to funds"});
  m.world.model.agreements.push_back(agreement);
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
}

} // namespace

World make_world(std::uint64_t seed) {
  Maker m{Lot(seed), {}};
  m.world.seed = seed;
  m.world.model.kinds = vocabulary();
  make_actors(m);
  make_places(m);
  const std::uint32_t agreements = 1 + m.lot.below(3);
  for (std::uint32_t i = 0; i < agreements; ++i)
    make_agreement(m, i);
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
    if (state.end) all.push_back(*state.end);
  }
  if (all.empty()) return std::nullopt;
  const Moment m = lot.pick(all);
  return (lot.chance(50) ? m.first() : m.last()) + time::seconds(lot.between(-1, 1));
}

} // namespace casus::oracle
