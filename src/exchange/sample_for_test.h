// SPDX-License-Identifier: Apache-2.0
// For tests only: two states that consult when one is attacked and asks, as a template over two rows, and the table
// that reads their events.
#pragma once

#include "model/model.h"

#include <string>

namespace casus::exchange {

inline constexpr std::int64_t origin = 946'684'800; // 2000-01-01T00:00Z

/// Agreements pact-7 (of State 1 and State 2) and pact-9 (of State 1 and State 3), both for Area 0, both protecting
/// their first party; pact-7 signed a second before the origin, pact-9 not.
inline model::Model sample_model() {
  using model::AgreementId, model::LegalAct, model::Clause, model::Link, model::Selector, model::HoleSort, model::Role;
  using model::Quantifier, model::PartySet, model::BeneficiarySet, model::Timing, model::hole_bit;
  using model::Template, model::EventPrototype, model::EventTable, model::NamePattern, model::KindId, model::ActorId;
  model::Model m;
  for (int i = 0; i < 5; ++i)
    m.actors.push_back({.name = "State " + std::to_string(i)});
  m.places.push_back({.name = "Area 0"});
  const auto kind = [&](const char* name, LegalAct act) {
    m.kinds.push_back({.name = name, .act = act});
    return KindId{static_cast<std::uint32_t>(m.kinds.size() - 1)};
  };
  const KindId attack = kind("attack", LegalAct::none), request = kind("request", LegalAct::none);
  const KindId consult = kind("consultation", LegalAct::none), sign = kind("signature", LegalAct::signature);
  const auto hole = [](std::uint32_t i) { return hole_bit | i; };
  Template t{.rows = 2, .keys = {"79", {1, 2}}, .id_before = "pact-"};
  t.holes = {{HoleSort::actor, {1, 1}}, {HoleSort::actor, {2, 3}}};
  t.agreement.parties = {ActorId{hole(0)}, ActorId{hole(1)}};
  Clause c;
  c.id = "consult";
  Link first, second;
  first.alternatives.push_back({.kind = attack});
  first.alternatives[0].roles[1] = {Selector::named, ActorId{hole(0)}};
  second.alternatives.push_back({.kind = request});
  second.alternatives[0].roles[0] = {Selector::named, ActorId{hole(0)}};
  c.links = {first, second};
  c.bearers = {Quantifier::each, PartySet::named, ActorId{hole(1)}};
  c.act.kind = consult;
  c.beneficiary = {BeneficiarySet::named, Role::with, ActorId{hole(0)}};
  c.when = {.timing = Timing::within, .span = time::hours(24)};
  t.clauses.push_back(c);
  t.present.resize(1);
  EventPrototype signing;
  signing.event.kind = sign;
  signing.event.of = AgreementId{hole_bit};
  signing.event.roles[0] = {ActorId{hole(0)}, ActorId{hole(1)}};
  signing.present = {true, false};
  signing.moments.assign(2, time::exact({origin - 1}));
  t.events.push_back(signing);
  m.templates.push_back(t);

  EventTable e{.id = "events", .number = "id", .kind_column = "type", .others_ignored = true};
  e.time = {"t", time::Instant{origin}, 1, time::Zone::utc()};
  const NamePattern actor{"State ", "actor", ""}, target{"State ", "target", ""};
  e.forms.push_back({.word = "attack", .kind = attack, .roles = {{Role::by, actor}, {Role::on, target}}});
  e.forms.push_back({.word = "request", .kind = request, .roles = {{Role::by, actor}}, .cites = "ref"});
  e.forms.push_back({.word = "consult", .kind = consult, .roles = {{Role::by, actor}, {Role::with, target}}});
  e.forms.push_back({.word = "sign",
                     .kind = sign,
                     .roles = {{Role::by, actor}, {Role::by, target}},
                     .of = NamePattern{"pact-", "ref", ""}});
  m.event_tables.push_back(e);
  m.question_tables.push_back({.id = "questions", .time = e.time, .number = "query", .by = {"State ", "state", ""}});
  return m;
}

} // namespace casus::exchange
