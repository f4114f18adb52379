// SPDX-License-Identifier: Apache-2.0
#include "questions/case.h"

#include "time/assert.h"

#include <utility>

namespace casus::questions {

Case::Case(const model::Model& model, const engine::Engine& engine, Asked asked)
    : model_(&model),
      asked_(asked),
      accounts_(record::accounts(model, asked.known_at, asked.standard)),
      log_(record::facts(model, asked.known_at, asked.standard)),
      outcome_(engine.answer(log_, asked.on)) {
  index_facts();
}

Case::Case(const model::Model& model, const engine::Engine& engine, Asked asked,
           const std::vector<model::Fact>& supposed)
    : model_(&model),
      asked_(asked),
      accounts_(record::accounts(model, asked.known_at, asked.standard)),
      log_(record::facts(model, asked.known_at, asked.standard)) {
  log_.facts.insert(log_.facts.end(), supposed.begin(), supposed.end());
  outcome_ = engine.answer(log_, asked.on);
  index_facts();
}

Case::Case(const model::Model& model, Asked asked, model::Outcome outcome)
    : model_(&model),
      asked_(asked),
      accounts_(record::accounts(model, asked.known_at, asked.standard)),
      log_(record::facts(model, asked.known_at, asked.standard)),
      outcome_(std::move(outcome)) {
  index_facts();
}

void Case::index_facts() {
  CASUS_ASSERT(outcome_.agreements.size() == model_->agreements.size());
  CASUS_ASSERT(outcome_.clauses.size() == model_->clauses.size());
  fact_of_.resize(model_->events.size());
  for (std::uint32_t i = 0; i < log_.facts.size(); ++i) {
    if (const auto event = log_.facts[i].event) fact_of_[event->value] = model::FactId{i};
  }
}

const model::Fact* Case::fact(model::FactId id) const {
  return id.value < log_.facts.size() ? &log_.facts[id.value] : nullptr;
}

const model::Fact* Case::derived(model::FactId id) const {
  if (id.value < log_.facts.size()) return nullptr;
  const std::size_t place = id.value - log_.facts.size();
  return place < outcome_.derived.size() ? &outcome_.derived[place] : nullptr;
}

} // namespace casus::questions
