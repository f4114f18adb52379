// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/world.h"

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

void make_cites(Maker& m, Fact& fact) {
  for (std::uint32_t i = 0; i < m.world.log.facts.size(); ++i) {
    const bool earlier = m.world.log.facts[i].moment.first() <= fact.moment.last();
    if (m.lot.chance(earlier ? 8 : 1)) fact.cites.push_back(FactId{i});
  }
}

void finish(Maker& m, Fact& fact) {
  if (m.lot.chance(20)) fact.sequence = m.lot.below(3);
  fact.disputed = m.lot.chance(6);
  m.world.log.facts.push_back(fact);
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
      if (agreement.entry.consent != model::LegalAct::signature) {
        fact.kind =
            agreement.entry.consent == model::LegalAct::ratification ? kinds::ratification : kinds::notification;
        fact.moment = random_moment(m, 30, 200);
        finish(m, fact);
      }
      by.clear();
    }
  }
}

// Something about an agreement or one of its clauses.
void make_legal(Maker& m) {
  Fact fact;
  fact.kind = m.lot.pick(std::array{kinds::accession, kinds::notice, kinds::written_notice, kinds::receipt,
                                    kinds::termination, kinds::suspension, kinds::suspension, kinds::resumption,
                                    kinds::resumption, kinds::waiver, kinds::waiver, kinds::change,
                                    kinds::reaffirmation, kinds::waiver, kinds::waiver, kinds::notice});
  const std::vector<model::Clause>& clauses = m.world.model.clauses;
  fact.roles[static_cast<std::size_t>(Role::by)] = random_actors(m);
  fact.of = AgreementId{m.lot.below(m.world.model.agreements.size())};
  const bool may_name = fact.kind == kinds::suspension || fact.kind == kinds::resumption || fact.kind == kinds::waiver;
  if (may_name && m.lot.chance(50)) {
    fact.clause = ClauseId{m.lot.below(clauses.size())};
    fact.of = clauses[fact.clause->value].agreement;
    if (m.lot.chance(20)) fact.of.reset();
  }
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
  fact.kind = p.kind.value > kinds::report.value ? kinds::attack : p.kind;
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
  if (fact.kind == kinds::consultation && m.lot.chance(20)) fact.kind = kinds::summit;
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
  const std::size_t most = 25;
  const std::size_t size = std::min(most, m.world.log.facts.size() + 3 + m.lot.below(18));
  while (m.world.log.facts.size() < size) {
    if (m.lot.chance(22)) {
      make_legal(m);
    } else {
      make_happening(m);
    }
  }
  if (m.lot.chance(15)) return; // no source says how complete it is
  m.world.log.complete_until.assign(m.world.model.kinds.size() - m.lot.below(3), model::never_reported);
  for (time::Instant& until : m.world.log.complete_until) {
    if (m.lot.chance(70)) until = day(m.lot.chance(60) ? 1400 : m.lot.between(200, 1100));
  }
}

} // namespace casus::oracle
