// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/world.h"

#include <algorithm>

namespace casus::oracle {

using model::Agreement;
using model::LegalAct;
using model::Role;

namespace {

time::TimeSpan short_span(Lot& lot) {
  if (lot.chance(50)) return time::hours(lot.between(1, 24 * 40));
  if (lot.chance(50)) return time::days(lot.small(1, 60));
  return time::months(lot.small(1, 4));
}

// Few dates, so that one agreement enters into force when another does, or ends.
time::Date some_date(Lot& lot) {
  if (lot.chance(60)) return random_date(lot);
  return lot.pick(std::array{time::Date{2020, 6, 1}, time::Date{2020, 7, 1}, time::Date{2020, 9, 1}});
}

model::EntryRule make_rule(Maker& m, const Agreement& agreement) {
  model::EntryRule rule;
  if (m.lot.chance(12)) rule.on = some_date(m.lot);
  rule.consent = m.lot.pick(std::array{LegalAct::signature, LegalAct::signature, LegalAct::ratification,
                                       LegalAct::notification, LegalAct::deposit});
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

// A rule not stated is read as signature by all, whatever else stands in it.
void make_entry(Maker& m, Agreement& agreement) {
  agreement.entry = make_rule(m, agreement);
  agreement.entry.stated = !m.lot.chance(8);
  if (!m.lot.chance(18)) return;
  agreement.provisional = make_rule(m, agreement);
  if (m.lot.chance(50)) agreement.provisional->consent = LegalAct::signature;
  if (m.lot.chance(50) && !agreement.entry.after) agreement.entry.after = time::months(m.lot.small(2, 12));
}

model::Exit make_exit(Maker& m) {
  model::Exit exit;
  exit.whole = m.lot.chance(55);
  exit.trigger.kind = m.lot.pick(std::array{kinds::notice, kinds::written_notice, kinds::receipt, kinds::attack,
                                            kinds::notice, kinds::escalation});
  if (m.lot.chance(50)) {
    auto& by = exit.trigger.roles[static_cast<std::size_t>(Role::by)];
    by.selector = m.lot.chance(60) ? model::Selector::a_party : model::Selector::named;
    by.actor = ActorId{m.lot.below(m.world.model.actors.size())};
  }
  if (m.lot.chance(60)) exit.after = short_span(m.lot);
  if (m.lot.chance(25)) exit.not_before = time::months(m.lot.small(1, 12));
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

// Those to whom a unilateral instrument speaks; sometimes a text of several parties has some too.
void make_addressees(Maker& m, Agreement& agreement) {
  if (!m.lot.chance(agreement.parties.size() == 1 ? 45 : 6)) return;
  for (std::uint32_t i = 0; i < m.world.model.actors.size(); ++i) {
    const bool party = std::ranges::count(agreement.parties, ActorId{i}) > 0;
    if (!party && m.lot.chance(i < m.states ? 60 : 10)) agreement.addressees.push_back(ActorId{i});
  }
}

void make_term(Maker& m, Agreement& agreement) {
  if (!m.lot.chance(45)) return;
  agreement.term = model::Term{.length = time::months(m.lot.small(3, 40))};
  if (m.lot.chance(30)) agreement.term->from = model::TermStart::signature;
  model::Renewal& renewal = agreement.renewal;
  const std::uint32_t roll = m.lot.below(100);
  if (roll >= 60) return;
  renewal.kind = roll < 45   ? model::RenewalKind::tacit
                 : roll < 55 ? model::RenewalKind::joint
                             : model::RenewalKind::other;
  // Short terms, so that some are renewed more than once.
  if (m.lot.chance(60)) agreement.term->length = time::months(m.lot.small(2, 14));
  renewal.length = m.lot.chance(60) ? time::months(m.lot.small(1, 14)) : time::days(m.lot.small(20, 200));
  if (m.lot.chance(55))
    renewal.notice = m.lot.chance(50) ? time::months(m.lot.small(1, 6)) : time::days(m.lot.small(5, 90));
}

void make_agreement(Maker& m, std::uint32_t index) {
  Agreement agreement;
  agreement.id = "agreement-" + std::to_string(index);
  agreement.form = m.lot.chance(20) ? model::Force::policy : model::Force::treaty;
  make_parties(m, agreement);
  make_addressees(m, agreement);
  if (m.lot.chance(60)) agreement.zone = m.lot.pick(std::array{"Europe/Kyiv", "America/New_York", "UTC"});
  make_entry(m, agreement);
  make_term(m, agreement);
  for (std::uint32_t exits = m.lot.below(3); exits > 0; --exits)
    agreement.exits.push_back(make_exit(m));
  agreement.open_to_accession = m.lot.chance(35);
  agreement.clock_stops_on_suspension = m.lot.chance(35);
  if (index > 0 && m.lot.chance(35)) agreement.prevails_over.push_back(AgreementId{m.lot.below(index)});
  if (m.lot.chance(12)) agreement.hedges.push_back({model::Hedge::availability_of_funds, "subject to funds"});
  m.world.model.agreements.push_back(agreement);
}

// One of two supersedes the other, never both.
void make_supersession(Maker& m) {
  std::vector<Agreement>& all = m.world.model.agreements;
  for (std::uint32_t a = 0; a < all.size(); ++a) {
    for (std::uint32_t b = 0; b < a; ++b) {
      if (!m.lot.chance(20)) continue;
      const bool later = m.lot.chance(70);
      all[later ? a : b].supersedes.push_back(AgreementId{later ? b : a});
    }
  }
}

} // namespace

void make_agreements(Maker& m, std::uint32_t count) {
  for (std::uint32_t i = 0; i < count; ++i)
    make_agreement(m, i);
  make_supersession(m);
}

} // namespace casus::oracle
