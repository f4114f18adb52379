// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/world.h"

#include <algorithm>

namespace casus::oracle {

using model::Clause;
using model::Modality;
using model::Pattern;
using model::Role;
using model::Selector;
using model::Timing;

namespace {

/// What a pattern may say where it stands.
struct Where {
  ClauseId clause;
  AgreementId agreement;
  bool a_party = true;
  bool that_party = false;
};

time::TimeSpan limit(Lot& lot) {
  if (lot.chance(45)) return time::hours(lot.between(1, 24 * 30));
  return lot.chance(50) ? time::days(lot.small(0, 60)) : time::months(lot.small(1, 5));
}

model::ActorMatch random_match(Maker& m, Where& where) {
  const std::uint32_t roll = m.lot.below(100);
  if (roll < 30) return {};
  if (roll < 60 && where.a_party) return {Selector::a_party};
  if (where.that_party) return {roll < 80 ? Selector::that_party : Selector::other_party};
  return {Selector::named, ActorId{m.lot.below(m.world.model.actors.size())}};
}

// A breach of an earlier clause, or of an earlier agreement: never a circle.
Pattern breach_pattern(Maker& m, const Where& where) {
  Pattern p;
  p.kind = kinds::breach;
  if (where.agreement.value > 0 && m.lot.chance(30)) {
    p.of = AgreementId{m.lot.below(where.agreement.value)};
  } else {
    p.clause = ClauseId{m.lot.below(where.clause.value)};
  }
  return p;
}

// Something done about an agreement or a clause, any or a certain one.
Pattern legal_pattern(Maker& m) {
  Pattern p;
  p.kind = m.lot.pick(std::array{kinds::notice, kinds::suspension, kinds::suspension, kinds::ratification,
                                 kinds::amendment, kinds::amendment, kinds::negotiation, kinds::initialling,
                                 kinds::veto, kinds::veto, kinds::reservation, kinds::finding});
  if (m.lot.chance(40)) p.of = AgreementId{m.lot.below(m.world.model.agreements.size())};
  const std::vector<Clause>& clauses = m.world.model.clauses;
  const bool may_name = p.kind == kinds::suspension || p.kind == kinds::reservation;
  if (!p.of && may_name && !clauses.empty() && m.lot.chance(60)) p.clause = ClauseId{m.lot.below(clauses.size())};
  return p;
}

// `where.a_party` is used up in a first link by the role that takes it.
Pattern random_pattern(Maker& m, Where& where, bool first_link) {
  Pattern p;
  const std::array world_kinds{kinds::attack,  kinds::armed_attack, kinds::threat, kinds::request,
                               kinds::request, kinds::consultation, kinds::aid,    kinds::report};
  p.kind = m.lot.pick(world_kinds);
  if (m.lot.chance(10)) p.kind = m.lot.pick(std::array{kinds::escalation, kinds::escalation, kinds::incursion});
  if (m.lot.chance(7)) p = legal_pattern(m);
  if (where.clause.value > 0 && m.lot.chance(9)) p = breach_pattern(m, where);
  const model::EventKind& kind = m.world.model.kinds[p.kind.value];
  for (std::size_t role = 0; role < model::role_count; ++role) {
    if (!kind.roles[role]) continue;
    p.roles[role] = random_match(m, where);
    if (first_link && p.roles[role].selector == Selector::a_party) where.a_party = false;
  }
  if (m.lot.chance(10)) p.at = model::PlaceId{m.lot.below(m.world.model.places.size())};
  return p;
}

std::vector<Pattern> some_patterns(Maker& m, const Where& where) {
  std::vector<Pattern> result;
  Where here = where;
  for (std::uint32_t n = 1 + m.lot.below(2); n > 0; --n)
    result.push_back(random_pattern(m, here, false));
  return result;
}

model::Condition random_condition(Maker& m, const Where& where, std::uint32_t depth) {
  model::Condition c;
  c.kind = static_cast<model::ConditionKind>(m.lot.below(depth == 0 ? 4 : 7));
  Where here = where;
  switch (c.kind) {
  case model::ConditionKind::happened:
  case model::ConditionKind::since:
    c.first = random_pattern(m, here, false);
    c.second = random_pattern(m, here, false);
    break;
  case model::ConditionKind::member:
    c.actor = ActorId{m.lot.below(m.states)};
    c.group = ActorId{m.states + m.lot.below(2)};
    break;
  case model::ConditionKind::in_force: c.agreement = AgreementId{m.lot.below(m.world.model.agreements.size())}; break;
  case model::ConditionKind::negation: c.parts.push_back(random_condition(m, where, depth - 1)); break;
  case model::ConditionKind::conjunction:
  case model::ConditionKind::disjunction:
    for (int i = 0; i < 2; ++i)
      c.parts.push_back(random_condition(m, where, depth - 1));
    break;
  }
  return c;
}

// True where every alternative of the first link binds that party.
bool make_links(Maker& m, const Where& where, Clause& clause) {
  const std::uint32_t links = m.lot.pick(std::array{0U, 0U, 1U, 1U, 1U, 2U, 2U, 3U});
  const bool bind = m.lot.chance(40);
  for (std::uint32_t j = 0; j < links; ++j) {
    model::Link link;
    for (std::uint32_t n = 1 + m.lot.below(2); n > 0; --n) {
      Where here = where;
      here.that_party = j > 0 && bind;
      here.a_party = j > 0;
      Pattern p = random_pattern(m, here, false);
      if (j == 0 && bind) p.roles[static_cast<std::size_t>(Role::by)] = {Selector::a_party};
      link.alternatives.push_back(p);
    }
    if (j > 0 && m.lot.chance(35)) link.within = limit(m.lot);
    clause.links.push_back(link);
  }
  if (links > 0 && !bind && m.lot.chance(20)) {
    // An alternative that binds beside those that do not.
    Pattern p;
    p.kind = kinds::request;
    p.roles[static_cast<std::size_t>(Role::to)] = {Selector::a_party};
    clause.links.front().alternatives.push_back(p);
  }
  return links > 0 && bind;
}

bool owes(Modality m) { return m == Modality::obligation || m == Modality::intention || m == Modality::aim; }

void make_time(Maker& m, const Where& where, Clause& clause) {
  if (!owes(clause.modality)) return;
  const std::array linked{Timing::within,      Timing::within,  Timing::within,     Timing::by_date,
                          Timing::before_date, Timing::on_each, Timing::when_asked, Timing::immediately};
  const std::array unlinked{Timing::by_date, Timing::before_date,  Timing::every,        Timing::every,
                            Timing::within,  Timing::at_all_times, Timing::at_all_times, Timing::immediately};
  clause.when.timing = clause.links.empty() ? m.lot.pick(unlinked) : m.lot.pick(linked);
  clause.when.date = random_date(m.lot);
  if (clause.when.timing == Timing::within) clause.when.span = limit(m.lot);
  if (clause.when.timing == Timing::every) {
    clause.when.span = m.lot.chance(70) ? time::months(m.lot.small(3, 14)) : time::days(m.lot.small(60, 200));
    if (m.lot.chance(15)) clause.when.span = time::hours(24 * m.lot.between(60, 300) + 1);
  }
  if (clause.when.timing == Timing::at_all_times) clause.broken_by = some_patterns(m, where);
  if (m.lot.chance(20)) clause.when.anchor = model::Anchor::first_event;
  if (m.lot.chance(12)) clause.when.hedges.push_back({model::Hedge::immediately, "immediately"});
  if (m.lot.chance(12)) clause.when.hedges.push_back({model::Hedge::where_possible, "where possible"});
  if (m.lot.chance(12)) clause.not_before = random_date(m.lot);
}

void make_act(Maker& m, Clause& clause, bool that_party) {
  clause.act.kind = m.lot.pick(std::array{kinds::consultation, kinds::summit, kinds::aid, kinds::heavy_aid, kinds::aid,
                                          kinds::sale, kinds::report});
  if (m.lot.chance(8)) clause.act.at = model::PlaceId{m.lot.below(m.world.model.places.size())};
  if (m.lot.chance(4)) clause.act.of = clause.agreement;
  const bool mutual = m.world.model.kinds[clause.act.kind.value].mutual;
  clause.beneficiary.role = mutual ? Role::with : Role::to;
  const std::uint32_t roll = m.lot.below(100);
  if (roll < 45) return;
  clause.beneficiary.actor = ActorId{m.lot.below(m.states)};
  clause.beneficiary.set = roll < 70    ? model::BeneficiarySet::named
                           : that_party ? model::BeneficiarySet::that_party
                                        : model::BeneficiarySet::each_other_party;
}

void make_bearers(Maker& m, Clause& clause, bool that_party) {
  const std::uint32_t roll = m.lot.below(100);
  if (roll < 50) clause.bearers.quantifier = static_cast<model::Quantifier>(1 + m.lot.below(3));
  const auto& parties = m.world.model[clause.agreement].parties;
  clause.bearers.actor = m.lot.chance(85) ? m.lot.pick(parties) : ActorId{m.lot.below(m.states)};
  const std::uint32_t set = m.lot.below(100);
  const auto& addressees = m.world.model[clause.agreement].addressees;
  const bool addressed = !addressees.empty() && m.lot.chance(50);
  if (addressed) clause.bearers.actor = m.lot.pick(addressees);
  if (set < 25 || addressed) {
    clause.bearers.set = model::PartySet::named;
    return;
  }
  if (set >= 60 && that_party) clause.bearers.set = model::PartySet::other_parties;
  if (set >= 85 && that_party) clause.bearers.set = model::PartySet::that_party;
}

void make_exceptions(Maker& m, const Where& where, Clause& clause) {
  if (m.lot.chance(15)) clause.while_ = random_condition(m, where, 2);
  if (m.lot.chance(15)) clause.unless = random_condition(m, where, 2);
  if (m.lot.chance(12)) clause.not_applied_when = random_condition(m, where, 1);
  if (m.lot.chance(10)) clause.not_applied_to.push_back(ActorId{m.lot.below(m.states)});
  if (!clause.links.empty()) clause.not_applied_to_author = m.lot.chance(15);
  if (owes(clause.modality) && m.lot.chance(20)) clause.excused_when = some_patterns(m, where);
  clause.lapses_with_agreement = m.lot.chance(35);
  if (m.lot.chance(8)) clause.hedges.push_back({model::Hedge::swiftly, "swiftly"});
  if (m.lot.chance(10)) clause.hedges.push_back({model::Hedge::best_efforts, "best efforts"});
}

Modality random_modality(Lot& lot) {
  const std::uint32_t roll = lot.below(100);
  if (roll < 58) return Modality::obligation;
  if (roll < 76) return Modality::prohibition;
  if (roll < 84) return Modality::permission;
  if (roll < 88) return Modality::power;
  if (roll < 93) return Modality::intention;
  return roll < 97 ? Modality::aim : Modality::absence;
}

// Conditions of clauses that are judged act by act know no that party: only duties' conditions may name it.
Clause make_clause(Maker& m, ClauseId id, AgreementId agreement) {
  Clause clause;
  clause.id = "clause-" + std::to_string(id.value);
  clause.agreement = agreement;
  clause.modality = random_modality(m.lot);
  Where where{.clause = id, .agreement = agreement};
  const bool that_party = make_links(m, where, clause);
  where.that_party = that_party && owes(clause.modality);
  make_act(m, clause, that_party);
  make_bearers(m, clause, that_party);
  make_time(m, where, clause);
  make_exceptions(m, where, clause);
  return clause;
}

void make_overrides(Maker& m) {
  std::vector<Clause>& all = m.world.model.clauses;
  for (std::uint32_t b = 0; b < all.size(); ++b) {
    for (std::uint32_t c = 0; c < b; ++c) {
      if (all[b].agreement != all[c].agreement || !m.lot.chance(40)) continue;
      // One way or the other, never both.
      if (m.lot.chance(50)) {
        all[b].overrides.push_back(ClauseId{c});
      } else {
        all[c].overrides.push_back(ClauseId{b});
      }
    }
  }
}

} // namespace

void make_clauses(Maker& m) {
  const std::uint32_t clauses = 1 + m.lot.below(6);
  const auto agreements = static_cast<std::uint32_t>(m.world.model.agreements.size());
  for (std::uint32_t c = 0; c < clauses; ++c) {
    const AgreementId agreement{c * agreements / clauses};
    Clause clause = make_clause(m, ClauseId{c}, agreement);
    // Worlds in which clauses share links and acts are those in which they meet.
    if (c > 0 && m.lot.chance(60)) {
      clause.act.kind = m.world.model.clauses.back().act.kind;
      clause.beneficiary.role = m.world.model.clauses.back().beneficiary.role;
    }
    m.world.model.clauses.push_back(clause);
    m.world.model.agreements[agreement.value].clauses.push_back(ClauseId{c});
  }
  make_overrides(m);
}

} // namespace casus::oracle
