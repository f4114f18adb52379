// SPDX-License-Identifier: Apache-2.0
#include "questions/deep_example.h"

#include "questions/ids.h"
#include "questions/json.h"
#include "questions/words.h"
#include "time/deadline.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;

std::optional<model::KindId> kind_of(const model::Model& model, model::LegalAct act) {
  const auto found = std::ranges::find(model.kinds, act, &model::EventKind::act);
  if (found == model.kinds.end()) return std::nullopt;
  return model::KindId{static_cast<std::uint32_t>(found - model.kinds.begin())};
}

} // namespace

void Example::add(model::Fact fact) {
  fact.moment = time::exact(next_);
  next_.seconds += hour;
  log_.facts.push_back(std::move(fact));
}

void Example::start_after(const model::Agreement& agreement) {
  const auto later = [this](time::Instant at) { next_.seconds = std::max(next_.seconds, at.seconds + day); };
  if (agreement.entry.on) later(time::Zone::utc().start_of_day(*agreement.entry.on));
  for (const model::ClauseId clause : agreement.clauses) {
    if ((*model_)[clause].not_before) later(time::Zone::utc().start_of_day(*(*model_)[clause].not_before));
  }
}

void Example::bring_into_force(model::AgreementId id) {
  if (std::ranges::count(in_force_, id) > 0) return;
  in_force_.push_back(id);
  const model::Agreement& agreement = (*model_)[id];
  for (const model::LegalAct act : {model::LegalAct::signature, agreement.entry.consent}) {
    const auto kind = kind_of(*model_, act);
    const bool again = act == model::LegalAct::signature && agreement.entry.consent == model::LegalAct::signature;
    if (!kind || (again && !log_.facts.empty() && log_.facts.back().of == id)) continue;
    model::Fact consent{.kind = *kind, .of = id};
    consent.roles[static_cast<std::size_t>(model::Role::by)] = agreement.parties;
    add(std::move(consent));
  }
  start_after(agreement);
  if (agreement.entry.after) next_.seconds += 400 * day; // past the waiting periods that are usual
}

void Example::breach(const model::Pattern& pattern) {
  for (std::uint32_t i = 0; i < model_->clauses.size(); ++i) {
    const bool meant =
        pattern.clause ? pattern.clause->value == i : !pattern.of || *pattern.of == model_->clauses[i].agreement;
    if (meant && breach_of({i}, pattern)) return;
  }
}

bool Example::breach_of(model::ClauseId id, const model::Pattern& pattern) {
  const model::Clause& clause = (*model_)[id];
  const model::ActorMatch& by = pattern.roles[static_cast<std::size_t>(model::Role::by)];
  const auto& parties = (*model_)[clause.agreement].parties;
  const bool named = clause.bearers.set == model::PartySet::named;
  if (!named && parties.empty()) return false;
  const model::ActorId breaker = by.selector == model::Selector::named ? by.actor
                                 : named                               ? clause.bearers.actor
                                                                       : parties.front();
  open(id, 0);
  if (clause.modality == model::Modality::prohibition) {
    act(id, breaker);
    return true;
  }
  if (clause.modality != model::Modality::obligation) return false;
  if (clause.when.timing != model::Timing::at_all_times) return let_pass(clause);
  if (clause.broken_by.empty()) return false;
  add(clause.broken_by.front(), clause.agreement);
  log_.facts.back().roles[static_cast<std::size_t>(model::Role::by)] = {breaker};
  return true;
}

bool Example::let_pass(const model::Clause& clause) {
  const auto zone = time::Zone::find((*model_)[clause.agreement].zone.value_or("UTC")).value_or(time::Zone::utc());
  switch (clause.when.timing) {
  case model::Timing::within: next_ = time::deadline(time::exact(next_), *clause.when.span, zone).moment.last(); break;
  case model::Timing::by_date:
  case model::Timing::before_date: next_ = std::max(next_, zone.end_of_day(clause.when.date)); break;
  default: return false;
  }
  next_.seconds += day;
  log_.complete_until.assign(model_->kinds.size(), next_);
  return true;
}

