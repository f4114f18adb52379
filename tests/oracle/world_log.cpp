// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/matching.h"
#include "tests/oracle/world.h"
#include "time/deadline.h"

#include <algorithm>

namespace casus::oracle {

using model::Role;

namespace {

time::Instant day(std::int64_t n) { return time::Zone::utc().start_of_day({2020, 1, 1}) + time::seconds(n * 86'400); }

time::Instant random_instant(Lot& lot, std::int64_t first_day, std::int64_t last_day) {
  // Few hours of the day, so that seconds are shared.
  return day(lot.between(first_day, last_day)) + time::hours(lot.pick(std::array{0, 0, 9, 12, 21, 22}));
}

Moment random_moment(Maker& m, std::int64_t first_day, std::int64_t last_day) {
  Lot& lot = m.lot;
  const std::vector<Fact>& facts = m.world.log.facts;
  if (!facts.empty() && lot.chance(15)) return lot.pick(facts).moment; // a tie
  time::Instant at = random_instant(lot, first_day, last_day);
  if (facts.size() > 4 && lot.chance(45)) {
    // Soon after another: what a chain waits for, or an act near its deadline.
    at = lot.pick(facts).moment.first() + time::hours(lot.chance(30) ? 0 : lot.between(1, 24 * 45));
  }
  const time::Zone zone = lot.chance(50) ? time::Zone::utc() : time::Zone::find("Europe/Kyiv").value();
  const time::Date date = zone.local_date(at);
  const std::uint32_t roll = lot.below(100);
  if (roll < 70) return time::exact(at + time::seconds(lot.chance(20) ? lot.between(0, 2) : 0));
  if (roll < 86) return time::whole_days(date, date, zone, time::Precision::day);
  if (roll < 89) return {at, at + time::minutes(1), time::Precision::minute};
  const time::Date first{date.year, date.month, 1};
  if (roll < 94) {
    const time::Date last{date.year, date.month, static_cast<std::uint8_t>(time::days_in_month(date.year, date.month))};
    return time::whole_days(first, last, zone, time::Precision::month);
  }
  if (roll < 95) return time::whole_days({date.year, 1, 1}, {date.year, 12, 31}, zone, time::Precision::year);
  return {at, at + time::seconds(lot.between(2, 86'400 * 20)), time::Precision::interval};
}

ActorId random_actor(Maker& m) {
  return ActorId{m.lot.chance(93) ? m.lot.below(m.states) : m.lot.below(m.world.model.actors.size())};
}

std::vector<ActorId> random_actors(Maker& m) {
  std::vector<ActorId> result{random_actor(m)};
  while (m.lot.chance(35))
    result.push_back(random_actor(m));
  std::ranges::sort(result);
  result.erase(std::ranges::unique(result).begin(), result.end());
  return result;
}

std::int32_t small_months(Lot& lot) { return static_cast<std::int32_t>(lot.between(0, 14)); }

void make_cites(Maker& m, Fact& fact) {
  for (std::uint32_t i = 0; i < m.world.log.facts.size(); ++i) {
    const bool earlier = m.world.log.facts[i].moment.first() <= fact.moment.last();
    if (m.lot.chance(earlier ? 8 : 1)) fact.cites.push_back(FactId{i});
  }
}

void finish(Maker& m, Fact& fact) {
  if (m.lot.chance(20)) fact.sequence = m.lot.below(3);
  fact.disputed = m.lot.chance(12);
  m.world.log.facts.push_back(fact);
}

model::KindId consent_kind(model::LegalAct act) {
  if (act == model::LegalAct::ratification) return kinds::ratification;
  return act == model::LegalAct::notification ? kinds::notification : kinds::deposit;
}

// What entry and provisional application ask for besides signature.
std::vector<model::KindId> consent_kinds(const model::Agreement& agreement) {
  std::vector<model::KindId> result;
  for (const auto& rule : {model::Rare(agreement.entry), agreement.provisional}) {
    if (!rule || rule->consent == model::LegalAct::signature) continue;
    const model::KindId kind = consent_kind(rule->consent);
    if (std::ranges::count(result, kind) == 0) result.push_back(kind);
  }
  return result;
}

// What brings agreements into force: the first months.
void make_consents(Maker& m) {
  for (std::uint32_t a = 0; a < m.world.model.agreements.size(); ++a) {
    const model::Agreement& agreement = m.world.model.agreements[a];
    const bool together = m.lot.chance(40);
    Fact fact;
    fact.of = AgreementId{a};
    for (const ActorId p : agreement.parties) {
      if (m.lot.chance(6)) continue;
      auto& by = fact.roles[static_cast<std::size_t>(Role::by)];
      by.push_back(p);
      if (together && p != agreement.parties.back()) continue;
      fact.kind = kinds::signature;
      fact.moment = random_moment(m, 0, 90);
      finish(m, fact);
      for (const model::KindId kind : consent_kinds(agreement)) {
        fact.kind = kind;
        fact.moment = random_moment(m, 30, 200);
        finish(m, fact);
      }
      by.clear();
    }
  }
}

ActorId some_party(Maker& m, AgreementId a) {
  return m.lot.chance(90) ? m.lot.pick(m.world.model[a].parties) : ActorId{m.lot.below(m.states)};
}

// A reservation to a clause, and sometimes its withdrawal: with the consents, or later.
void make_reservation(Maker& m) {
  Fact fact;
  fact.clause = ClauseId{m.lot.below(m.world.model.clauses.size())};
  const AgreementId a = m.world.model[*fact.clause].agreement;
  if (m.lot.chance(80)) fact.of = a;
  auto& by = fact.roles[static_cast<std::size_t>(Role::by)];
  by = {some_party(m, a)};
  const model::Bearers& bearers = m.world.model[*fact.clause].bearers;
  if (bearers.set == model::PartySet::named && m.lot.chance(50)) by = {bearers.actor};
  fact.kind = kinds::reservation;
  fact.moment = random_moment(m, 0, m.lot.chance(70) ? 120 : 900);
  finish(m, fact);
  if (!m.lot.chance(35)) return;
  fact.kind = kinds::withdrawal;
  fact.moment = random_moment(m, 30, 1000);
  if (m.lot.chance(25)) fact.cites = {FactId{static_cast<std::uint32_t>(m.world.log.facts.size() - 1)}};
  finish(m, fact);
}

// One party objects to another of the same agreement.
void make_objection(Maker& m) {
  Fact fact;
  fact.kind = kinds::objection;
  fact.of = AgreementId{m.lot.below(m.world.model.agreements.size())};
  fact.roles[static_cast<std::size_t>(Role::by)] = {some_party(m, *fact.of)};
  fact.roles[static_cast<std::size_t>(Role::to)] = {some_party(m, *fact.of)};
  if (m.lot.chance(5)) fact.clause = ClauseId{m.lot.below(m.world.model.clauses.size())}; // of a clause: does nothing
  fact.moment = random_moment(m, 0, m.lot.chance(70) ? 200 : 900);
  finish(m, fact);
}

// The first second after the first term, where it counts from a signature, or one beside it.
Moment about_end(Maker& m, AgreementId a) {
  const model::Agreement& agreement = m.world.model[a];
  const time::Zone zone = agreement.zone ? time::Zone::find(*agreement.zone).value() : time::Zone::utc();
  Moment start = random_moment(m, 60, 700);
  for (const Fact& f : m.world.log.facts) {
    if (f.kind == kinds::signature && f.of == a) start = f.moment;
  }
  const Moment end = time::term_end(start, agreement.term->length, zone).moment;
  return time::exact(end.first() + time::seconds(m.lot.between(-1, 1)));
}

void make_extension(Maker& m) {
  Fact fact;
  fact.kind = kinds::extension;
  std::vector<AgreementId> with_term;
  for (std::uint32_t a = 0; a < m.world.model.agreements.size(); ++a) {
    if (m.world.model.agreements[a].term) with_term.push_back(AgreementId{a});
  }
  if (with_term.empty()) return;
  fact.of = m.lot.pick(with_term);
  fact.roles[static_cast<std::size_t>(Role::by)] = m.world.model[*fact.of].parties;
  fact.moment = m.lot.chance(25) ? about_end(m, *fact.of) : random_moment(m, 60, 700);
  if (m.lot.chance(95)) fact.until = time::add(random_date(m.lot), time::months(small_months(m.lot))).date;
  if (m.lot.chance(15)) fact.until = time::Date{2020, 8, 31};
  finish(m, fact);
}

// Who finds that something contested is what it is called: all parties of an agreement, or not all.
void make_findings(Maker& m) {
  const std::size_t facts = m.world.log.facts.size();
  for (std::uint32_t f = 0; f < facts; ++f) {
    const model::KindId kind = m.world.log.facts[f].kind;
    const bool contested = kind == kinds::escalation || kind == kinds::incursion;
    if (!m.lot.chance(contested ? 75 : 1)) continue;
    Fact fact;
    fact.kind = kinds::finding;
    fact.cites = {FactId{f}};
    auto& by = fact.roles[static_cast<std::size_t>(Role::by)];
    by = m.lot.pick(m.world.model.agreements).parties;
    if (m.lot.chance(20)) by.pop_back();
    const time::Instant after = m.world.log.facts[f].moment.first() + time::hours(m.lot.between(0, 24 * 60));
    fact.moment = m.lot.chance(30) ? random_moment(m, 60, 1000) : time::exact(after);
    if (m.lot.chance(20)) fact.moment = {after, after + time::hours(24 * 9), time::Precision::interval};
    finish(m, fact);
  }
}

// Governments change and keep policies mostly where there are some.
void about_policy(Maker& m, Fact& fact) {
  for (std::uint32_t a = 0; a < m.world.model.agreements.size(); ++a) {
    const model::Agreement& agreement = m.world.model.agreements[a];
    if (agreement.form != model::Force::policy || m.lot.chance(20)) continue;
    fact.of = AgreementId{a};
    fact.roles[static_cast<std::size_t>(Role::by)] = agreement.parties;
  }
}

// Between whom: two parties, one and all, or one that a clause names and one that owes it.
void make_between(Maker& m, Fact& fact) {
  auto& by = fact.roles[static_cast<std::size_t>(Role::by)];
  auto& to = fact.roles[static_cast<std::size_t>(Role::to)];
  const model::Clause& clause = m.lot.pick(m.world.model.clauses);
  const bool named = clause.beneficiary.set == model::BeneficiarySet::named;
  if (named && m.lot.chance(70)) {
    fact.of = clause.agreement;
    fact.clause.reset();
  }
  const std::vector<ActorId>& parties = m.world.model[*fact.of].parties;
  by = {m.lot.pick(parties)};
  to = m.lot.chance(25) ? parties : std::vector{m.lot.pick(parties)};
  if (named && fact.of == clause.agreement) to = {clause.beneficiary.actor};
}

// Half of the suspensions and resumptions stand between some; some suspensions are resumed, by the one or the other or
// by somebody else.
void make_partial(Maker& m, Fact& fact) {
  if (m.lot.chance(50)) return;
  make_between(m, fact);
  if (fact.kind != kinds::suspension || !m.lot.chance(60)) return;
  fact.moment = random_moment(m, 60, 700);
  finish(m, fact);
  fact.kind = kinds::resumption;
  auto& by = fact.roles[static_cast<std::size_t>(Role::by)];
  if (m.lot.chance(40)) std::swap(by, fact.roles[static_cast<std::size_t>(Role::to)]);
  if (m.lot.chance(20)) by = {m.lot.pick(m.world.model[*fact.of].parties)};
}

// Most that end an agreement are all of its parties, or one after the other.
void make_together(Maker& m, Fact& fact) {
  auto& by = fact.roles[static_cast<std::size_t>(Role::by)];
  by = m.world.model[*fact.of].parties;
  if (!m.lot.chance(50)) return;
  const ActorId last = by.back();
  by.pop_back();
  if (by.empty()) return;
  fact.moment = random_moment(m, 60, 1000);
  finish(m, fact);
  by = {last};
}

// Something about an agreement or one of its clauses.
void make_legal(Maker& m) {
  Fact fact;
  fact.kind = m.lot.pick(std::array{kinds::accession,     kinds::notice,      kinds::written_notice, kinds::receipt,
                                    kinds::termination,   kinds::suspension,  kinds::suspension,     kinds::resumption,
                                    kinds::resumption,    kinds::waiver,      kinds::waiver,         kinds::change,
                                    kinds::reaffirmation, kinds::waiver,      kinds::waiver,         kinds::notice,
                                    kinds::amendment,     kinds::negotiation, kinds::initialling,    kinds::veto});
  const std::vector<model::Clause>& clauses = m.world.model.clauses;
  fact.roles[static_cast<std::size_t>(Role::by)] = random_actors(m);
  fact.of = AgreementId{m.lot.below(m.world.model.agreements.size())};
  if (fact.kind == kinds::change || fact.kind == kinds::reaffirmation) about_policy(m, fact);
  const bool may_name = fact.kind == kinds::suspension || fact.kind == kinds::resumption || fact.kind == kinds::waiver;
  if (may_name && m.lot.chance(50)) {
    fact.clause = ClauseId{m.lot.below(clauses.size())};
    fact.of = clauses[fact.clause->value].agreement;
  }
  const bool may_part = fact.kind == kinds::suspension || fact.kind == kinds::resumption;
  if (may_part) make_partial(m, fact);
  if (fact.kind == kinds::termination && m.lot.chance(80)) make_together(m, fact);
  if (fact.clause && m.lot.chance(20)) fact.of.reset();
  fact.moment = random_moment(m, 60, 1000);
  if (fact.kind == kinds::waiver && m.lot.chance(40)) make_cites(m, fact);
  finish(m, fact);
}

std::vector<ActorId>& in_role(Fact& fact, Role role) { return fact.roles[static_cast<std::size_t>(role)]; }

// Those a selector asks for: the actor named, if a state, else a party.
std::vector<ActorId> asked_for(Maker& m, const model::ActorMatch& match, const model::Agreement& agreement) {
  if (match.selector == model::Selector::anyone || m.lot.chance(10)) return random_actors(m);
  if (match.selector == model::Selector::named && match.actor.value < m.states) return {match.actor};
  return {m.lot.pick(agreement.parties)};
}

// Something like a pattern.
Fact like(Maker& m, const model::Pattern& p, const model::Agreement& agreement) {
  Fact fact;
  fact.kind = p.kind == kinds::breach ? kinds::attack : p.kind;
  fact.of = p.of;
  fact.clause = p.clause;
  if (act_of(m.world.model, p.kind) != model::LegalAct::none && !p.of && m.lot.chance(70)) {
    fact.of = AgreementId{m.lot.below(m.world.model.agreements.size())};
  }
  if (p.kind == kinds::escalation && m.lot.chance(25)) fact.kind = kinds::incursion;
  if (fact.kind == kinds::attack && m.lot.chance(40)) fact.kind = kinds::armed_attack;
  for (std::size_t role = 0; role < model::role_count; ++role) {
    if (m.world.model[fact.kind].roles[role]) fact.roles[role] = asked_for(m, p.roles[role], agreement);
  }
  if (p.at) fact.places.push_back(*p.at);
  return fact;
}

// Something like the act of a clause, by those who bear it.
Fact deed(Maker& m, const model::Clause& clause) {
  const model::Agreement& agreement = m.world.model[clause.agreement];
  Fact fact;
  fact.kind = clause.act.kind;
  if (fact.kind == kinds::aid && m.lot.chance(25)) fact.kind = kinds::heavy_aid;
  if (fact.kind == kinds::consultation && m.lot.chance(30)) {
    fact.kind = m.lot.chance(60) ? kinds::summit : kinds::hearing;
  }
  std::vector<ActorId>& by = in_role(fact, Role::by);
  const bool named = clause.bearers.set == model::PartySet::named;
  by = {named ? clause.bearers.actor : m.lot.pick(agreement.parties)};
  if (!named && m.lot.chance(60)) by = agreement.parties;
  std::vector<ActorId>& to = in_role(fact, clause.beneficiary.role);
  if (clause.beneficiary.set == model::BeneficiarySet::named) {
    to = {clause.beneficiary.actor};
  } else if (clause.beneficiary.set != model::BeneficiarySet::none || m.lot.chance(50)) {
    to = agreement.parties;
  }
  if (clause.act.at) fact.places.push_back(*clause.act.at);
  fact.of = clause.act.of;
  fact.partial = m.lot.chance(12);
  return fact;
}

Fact anything(Maker& m) {
  Fact fact;
  fact.kind = model::KindId{m.lot.below(kinds::report.value + 1)};
  if (m.lot.chance(12)) fact.kind = m.lot.pick(std::array{kinds::escalation, kinds::incursion, kinds::hearing});
  if (m.lot.chance(5)) fact.kind = kinds::breach; // never there: section 1
  for (std::size_t role = 0; role < model::role_count; ++role) {
    if (m.world.model[fact.kind].roles[role]) fact.roles[role] = random_actors(m);
  }
  if (m.lot.chance(10)) fact.of = AgreementId{m.lot.below(m.world.model.agreements.size())};
  fact.partial = m.lot.chance(10);
  return fact;
}

// Half of what happens opens or breaks something, most of the rest is an act that a clause speaks of.
Fact happening(Maker& m) {
  const model::Clause& clause = m.lot.pick(m.world.model.clauses);
  const model::Agreement& agreement = m.world.model[clause.agreement];
  const std::uint32_t roll = m.lot.below(100);
  if (roll < 8) return anything(m);
  if (roll < 50 && !clause.links.empty()) return like(m, m.lot.pick(m.lot.pick(clause.links).alternatives), agreement);
  if (roll < 58 && !clause.broken_by.empty()) return like(m, m.lot.pick(clause.broken_by), agreement);
  if (roll < 64 && !clause.excused_when.empty()) return like(m, m.lot.pick(clause.excused_when), agreement);
  return deed(m, clause);
}

void make_happening(Maker& m) {
  Fact fact = happening(m);
  if (m.lot.chance(15)) fact.places.push_back(model::PlaceId{m.lot.below(m.world.model.places.size())});
  fact.moment = random_moment(m, 60, 1000);
  if (m.lot.chance(35)) make_cites(m, fact);
  finish(m, fact);
}

} // namespace

void make_log(Maker& m) {
  make_consents(m);
  while (m.lot.chance(30))
    make_reservation(m);
  while (m.lot.chance(20))
    make_objection(m);
  while (m.lot.chance(25))
    make_extension(m);
  const std::size_t most = 28;
  const std::size_t size = std::min(most, m.world.log.facts.size() + 3 + m.lot.below(18));
  while (m.world.log.facts.size() < size) {
    if (m.lot.chance(22)) {
      make_legal(m);
    } else {
      make_happening(m);
    }
  }
  make_findings(m);
  if (m.lot.chance(15)) return; // no source says how complete it is
  m.world.log.complete_until.assign(m.world.model.kinds.size() - m.lot.below(3), model::never_reported);
  for (time::Instant& until : m.world.log.complete_until) {
    if (m.lot.chance(70)) until = day(m.lot.chance(60) ? 1400 : m.lot.between(200, 1100));
  }
}

} // namespace casus::oracle
