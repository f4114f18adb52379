// SPDX-License-Identifier: Apache-2.0
#include "questions/deep_example.h"

#include "questions/match.h"
#include "time/deadline.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace casus::questions {

namespace {

constexpr int deepest_breach = 4;

std::optional<model::KindId> kind_of(const model::Model& model, model::LegalAct act) {
  const auto found = std::ranges::find(model.kinds, act, &model::EventKind::act);
  if (found == model.kinds.end()) return std::nullopt;
  return model::KindId{static_cast<std::uint32_t>(found - model.kinds.begin())};
}

/// Longer than any span of the clause: enough to pass it.
std::int64_t longer_than(const std::optional<time::TimeSpan>& span) {
  if (!span) return 400 * a_day;
  if (const auto* elapsed = std::get_if<time::Elapsed>(&*span)) return elapsed->seconds + an_hour;
  const auto& civil = std::get<time::CivilSpan>(*span);
  return (std::int64_t{31} * civil.months + civil.days + 2) * a_day;
}

bool is_contested(const model::Model& model, model::KindId kind) {
  for (std::optional<model::KindId> at = kind; at; at = model[*at].parent)
    if (model[*at].contested) return true;
  return false;
}
} // namespace

void Example::add(model::Fact fact) {
  fact.moment = time::exact(next_);
  next_.seconds += an_hour;
  log_.facts.push_back(std::move(fact));
}

void Example::bring_into_force(model::AgreementId id) {
  if (std::ranges::count(in_force_, id) > 0) return;
  in_force_.push_back(id);
  const model::Agreement& agreement = (*model_)[id];
  std::vector<model::LegalAct> acts{model::LegalAct::signature};
  if (agreement.entry.consent != model::LegalAct::signature) acts.push_back(agreement.entry.consent);
  for (const model::LegalAct act : acts) {
    const auto kind = kind_of(*model_, act);
    if (!kind) continue;
    model::Fact consent{.kind = *kind, .of = id};
    consent.roles[static_cast<std::size_t>(model::Role::by)] = agreement.parties;
    add(std::move(consent));
  }
}

void Example::supersede(model::AgreementId agreement) {
  for (std::uint32_t i = 0; i < model_->agreements.size(); ++i)
    if (std::ranges::count(model_->agreements[i].supersedes, agreement) > 0) bring_into_force({i});
}

void Example::accede(model::AgreementId agreement, const std::vector<model::ActorId>& states) {
  const auto kind = kind_of(*model_, model::LegalAct::accession);
  if (!kind || states.empty()) return;
  model::Fact accession{.kind = *kind, .of = agreement};
  accession.roles[static_cast<std::size_t>(model::Role::by)] = states;
  add(std::move(accession));
  for (const model::ActorId state : states)
    acceded_.emplace_back(agreement, state);
}

std::vector<model::ActorId> Example::parties(model::AgreementId agreement) const {
  std::vector<model::ActorId> all = (*model_)[agreement].parties;
  for (const auto& [where, state] : acceded_)
    if (where == agreement) all.push_back(state);
  return all;
}

void Example::wait_for_entry() {
  const model::Outcome now = outcome();
  for (const model::AgreementId id : in_force_) {
    const auto& entry = now.agreements[id.value].entry;
    if (entry) wait_until({entry->last().seconds + an_hour});
  }
}

void Example::add(const model::Pattern& pattern, model::AgreementId agreement, std::size_t that_party) {
  if ((*model_)[pattern.kind].act == model::LegalAct::breach) {
    return breach_any(pattern);
  }
  const std::vector<model::ActorId> parties = this->parties(agreement);
  model::Fact fact{.kind = pattern.kind, .of = pattern.of, .clause = pattern.clause};
  if (!fact.of && fact.clause) fact.of = (*model_)[*fact.clause].agreement;
  for (std::size_t role = 0; role < model::role_count; ++role) {
    const model::ActorMatch& match = pattern.roles[role];
    if (match.selector == model::Selector::anyone) continue;
    if (match.selector == model::Selector::named) {
      fact.roles[role] = {match.actor};
    } else if (!parties.empty()) {
      const bool other = match.selector == model::Selector::other_party;
      fact.roles[role] = {parties[(that_party + (other ? 1 : 0)) % parties.size()]};
    }
  }
  if (pattern.at) fact.places = {*pattern.at};
  add(std::move(fact));
  if (is_contested(*model_, pattern.kind)) find_last(parties);
}

