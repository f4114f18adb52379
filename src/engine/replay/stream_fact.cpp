// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/stream_fact.h"

namespace casus::engine {

std::optional<StreamFact> as_stream_fact(const model::Fact& fact, std::uint32_t number) {
  if (!fact.moment.is_exact() || fact.partial || fact.disputed || fact.until || fact.clause) return std::nullopt;
  if (fact.places.size() > 1 || fact.cites.size() > 1 || fact.sequence != 0) return std::nullopt;
  StreamFact flat{.second = fact.moment.first().seconds, .number = number, .kind = fact.kind.value};
  for (std::size_t role = 0; role < model::role_count; ++role) {
    if (fact.roles[role].size() > flat.roles[role].size()) return std::nullopt;
    for (std::size_t i = 0; i < fact.roles[role].size(); ++i)
      flat.roles[role][i] = fact.roles[role][i].value;
  }
  if (!fact.places.empty()) flat.place = fact.places.front().value;
  if (fact.of) flat.of = fact.of->value;
  if (!fact.cites.empty()) flat.cites = fact.cites.front().value;
  return flat;
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
