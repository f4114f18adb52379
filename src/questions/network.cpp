// SPDX-License-Identifier: Apache-2.0
#include "questions/network.h"

#include "questions/ids.h"
#include "questions/match.h"
#include "questions/network_cascade.h"
#include "questions/status.h"
#include "questions/words.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace casus::questions {

namespace {

using time::Truth;

std::string firmness_of(const model::Agreement& agreement) {
  std::string text{to_words(agreement.form)};
  if (agreement.binding) text += *agreement.binding ? ", binding" : ", not binding";
  return text;
}

std::vector<model::ActorId> bound_parties(const model::AgreementState& state) {
  std::vector<model::ActorId> bound;
  for (const model::PartyState& party : state.parties) {
    if (party.bound != Truth::impossible) bound.push_back(party.party);
  }
  return bound;
}

/// In force between the two (N7): both bound, and neither objected to the other.
Truth between(const model::AgreementState& state, model::ActorId first, model::ActorId second) {
  Truth truth = Truth::certain;
  for (const model::PartyState& party : state.parties) {
    if (party.party == first || party.party == second) truth = std::min(truth, party.bound);
  }
  for (const model::Opposed& pair : state.opposed) {
    const bool meant = (pair.first == first && pair.second == second) || (pair.first == second && pair.second == first);
    if (!meant) continue;
    truth = std::min(truth, pair.truth == Truth::certain ? Truth::impossible : Truth::depends);
  }
  return truth;
}

void add_agreement(NetworkAnswer& answer, std::set<model::ActorId>& actors, const Case& asked, model::AgreementId id) {
  const model::Model& model = asked.model();
  const model::AgreementState& state = asked.state(id);
  if (state.in_force == Truth::impossible) return;
  const std::vector<model::ActorId> bound = bound_parties(state);
  NetworkAgreement row{.id = model[id].id,
                       .firmness = firmness_of(model[id]),
                       .in_force = state.in_force,
                       .since = state.entry,
                       .ends = state.end};
  for (const model::ActorId party : bound) {
    row.bound.push_back(model[party].name);
    actors.insert(party);
  }
  for (std::size_t i = 0; i < bound.size(); ++i) {
    for (std::size_t j = i + 1; j < bound.size(); ++j) {
      const Truth truth = between(state, bound[i], bound[j]);
      if (truth == Truth::impossible) continue;
      answer.edges.push_back({.agreement = row.id,
                              .first = slug(model[bound[i]].name),
                              .second = slug(model[bound[j]].name),
                              .in_force = truth,
                              .firmness = row.firmness,
                              .since = state.entry,
                              .ends = state.end});
    }
  }
  answer.agreements.push_back(std::move(row));
  std::ranges::move(caveats(asked, id), std::back_inserter(answer.caveats));
}

NetworkNode node_of(const model::Model& model, model::ActorId id) {
  const model::Actor& actor = model[id];
  NetworkNode node{.id = slug(actor.name), .name = actor.name, .type = actor.type};
  if (actor.seat) node.seat = model[*actor.seat].position;
  return node;
}

void add_attacked(NetworkAnswer& answer, const model::Place& place, const std::string& event) {
  auto at = std::ranges::find(answer.attacked, place.name, &AttackedPlace::name);
  if (at == answer.attacked.end()) at = answer.attacked.insert(at, {place.name, place.position, {}});
  at->events.push_back(event);
}

/// Where events of this kind that count happened by V.
void add_attacks(NetworkAnswer& answer, const Case& asked, model::KindId attack) {
  const model::Model& model = asked.model();
  std::vector<const model::Fact*> attacks;
  for (const model::Fact& fact : asked.log().facts) {
    const bool past = fact.event && fact.moment.first() <= asked.asked().on;
    if (past && kind_is(model, fact.kind, attack)) attacks.push_back(&fact);
  }
  std::ranges::stable_sort(attacks, {}, [](const model::Fact* fact) { return fact->moment.first(); });
  for (const model::Fact* fact : attacks) {
    for (const model::PlaceId place : fact->places)
      add_attacked(answer, model[place], model[*fact->event].id);
  }
}

} // namespace

NetworkAnswer network(const Case& asked, const engine::Engine& engine, std::optional<model::KindId> attack,
                      const std::optional<Supposed>& supposed) {
  NetworkAnswer answer{.asked = asked.asked()};
  std::set<model::ActorId> actors;
  for (const model::AgreementId id : all_agreements(asked.model()))
    add_agreement(answer, actors, asked, id);
  for (const model::ActorId actor : actors)
    answer.nodes.push_back(node_of(asked.model(), actor));
  std::ranges::sort(answer.nodes, {}, &NetworkNode::name);
  if (attack) add_attacks(answer, asked, *attack);
  if (!supposed) return answer;
  add_cascade(answer, asked, engine, *supposed);
  if (supposed->at) add_attacked(answer, asked.model()[*supposed->at], "supposed");
  return answer;
}

} // namespace casus::questions
