// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/stream_fact.h"

#include <algorithm>
#include <tuple>

namespace casus::engine {

namespace {

bool fits(const model::Fact& fact) {
  if (!fact.moment.is_exact() || fact.partial || fact.disputed || fact.until || fact.clause) return false;
  if (fact.places.size() > 1 || fact.cites.size() > 1) return false;
  return std::ranges::all_of(fact.roles, [](const auto& actors) { return actors.size() <= Players{}.size(); });
}

StreamFact flat(const model::Fact& fact, std::uint32_t number) {
  StreamFact flat{.second = fact.moment.first().seconds, .number = number, .kind = fact.kind.value};
  for (std::size_t role = 0; role < model::role_count; ++role) {
    for (std::size_t i = 0; i < fact.roles[role].size(); ++i)
      flat.roles[role][i] = fact.roles[role][i].value;
  }
  if (!fact.places.empty()) flat.place = fact.places.front().value;
  if (fact.of) flat.of = fact.of->value;
  return flat;
}

// Ids in order of time; at one second by sequence, then by record number (R7).
std::vector<model::FactId> in_order(const model::Log& log) {
  std::vector<model::FactId> ids(log.facts.size());
  for (std::uint32_t i = 0; i < ids.size(); ++i)
    ids[i] = {i};
  std::ranges::stable_sort(ids, {}, [&](model::FactId id) {
    const model::Fact& fact = log.facts[id.value];
    return std::tuple(fact.moment.earliest, fact.moment.latest, fact.sequence);
  });
  return ids;
}

} // namespace

Stream stream_of(const model::Model& model, const model::Log& log) {
  Stream stream{.ids = in_order(log)};
  std::vector<std::uint32_t> number(log.facts.size());
  for (std::uint32_t i = 0; i < number.size(); ++i)
    number[stream.ids[i].value] = i;
  for (std::uint32_t i = 0; i < number.size(); ++i) {
    const model::Fact& fact = log.facts[stream.ids[i].value];
    const bool cites_back = std::ranges::all_of(fact.cites, [&](model::FactId id) { return number[id.value] < i; });
    const bool whole = fits(fact) && cites_back;
    const auto of = fact.clause ? std::optional(model[*fact.clause].agreement) : fact.of;
    stream.foreseen.kinds.push_back({.kind = fact.kind, .of = of, .fits = whole, .cites = !fact.cites.empty()});
    if (!whole) continue;
    stream.facts.push_back(flat(fact, i));
    if (!fact.cites.empty()) stream.facts.back().cites = number[fact.cites.front().value];
  }
  return stream;
}

model::Fact as_fact(const StreamFact& flat) {
  model::Fact fact{.kind = {flat.kind}, .moment = time::exact({flat.second})};
  for (std::size_t role = 0; role < model::role_count; ++role) {
    for (const std::uint32_t actor : flat.roles[role]) {
      if (actor != none) fact.roles[role].push_back({actor});
    }
  }
  if (flat.place != none) fact.places.push_back({flat.place});
  if (flat.of != none) fact.of = model::AgreementId{flat.of};
  return fact;
}

} // namespace casus::engine
