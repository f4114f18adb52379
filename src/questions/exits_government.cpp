// SPDX-License-Identifier: Apache-2.0
// What a later government could do alone: end the agreement, or leave promises undone that nothing in law holds it to.
#include "questions/exits_government.h"

#include "questions/exits.h"
#include "questions/ids.h"
#include "questions/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace casus::questions {

namespace {

/// Whether the party can come to bear the clause: named, or one of those that the clause speaks of.
bool bears(const model::Clause& clause, model::ActorId party) {
  if (clause.bearers.set == model::PartySet::named) return clause.bearers.actor == party;
  return std::ranges::count(clause.not_applied_to, party) == 0;
}

bool promises(model::Modality modality) {
  return modality == model::Modality::obligation || modality == model::Modality::prohibition ||
         modality == model::Modality::intention || modality == model::Modality::aim;
}

/// By its own words. What hedges a whole agreement does not make each clause of it loose.
bool waits_for_money(const model::Clause& clause) {
  const auto of_money = [](const model::HedgeNote& note) {
    return note.hedge == model::Hedge::appropriation || note.hedge == model::Hedge::availability_of_funds;
  };
  return std::ranges::any_of(clause.hedges, of_money) || std::ranges::any_of(clause.when.hedges, of_money);
}

/// Why nothing in law holds a government to the clause; empty where it does.
std::string loose(const model::Model& model, const model::Clause& clause) {
  if (clause.modality == model::Modality::intention) return "an intention, which binds nobody";
  if (clause.modality == model::Modality::aim) return "an aim, which binds nobody";
  if (clause.not_binding) return "stated to bind nobody";
  switch (force_of(model, clause)) {
  case model::Force::political_commitment: return "a political commitment, no duty in law";
  case model::Force::policy: return "a policy of the government that made it";
  case model::Force::statement: return "one person's word";
  case model::Force::contested:
  case model::Force::treaty:
  case model::Force::executive_agreement: break;
  }
  if (binding_of(model, clause) == false) return "in a text that binds nobody";
  if (waits_for_money(clause)) return "subject to money: without money voted nothing is owed";
  return "";
}

} // namespace

NextGovernment next_government(const Case& asked, model::AgreementId id, model::ActorId party,
                               const AgreementExits& all) {
  const model::Model& model = asked.model();
  NextGovernment answer{.agreement = model[id].id, .party = model[party].name, .says_none = all.says_none};
  for (const Exit& exit : all.exits) {
    if (std::ranges::count(exit.who, answer.party) != 0) answer.ends.push_back(exit);
  }
  for (const model::HedgeNote& note : model[id].hedges)
    answer.hedges.push_back(hedge_words(note));
  for (const model::ClauseId clause_at : model[id].clauses) {
    const model::Clause& clause = model[clause_at];
    if (!promises(clause.modality) || !bears(clause, party)) continue;
    std::string reason = loose(model, clause);
    std::string name = clause_id(model, clause_at);
    if (reason.empty() && force_of(model, clause) == model::Force::contested) {
      answer.contested.push_back(std::move(name));
      continue;
    }
    if (reason.empty()) {
      answer.stays.push_back(std::move(name));
      continue;
    }
    const auto known = std::ranges::find(answer.undone, reason, &LeftUndone::reason);
    if (known != answer.undone.end()) {
      known->clauses.push_back(std::move(name));
    } else {
      answer.undone.push_back({std::move(reason), {std::move(name)}});
    }
  }
  return answer;
}

} // namespace casus::questions
