// SPDX-License-Identifier: Apache-2.0
// Names that stay (R21): the same duty has the same id next year; and what a user typed, found in the model.
#pragma once

#include "questions/case.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::questions {

/// "United Kingdom" as part of an id: `united-kingdom`. Letters beyond ASCII stay.
std::string slug(std::string_view name);

/// `usa-2024/consult`.
std::string clause_id(const model::Model& model, model::ClauseId clause);

/// The event's id; for a breach that the engine derived, `breach-` and its number among them, from 1.
std::string fact_name(const Case& asked, model::FactId fact);

/// `agreement/clause[@first-event][.that-party][.bearer][.beneficiary][.period]`. Which parts there are depends on the
/// clause alone, never on what else happened: the party bound by the trigger where it is neither bearer nor
/// beneficiary; the bearer for `each`; the beneficiary where the clause leaves it open; the period, from 1, for
/// `every`.
std::string duty_id(const Case& asked, const model::Duty& duty);

/// By name or other name, ignoring ASCII case, or by slug.
std::optional<model::ActorId> find_actor(const model::Model& model, std::string_view name);
std::optional<model::AgreementId> find_agreement(const model::Model& model, std::string_view id);
std::optional<model::SourceId> find_source(const model::Model& model, std::string_view id);
std::optional<model::EventId> find_event(const model::Model& model, std::string_view id);
/// By `agreement/clause`.
std::optional<model::ClauseId> find_clause(const model::Model& model, std::string_view id);
/// Index in Outcome::duties.
std::optional<std::size_t> find_duty(const Case& asked, std::string_view id);

/// Every agreement, in the order of the library.
std::vector<model::AgreementId> all_agreements(const model::Model& model);

/// The names of a kind that a user may have meant, for messages.
std::vector<std::string> agreement_ids(const model::Model& model);
std::vector<std::string> clause_ids(const model::Model& model); // with those of agreements
std::vector<std::string> source_ids(const model::Model& model);
std::vector<std::string> actor_names(const model::Model& model);

} // namespace casus::questions
