// SPDX-License-Identifier: Apache-2.0
#include "questions/sample.h"

#include <utility>

namespace casus::questions::sample {

namespace {

constexpr auto by = static_cast<std::size_t>(model::Role::by);
constexpr auto on_role = static_cast<std::size_t>(model::Role::on);

void add_names(model::Model& world) {
  for (const char* name : {"United Kingdom", "Ukraine", "Russia", "United States", "Poland"}) {
    world.actors.push_back({.name = name});
  }
  world.actors[usa.value].aliases = {"US"};
  world.kinds = {{.name = "armed attack", .verb = "attack", .roles = {true, true}},
                 {.name = "request for consultation", .verb = "request consultation"},
                 {.name = "consultation", .verb = "consult", .mutual = true},
                 {.name = "signature", .verb = "sign", .act = model::LegalAct::signature},
                 {.name = "training", .verb = "train"},
                 {.name = "mutual defence", .verb = "defend"}};
  world.sources = {{.id = "press", .title = "A newspaper"}, {.id = "office", .title = "An office"}};
}

void add_agreements(model::Model& world) {
  model::Agreement agreement{.id = "uk-2024", .title = "Agreement on Security Co-operation", .family = "vilnius"};
  agreement.parties = {uk, ukraine};
  agreement.form = model::Force::political_commitment;
  agreement.clauses = {consult, no_defence};
  agreement.term = model::Term{.length = time::years(10), .locus = "Part XII"};
  agreement.exits = {{.trigger = pattern(signature), .after = time::TimeSpan(time::months(6)), .locus = "Part XII"}};
  agreement.exits[0].trigger.roles[by].selector = model::Selector::a_party;
  world.agreements.push_back(agreement);
  agreement = {.id = "usa-2024", .title = "Bilateral Security Agreement", .family = "vilnius"};
  agreement.parties = {usa, ukraine};
  agreement.form = model::Force::executive_agreement;
  agreement.binding = true;
  agreement.form_locus = "Art. XI";
  agreement.clauses = {train};
  agreement.money = {{.kind = "intent", .no_specific_amount = true, .locus = "Art. II", .currency = "USD"}};
  world.agreements.push_back(agreement);
  world.families = {{.id = "vilnius", .title = "The family", .note = "two of twenty-nine"}};
}

void add_clauses(model::Model& world) {
  model::Clause clause{.id = "consult", .locus = "Part VIII.2", .agreement = uk_2024, .modal = "shall"};
  clause.bearers.quantifier = model::Quantifier::jointly;
  clause.act.kind = consultation;
  model::Pattern asked = pattern(request);
  asked.roles[by].selector = model::Selector::a_party;
  clause.links = {{.alternatives = {pattern_on(attack, ukraine)}}, {.alternatives = {asked}}};
  clause.when = {.timing = model::Timing::within, .span = time::TimeSpan(time::hours(24))};
  world.clauses.push_back(clause);
  clause = {.id = "defence", .locus = "whole text", .agreement = uk_2024, .modality = model::Modality::absence};
  clause.act.kind = defence;
  world.clauses.push_back(clause);
  clause = {.id = "train", .locus = "Annex B", .agreement = usa_2024, .modality = model::Modality::intention};
  clause.modal = "intends to";
  clause.bearers = {.set = model::PartySet::named, .actor = usa};
  clause.act.kind = training;
  clause.hedges = {{.hedge = model::Hedge::appropriation}};
  world.clauses.push_back(clause);
}

model::Event event(const char* id, model::KindId kind, time::Moment moment) {
  model::Event result{.id = id, .kind = kind};
  result.moment = moment;
  return result;
}

model::Report report(model::EventId of, time::Moment said, model::Standing standing, model::SourceId source) {
  model::Report result{.event = of, .standing = standing, .source = source};
  result.said = said;
  return result;
}

void add_events(model::Model& world) {
  world.events = {event("signing-uk", signature, day(1, 12)), event("signing-usa", signature, day(6, 13)),
                  event("attack-1", attack, day(7, 8)), event("request-1", request, day(7, 9)),
                  event("attack-poland", attack, day(7, 10))};
  world.events[0].of = uk_2024;
  world.events[0].roles[by] = {uk, ukraine};
  world.events[1].of = usa_2024;
  world.events[1].roles[by] = {usa, ukraine};
  world.events[2].title = "Missiles on Kyiv";
  world.events[2].roles[on_role] = {ukraine};
  world.events[3].roles[by] = {ukraine};
  world.events[3].cites = {attack_1};
  world.events[4].roles[on_role] = {poland};
  world.reports = {report(signing_uk, day(1, 12), model::Standing::happened, office),
                   report(signing_usa, day(6, 12), model::Standing::expected, press),
                   report(signing_usa, day(6, 12), model::Standing::expected, office),
                   report(signing_usa, day(6, 14), model::Standing::happened, office),
                   report(attack_1, day(7, 8), model::Standing::happened, press),
                   report(request_1, day(7, 9), model::Standing::happened, press),
                   report(attack_poland, day(7, 10), model::Standing::happened, press)};
  world.reports[4].pointer = "page 1";
}

} // namespace

time::Moment day(std::uint8_t month, std::uint8_t d) { return *time::whole_day({2024, month, d}, time::Zone::utc()); }

time::Instant end_of(std::uint8_t month, std::uint8_t d) { return day(month, d).last(); }

model::Pattern pattern(model::KindId kind) {
  model::Pattern result{};
  result.kind = kind;
  return result;
}

model::Pattern pattern_on(model::KindId kind, model::ActorId actor) {
  model::Pattern result = pattern(kind);
  result.roles[on_role] = {model::Selector::named, actor};
  return result;
}

model::Model world() {
  model::Model world;
  add_names(world);
  add_agreements(world);
  add_clauses(world);
  add_events(world);
  return world;
}

model::Outcome outcome(const model::Model& model) {
  model::Outcome result;
  result.agreements.resize(model.agreements.size());
  result.clauses.resize(model.clauses.size());
  model::AgreementState& state = result.agreements[uk_2024.value];
  state.agreement = uk_2024;
  state.signed_at = state.entry = day(1, 12);
  state.end = *time::whole_day({2034, 1, 12}, time::Zone::utc());
  state.cause = model::EndCause::term;
  state.signed_by_all = state.in_force = time::Truth::certain;
  for (const model::ActorId party : {uk, ukraine}) {
    model::PartyState one{.party = party};
    one.signed_at = one.consented_at = one.bound_from = day(1, 12);
    one.bound = time::Truth::certain;
    state.parties.push_back(one);
  }
  result.agreements[usa_2024.value].agreement = usa_2024;
  result.agreements[usa_2024.value].parties = {{.party = ukraine}, {.party = usa}};
  return result;
}

model::Duty duty(bool requested) {
  model::Duty duty{.clause = consult, .bearers = {uk, ukraine}};
  // From 14 June on all that happened counts: fact n is event n.
  duty.chain = {model::FactId{2}};
  duty.opened = day(7, 8);
  if (!requested) {
    duty.awaiting = 1;
    duty.verdict = model::Verdict::waiting;
    duty.timeliness = model::Timeliness::not_yet_due;
    return duty;
  }
  duty.chain.push_back(model::FactId{3});
  duty.opened = time::exact(day(7, 9).first() + time::hours(12));
  duty.deadline = time::exact(day(7, 10).first() + time::hours(12));
  duty.overdue = duty.breached = time::Truth::certain;
  duty.record_complete = true;
  duty.timeliness = model::Timeliness::late;
  duty.verdict = model::Verdict::broken;
  return duty;
}

Case on(const model::Model& model, time::Instant at, model::Outcome outcome) {
  return {model, Asked{.on = at, .known_at = at}, std::move(outcome)};
}

} // namespace casus::questions::sample
