// SPDX-License-Identifier: Apache-2.0
// A case: a model under one set of asked times. Here record and engine meet. Built once, asked often.
#pragma once

#include "engine/engine.h"
#include "questions/asked.h"

#include <optional>
#include <vector>

namespace casus::questions {

/// Immutable. The model must outlive it.
class Case {
public:
  /// Takes the facts from the record and the outcome from the engine, which must be compiled from the same model.
  Case(const model::Model& model, const engine::Engine& engine, Asked asked);

  /// The same with more facts, as if they had happened: they come after those of the record (R16).
  Case(const model::Model& model, const engine::Engine& engine, Asked asked, const std::vector<model::Fact>& supposed);

  /// With an outcome made elsewhere, such as a test's; `outcome` must hold a state for every agreement and clause.
  Case(const model::Model& model, Asked asked, model::Outcome outcome);

  [[nodiscard]] const model::Model& model() const { return *model_; }
  [[nodiscard]] const Asked& asked() const { return asked_; }
  [[nodiscard]] const model::Log& log() const { return log_; }
  [[nodiscard]] const model::Outcome& outcome() const { return outcome_; }

  /// What the record holds on an event as known at K.
  [[nodiscard]] const record::Account& account(model::EventId event) const { return accounts_[event.value]; }

  /// The fact that an event is, if it counts.
  [[nodiscard]] std::optional<model::FactId> fact_of(model::EventId event) const { return fact_of_[event.value]; }

  /// The fact, if it stands in the log; breaches that the engine derives (R13) do not.
  [[nodiscard]] const model::Fact* fact(model::FactId id) const;

  /// The breach, if it is one that the engine derived.
  [[nodiscard]] const model::Fact* derived(model::FactId id) const;

  [[nodiscard]] const model::AgreementState& state(model::AgreementId id) const {
    return outcome_.agreements[id.value];
  }

private:
  void index_facts();

  const model::Model* model_;
  Asked asked_;
  std::vector<record::Account> accounts_;
  model::Log log_;
  std::vector<std::optional<model::FactId>> fact_of_;
  model::Outcome outcome_;
};

} // namespace casus::questions