/// Every party finds that the last event is one of its contested kind.
void Example::find_last(const std::vector<model::ActorId>& parties) {
  const auto kind = kind_of(*model_, model::LegalAct::finding);
  if (!kind) return;
  model::Fact finding{.kind = *kind, .cites = {{static_cast<std::uint32_t>(log_.facts.size() - 1)}}};
  finding.roles[static_cast<std::size_t>(model::Role::by)] = parties;
  add(std::move(finding));
}

void Example::meet(const model::Condition& condition, bool wanted, model::AgreementId agreement) {
  switch (condition.kind) {
  case model::ConditionKind::happened:
    if (wanted) add(condition.first, agreement, 0);
    return;
  case model::ConditionKind::since:
    if (wanted) add(condition.first, agreement, 0);
    return;
  case model::ConditionKind::member: return; // no event makes a member; the start does
  case model::ConditionKind::in_force:
    if (wanted) {
      bring_into_force(condition.agreement);
    } else {
      supersede(condition.agreement);
    }
    return;
  case model::ConditionKind::negation:
    for (const model::Condition& part : condition.parts)
      meet(part, !wanted, agreement);
    return;
  case model::ConditionKind::conjunction:
  case model::ConditionKind::disjunction:
    // Of a disjunction one would do; all are meant, since leaving out is tried later.
    for (const model::Condition& part : condition.parts)
      meet(part, wanted, agreement);
    return;
  }
}

void Example::meet_conditions(const model::Clause& clause) {
  if (clause.while_) meet(*clause.while_, true, clause.agreement);
  if (clause.unless) meet(*clause.unless, false, clause.agreement);
  if (clause.not_applied_when) meet(*clause.not_applied_when, false, clause.agreement);
}

/// Each clause that goes before this one, by its parties, before anything else happens.
void Example::suspend_rivals(model::ClauseId id) {
  const auto kind = kind_of(*model_, model::LegalAct::suspension);
  if (!kind) return;
  for (std::uint32_t i = 0; i < model_->clauses.size(); ++i) {
    if (!goes_before(*model_, {i}, id)) continue;
    const model::AgreementId agreement = model_->clauses[i].agreement;
    model::Fact suspension{.kind = *kind, .of = agreement, .clause = model::ClauseId{i}};
    suspension.roles[static_cast<std::size_t>(model::Role::by)] = (*model_)[agreement].parties;
    add(std::move(suspension));
  }
}

void Example::wait_for_link(const model::Clause& clause, std::size_t link, const Choice& choice) {
  const auto& within = clause.links[link].within;
  if (log_.facts.empty() || link == 0) return;
  const time::Moment before = log_.facts.back().moment;
  if (choice.late) {
    const time::Zone zone = zone_of((*model_)[clause.agreement]);
    next_.seconds = within ? time::deadline(before, *within, zone).moment.last().seconds
                           : before.last().seconds + longer_than(clause.when.span);
    return;
  }
  const auto* elapsed = within ? std::get_if<time::Elapsed>(&*within) : nullptr;
  if (elapsed != nullptr) next_.seconds = std::min(next_.seconds, before.last().seconds + elapsed->seconds);
}

