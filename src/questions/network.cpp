// SPDX-License-Identifier: Apache-2.0
#include "questions/network.h"

#include "questions/ids.h"
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

} // namespace

NetworkAnswer network(const Case& asked, const engine::Engine& engine, const std::optional<Supposed>& supposed) {
  NetworkAnswer answer{.asked = asked.asked()};
  std::set<model::ActorId> actors;
  for (const model::AgreementId id : all_agreements(asked.model()))
    add_agreement(answer, actors, asked, id);
  for (const model::ActorId actor : actors)
    answer.nodes.push_back(node_of(asked.model(), actor));
  std::ranges::sort(answer.nodes, {}, &NetworkNode::name);
  if (supposed) add_cascade(answer, asked, engine, *supposed);
  return answer;
}

} // namespace casus::questions
