// SPDX-License-Identifier: Apache-2.0
#include "questions/ids.h"

#include <algorithm>

namespace casus::questions {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_ignoring_case(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

template <class Id, class Table>
std::optional<Id> find_by_id(const Table& table, std::string_view id) {
  const auto found = std::ranges::find_if(table, [&](const auto& entry) { return entry.id == id; });
  if (found == table.end()) return {};
  return Id{static_cast<std::uint32_t>(found - table.begin())};
}

bool is_called(const model::Actor& actor, std::string_view name) {
  if (same_ignoring_case(actor.name, name) || slug(actor.name) == name) return true;
  return std::ranges::any_of(actor.aliases, [&](const std::string& also) { return same_ignoring_case(also, name); });
}

/// Whether the id must say whom the trigger bound: only where neither bearer nor beneficiary says it.
bool names_that_party(const model::Clause& clause) {
  const bool bearer =
      clause.bearers.quantifier == model::Quantifier::each && clause.bearers.set == model::PartySet::that_party;
  return !bearer && clause.beneficiary.set != model::BeneficiarySet::that_party;
}

bool is_open_beneficiary(model::BeneficiarySet set) {
  return set == model::BeneficiarySet::that_party || set == model::BeneficiarySet::each_other_party;
}

} // namespace

std::string slug(std::string_view name) {
  std::string result;
  for (const char raw : name) {
    const char c = lower(raw);
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept) {
      result += c;
    } else if (!result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  if (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

std::string clause_id(const model::Model& model, model::ClauseId clause) {
  return model[model[clause].agreement].id + "/" + model[clause].id;
}

std::string fact_name(const Case& asked, model::FactId fact) {
  const model::Fact* found = asked.fact(fact);
  if (found == nullptr) return "breach-" + std::to_string(fact.value - asked.log().facts.size() + 1);
  if (found->event) return asked.model()[*found->event].id;
  return "supposed-" + std::to_string(fact.value);
}

std::string duty_id(const Case& asked, const model::Duty& duty) {
  const model::Model& model = asked.model();
  const model::Clause& clause = model[duty.clause];
  std::string id = clause_id(model, duty.clause);
  if (!duty.chain.empty()) id += "@" + fact_name(asked, duty.chain.front());
  const auto add_actor = [&](model::ActorId actor) { id += "." + slug(model[actor].name); };
  if (duty.that_party && names_that_party(clause)) add_actor(*duty.that_party);
  if (clause.bearers.quantifier == model::Quantifier::each) {
    for (const model::ActorId bearer : duty.bearers) {
      add_actor(bearer);
    }
  }
  if (duty.beneficiary && is_open_beneficiary(clause.beneficiary.set)) add_actor(*duty.beneficiary);
  if (clause.when.timing == model::Timing::every) id += "." + std::to_string(duty.period + 1);
  return id;
}

std::optional<model::ActorId> find_actor(const model::Model& model, std::string_view name) {
  const auto found = std::ranges::find_if(model.actors, [&](const model::Actor& a) { return is_called(a, name); });
  if (found == model.actors.end()) return {};
  return model::ActorId{static_cast<std::uint32_t>(found - model.actors.begin())};
}

std::optional<model::AgreementId> find_agreement(const model::Model& model, std::string_view id) {
  return find_by_id<model::AgreementId>(model.agreements, id);
}

std::optional<model::SourceId> find_source(const model::Model& model, std::string_view id) {
  return find_by_id<model::SourceId>(model.sources, id);
}

std::optional<model::EventId> find_event(const model::Model& model, std::string_view id) {
  return find_by_id<model::EventId>(model.events, id);
}

std::optional<model::ClauseId> find_clause(const model::Model& model, std::string_view id) {
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    if (clause_id(model, {i}) == id) return model::ClauseId{i};
  }
  return {};
}

std::optional<std::size_t> find_duty(const Case& asked, std::string_view id) {
  const auto& duties = asked.outcome().duties;
  const auto found = std::ranges::find_if(duties, [&](const model::Duty& duty) { return duty_id(asked, duty) == id; });
  if (found == duties.end()) return {};
  return static_cast<std::size_t>(found - duties.begin());
}

std::vector<model::AgreementId> all_agreements(const model::Model& model) {
  std::vector<model::AgreementId> ids;
  for (std::uint32_t i = 0; i < model.agreements.size(); ++i)
    ids.push_back({i});
  return ids;
}

std::vector<std::string> agreement_ids(const model::Model& model) {
  std::vector<std::string> ids;
  ids.reserve(model.agreements.size());
  for (const model::Agreement& agreement : model.agreements) {
    ids.push_back(agreement.id);
  }
  return ids;
}

std::vector<std::string> clause_ids(const model::Model& model) {
  std::vector<std::string> ids = agreement_ids(model);
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
    ids.push_back(clause_id(model, {i}));
  return ids;
}

std::vector<std::string> source_ids(const model::Model& model) {
  std::vector<std::string> ids;
  ids.reserve(model.sources.size());
  for (const model::Source& source : model.sources) {
    ids.push_back(source.id);
  }
  return ids;
}

std::vector<std::string> actor_names(const model::Model& model) {
  std::vector<std::string> names;
  names.reserve(model.actors.size());
  for (const model::Actor& actor : model.actors) {
    names.push_back(actor.name);
  }
  return names;
}

} // namespace casus::questions