void Example::add(const model::Pattern& pattern, model::AgreementId agreement) {
  if ((*model_)[pattern.kind].act == model::LegalAct::breach) return breach(pattern);
  const auto& parties = (*model_)[agreement].parties;
  model::Fact fact{.kind = pattern.kind, .of = pattern.of, .clause = pattern.clause};
  if (!fact.of && fact.clause) fact.of = (*model_)[*fact.clause].agreement;
  for (std::size_t role = 0; role < model::role_count; ++role) {
    const model::ActorMatch& match = pattern.roles[role];
    if (match.selector == model::Selector::named) fact.roles[role] = {match.actor};
    const bool second = match.selector == model::Selector::other_party && parties.size() > 1;
    const bool party = match.selector == model::Selector::a_party || match.selector == model::Selector::that_party ||
                       match.selector == model::Selector::other_party;
    if (party && !parties.empty()) fact.roles[role] = {parties[second ? 1 : 0]};
  }
  if (pattern.at) fact.places = {*pattern.at};
  add(std::move(fact));
}

void Example::meet(const model::Condition& condition, bool wanted, model::AgreementId agreement) {
  switch (condition.kind) {
  case model::ConditionKind::happened:
    if (wanted) add(condition.first, agreement);
    return;
  case model::ConditionKind::since:
    add(condition.first, agreement);
    if (!wanted) add(condition.second, agreement);
    return;
  case model::ConditionKind::member: return; // no event makes a member
  case model::ConditionKind::in_force:
    if (wanted) bring_into_force(condition.agreement);
    return;
  case model::ConditionKind::negation:
    for (const model::Condition& part : condition.parts)
      meet(part, !wanted, agreement);
    return;
  case model::ConditionKind::conjunction:
  case model::ConditionKind::disjunction: {
    const bool all = (condition.kind == model::ConditionKind::conjunction) == wanted;
    for (std::size_t i = 0; i < (all ? condition.parts.size() : std::min<std::size_t>(1, condition.parts.size()));
         ++i) {
      meet(condition.parts[i], wanted, agreement);
    }
    return;
  }
  }
}

void Example::open(model::ClauseId id, std::size_t alternative) {
  const model::Clause& clause = (*model_)[id];
  bring_into_force(clause.agreement);
  if (clause.while_) meet(*clause.while_, true, clause.agreement);
  if (clause.unless) meet(*clause.unless, false, clause.agreement);
  if (clause.not_applied_when) meet(*clause.not_applied_when, false, clause.agreement);
  for (std::size_t link = 0; link < clause.links.size(); ++link) {
    const auto& alternatives = clause.links[link].alternatives;
    add(alternatives[link == 0 ? alternative : 0], clause.agreement);
  }
}

void Example::act(model::ClauseId id, model::ActorId bearer) {
  const model::Clause& clause = (*model_)[id];
  model::Fact fact{.kind = clause.act.kind, .of = clause.act.of};
  fact.roles[static_cast<std::size_t>(model::Role::by)] = {bearer};
  if (clause.beneficiary.set == model::BeneficiarySet::named) {
    fact.roles[static_cast<std::size_t>(clause.beneficiary.role)] = {clause.beneficiary.actor};
  }
  if (clause.act.at) fact.places = {*clause.act.at};
  add(std::move(fact));
}

std::vector<std::string> as_declarations(const model::Model& model, const model::Log& log) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < log.facts.size(); ++i) {
    const model::Fact& fact = log.facts[i];
    std::string what = model[fact.kind].name;
    if (fact.clause) {
      what += " of " + clause_id(model, *fact.clause);
    } else if (fact.of) {
      what += " of " + model[*fact.of].id;
    }
    for (std::size_t role = 0; role < model::role_count; ++role) {
      std::vector<std::string> names;
      names.reserve(fact.roles[role].size());
      for (const model::ActorId actor : fact.roles[role])
        names.push_back(model[actor].name);
      if (!names.empty()) {
        what += fmt::format(" {} {}", to_words(static_cast<model::Role>(role)), fmt::join(names, ", "));
      }
    }
    for (const model::PlaceId place : fact.places)
      what += " at " + model[place].name;
    const std::string when = iso(fact.moment.first());
    lines.push_back(fmt::format("event example-{}\n  is       {}\n  time     {}\n  happened said {} by {}, document",
                                i + 1, what, when, when.substr(0, 10), example_source));
  }
  return lines;
}

} // namespace casus::questions
