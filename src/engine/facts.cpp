// SPDX-License-Identifier: Apache-2.0
#include "engine/facts.h"

#include <algorithm>

namespace casus::engine {

using time::Truth;

bool contains(std::span<const std::uint32_t> sorted_or_few, std::uint32_t x) {
  for (const std::uint32_t y : sorted_or_few) {
    if (y == x) return true;
  }
  return false;
}

std::vector<model::LegalAct> legal_acts(const std::vector<model::EventKind>& kinds) {
  std::vector<model::LegalAct> acts(kinds.size());
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    const model::EventKind* kind = &kinds[k];
    while (kind->act == model::LegalAct::none && kind->parent)
      kind = &kinds[kind->parent->value];
    acts[k] = kind->act;
  }
  return acts;
}

Facts::Facts(const model::Model& model, const model::Log& log, time::Instant v)
    : at(time::exact(v)), model_(&model), act_of_kind_(legal_acts(model.kinds)), rows(log.facts.size(), none) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < log.facts.size(); ++i) {
    const model::Fact& fact = log.facts[i];
    if (fact.moment.first() <= v && act_of_kind_[fact.kind.value] != model::LegalAct::breach) order.push_back(i);
  }
  const auto key_of = [&](std::uint32_t i) {
    const model::Fact& fact = log.facts[i];
    return Key{fact.moment.first().seconds, fact.moment.last().seconds, fact.sequence, i};
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key_of(a) < key_of(b); });
  for (const std::uint32_t i : order) {
    rows[i] = size();
    add_columns(log.facts[i], i);
  }
  logged = size();
  link_citations(log);
}

void Facts::add_columns(const model::Fact& fact, std::uint32_t fact_number) {
  moment.push_back(fact.moment);
  kind.push_back(fact.kind.value);
  sequence.push_back(fact.sequence);
  number.push_back(fact_number);
  of.push_back(fact.of ? fact.of->value : none);
  clause.push_back(fact.clause ? fact.clause->value : none);
  act.push_back(act_of_kind_[fact.kind.value]);
  partial.push_back(fact.partial);
  disputed.push_back(fact.disputed);
  cites_any.push_back(!fact.cites.empty());
  const bool is_mutual = (*model_)[fact.kind].mutual;
  mutual.push_back(is_mutual);
  constexpr auto with = static_cast<std::size_t>(model::Role::with);
  for (std::size_t role = 0; role < model::role_count; ++role) {
    std::vector<std::uint32_t>& values = roles[role].values;
    const auto begin = static_cast<std::ptrdiff_t>(values.size());
    for (const model::ActorId actor : fact.roles[role])
      values.push_back(actor.value);
    if (is_mutual && (role == 0 || role == with)) {
      for (const model::ActorId actor : fact.roles[role == 0 ? with : 0])
        values.push_back(actor.value);
    }
    std::sort(values.begin() + begin, values.end());
    values.erase(std::unique(values.begin() + begin, values.end()), values.end());
    roles[role].close_row();
  }
  for (const model::PlaceId place : fact.places)
    places.values.push_back(place.value);
  places.close_row();
}

bool Facts::certainly_before(Row g, Row f) const {
  if (exact_same_second(moment[g], moment[f])) return ordered(g, f);
  return time::before(moment[g], moment[f]) == Truth::certain;
}

void Facts::link_citations(const model::Log& log) {
  std::vector<KeyedValue> backwards;
  for (Row f = 0; f < logged; ++f) {
    for (const model::FactId id : log.facts[number[f]].cites) {
      const Row g = row_of(id.value);
      if (g == none) continue;
      cited.values.push_back(g);
      backwards.push_back({g, f});
      irregular = irregular || !certainly_before(g, f);
    }
    cited.close_row();
  }
  const KeyedLists lists(backwards);
  for (Row g = 0; g < logged; ++g) {
    const auto citing = lists.of(g);
    cited_by.values.insert(cited_by.values.end(), citing.begin(), citing.end());
    cited_by.close_row();
  }
}

Row Facts::append(const model::Fact& fact, std::uint32_t fact_number) {
  const Row row = size();
  add_columns(fact, fact_number);
  for (const model::FactId id : fact.cites) {
    cited.values.push_back(row_of(id.value));
    irregular = irregular || !certainly_before(cited.values.back(), row);
  }
  cited.close_row();
  rows.resize(std::max<std::size_t>(rows.size(), fact_number + std::size_t{1}), none);
  rows[fact_number] = row;
  return row;
}

Truth Facts::precedes(Row f, Row g) const {
  if (f == g) return Truth::impossible;
  if (cites(g, f)) return Truth::certain;
  if (cites(f, g)) return Truth::impossible;
  if (exact_same_second(moment[f], moment[g])) return time::truth_of(ordered(f, g));
  return time::before(moment[f], moment[g]);
}

Truth Facts::after(Row f, const time::Moment& opening, Row w) const {
  if (f == w || cites(w, f)) return Truth::impossible;
  if (cites(f, w)) return Truth::certain;
  if (exact_same_second(opening, moment[f])) {
    return time::truth_of(sequence[w] != sequence[f] ? sequence[w] < sequence[f] : number[w] < number[f]);
  }
  return time::before(opening, moment[f]);
}

bool Facts::speaks_of(Row f, std::span<const Row> chain) const {
  if (!cites_any[f]) return true;
  for (const Row g : chain) {
    if (contains(cited[f], g)) return true;
  }
  return false;
}

} // namespace casus::engine