void Example::open(model::ClauseId id, const Choice& choice) {
  const model::Clause& clause = (*model_)[id];
  if (choice.unrivalled) suspend_rivals(id);
  if (choice.conditions_first) {
    meet_conditions(clause);
    if (!(*model_)[clause.agreement].entry.on) wait_for_entry();
  }
  bring_into_force(clause.agreement);
  if (choice.accessions) accede(clause.agreement, acceders(*model_, clause));
  wait_for_entry();
  if (!choice.conditions_first) {
    meet_conditions(clause);
    wait_for_entry();
    // What holds only after entry into force can count from the next period on.
    if (clause.when.timing == model::Timing::every && clause.while_) next_.seconds += longer_than(clause.when.span);
  }
  const bool dated = clause.when.timing == model::Timing::by_date || clause.when.timing == model::Timing::before_date;
  const time::Zone zone = zone_of((*model_)[clause.agreement]);
  if (choice.late && dated) wait_until(zone.end_of_day(clause.when.date));
  for (std::size_t link = 0; link < clause.links.size(); ++link) {
    wait_for_link(clause, link, choice);
    add(clause.links[link].alternatives[choice.alternatives[link]], clause.agreement, choice.that_party);
    if (link == 0 && choice.author) name_author(parties(clause.agreement), choice.that_party);
  }
  if (!choice.late && clause.not_before) wait_until(zone.start_of_day(*clause.not_before));
}

void Example::name_author(const std::vector<model::ActorId>& parties, std::size_t party) {
  auto& by = log_.facts.back().roles[static_cast<std::size_t>(model::Role::by)];
  if (by.empty() && party < parties.size()) by = {parties[party]};
}

void Example::act(model::ClauseId id, const std::vector<model::ActorId>& doers) {
  const model::Clause& clause = (*model_)[id];
  model::Fact fact{.kind = clause.act.kind, .of = clause.act.of};
  fact.roles[static_cast<std::size_t>(model::Role::by)] = doers;
  const std::vector<model::ActorId> parties = this->parties(clause.agreement);
  const auto other =
      std::ranges::find_if(parties, [&](model::ActorId party) { return std::ranges::count(doers, party) == 0; });
  auto& receivers = fact.roles[static_cast<std::size_t>(clause.beneficiary.role)];
  if (clause.beneficiary.set == model::BeneficiarySet::named) {
    receivers = {clause.beneficiary.actor};
  } else if (clause.beneficiary.set != model::BeneficiarySet::none && other != parties.end()) {
    receivers = {*other};
  }
  if (clause.act.at) fact.places = {*clause.act.at};
  add(std::move(fact));
}

void Example::perform(const model::Duty& duty, model::KindId kind) {
  const model::Clause& clause = (*model_)[duty.clause];
  model::Fact fact{.kind = kind, .of = clause.act.of};
  if (clause.act.at) fact.places = {*clause.act.at};
  if (duty.beneficiary) fact.roles[static_cast<std::size_t>(clause.beneficiary.role)] = {*duty.beneficiary};
  if (clause.bearers.quantifier != model::Quantifier::all) {
    fact.roles[static_cast<std::size_t>(model::Role::by)] = duty.bearers;
    add(std::move(fact));
    return;
  }
  for (const model::ActorId bearer : duty.bearers) {
    fact.roles[static_cast<std::size_t>(model::Role::by)] = {bearer};
    add(fact);
  }
}

std::optional<model::FactId> Example::perform(const model::Duty& duty, const model::Pattern& pattern) {
  Example acts(*model_, *engine_, next_);
  acts.perform(duty, (*model_)[duty.clause].act.kind);
  acts.add(pattern, (*model_)[duty.clause].agreement, 0);
  if (acts.log_.facts.size() < 2) return std::nullopt; // a breach is no act
  model::Fact wanted = acts.log_.facts.back();
  // Which party a pattern means is for the act to say.
  for (std::size_t role = 0; role < model::role_count; ++role)
    if (pattern.roles[role].selector != model::Selector::named) wanted.roles[role].clear();
  const auto both = unified(*model_, acts.log_.facts.front(), wanted);
  if (!both) return std::nullopt;
  add(*both);
  return model::FactId{static_cast<std::uint32_t>(log_.facts.size() - 1)};
}

void Example::complete_record() {
  log_.complete_until.assign(model_->kinds.size(), {std::numeric_limits<std::int64_t>::max()});
}

void Example::breach_any(const model::Pattern& pattern) {
  if (depth_ == deepest_breach) return;
  ++depth_;
  for (std::uint32_t i = 0; i < model_->clauses.size(); ++i) {
    const model::Clause& clause = model_->clauses[i];
    const bool meant = pattern.clause ? pattern.clause->value == i : !pattern.of || *pattern.of == clause.agreement;
    const bool binds =
        clause.modality == model::Modality::obligation || clause.modality == model::Modality::prohibition;
    if (!meant || !binds) continue;
    breach({i}, choices(*model_, clause).front());
    const model::Outcome now = outcome();
    if (std::ranges::count(now.derived, model::ClauseId{i}, &model::Fact::clause) > 0) break;
  }
  --depth_;
}

void Example::breach(model::ClauseId id, const Choice& choice) {
  const model::Clause& clause = (*model_)[id];
  open(id, choice);
  const bool named = clause.bearers.set == model::PartySet::named;
  const auto doers = named ? std::vector{clause.bearers.actor} : parties(clause.agreement);
  if (clause.modality == model::Modality::prohibition) {
    for (const model::ActorId doer : doers) {
      act(id, {doer});
      act(id, {doer});
      log_.facts.back().partial = true; // so that it discharges no duty that goes before the prohibition
    }
    return;
  }
  // Whichever of the events breaks it, and whoever does it: all are tried at once.
  for (const model::Pattern& pattern : clause.broken_by) {
    if (!has_role(*model_, pattern.kind, model::Role::by)) continue;
    for (std::size_t doer = 0; doer < doers.size(); ++doer) {
      const std::size_t event = log_.facts.size(); // a finding may follow it
      add(pattern, clause.agreement, doer);
      auto& by = log_.facts[event].roles[static_cast<std::size_t>(model::Role::by)];
      if (std::ranges::count(by, doers[doer]) == 0) by.push_back(doers[doer]); // with whomever the pattern names
    }
  }
  if (!clause.broken_by.empty()) return;
  complete_record();
  for (const model::Duty& duty : outcome().duties)
    if (duty.clause == id && duty.deadline) wait_until({duty.deadline->last().seconds + an_hour});
}

bool has_role(const model::Model& model, model::KindId kind, model::Role role) {
  const model::EventKind& one = model[kind];
  const bool taking_part = role == model::Role::by || role == model::Role::with;
  return one.roles[static_cast<std::size_t>(role)] || (one.mutual && taking_part);
}

std::optional<model::Fact> unified(const model::Model& model, const model::Fact& first, const model::Fact& second) {
  model::Fact both = second;
  if (kind_is(model, first.kind, second.kind))
    both.kind = first.kind;
  else if (!kind_is(model, second.kind, first.kind))
    return std::nullopt;
  if (first.of && second.of && first.of != second.of) return std::nullopt;
  if (first.clause != second.clause) return std::nullopt;
  if (!both.of) both.of = first.of;
  for (std::size_t role = 0; role < model::role_count; ++role) {
    // Either names all that the other names: two events of different people are not one.
    if (first.roles[role].size() > second.roles[role].size()) both.roles[role] = first.roles[role];
    for (const auto* actors : {&first.roles[role], &second.roles[role]})
      for (const model::ActorId actor : *actors)
        if (std::ranges::count(both.roles[role], actor) == 0) return std::nullopt;
    if (!both.roles[role].empty() && !has_role(model, both.kind, static_cast<model::Role>(role))) return std::nullopt;
  }
  if (both.places.empty()) both.places = first.places;
  if (!first.places.empty() && is_inside(model, first.places.front(), both.places.front()))
    both.places = first.places;
  else if (!first.places.empty() && !is_inside(model, both.places.front(), first.places.front()))
    return std::nullopt;
  return both;
}

} // namespace casus::questions
