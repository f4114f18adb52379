// SPDX-License-Identifier: Apache-2.0
#include "questions/deep_example.h"

#include "questions/match.h"
#include "time/deadline.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace casus::questions {

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;
constexpr std::size_t most_choices = 256;
constexpr int deepest_breach = 4;

time::Zone zone_of(const model::Agreement& agreement) {
  if (!agreement.zone) return time::Zone::utc();
  return time::Zone::find(*agreement.zone).value_or(time::Zone::utc());
}

std::optional<model::KindId> kind_of(const model::Model& model, model::LegalAct act) {
  const auto found = std::ranges::find(model.kinds, act, &model::EventKind::act);
  if (found == model.kinds.end()) return std::nullopt;
  return model::KindId{static_cast<std::uint32_t>(found - model.kinds.begin())};
}

/// Longer than any span of the clause: enough to pass it.
std::int64_t longer_than(const std::optional<time::TimeSpan>& span) {
  if (!span) return 400 * day;
  if (const auto* elapsed = std::get_if<time::Elapsed>(&*span)) return elapsed->seconds + hour;
  const auto& civil = std::get<time::CivilSpan>(*span);
  return (std::int64_t{31} * civil.months + civil.days + 2) * day;
}

/// The days around a moment at which something turns, and one so long before that what is signed then is in force.
void add_turn(time::Moment moment, std::vector<time::Instant>& moments) {
  moments.push_back({moment.first().seconds - 400 * day});
  moments.push_back({moment.first().seconds - day});
  moments.push_back({moment.last().seconds + day});
}

void add_entry(const model::Agreement& agreement, std::vector<time::Instant>& moments) {
  if (agreement.entry.on) add_turn(time::exact(zone_of(agreement).start_of_day(*agreement.entry.on)), moments);
}

/// When somebody becomes or ceases to be a member of the group, or of a group in it.
void add_turns(const model::Model& model, model::ActorId group, std::vector<time::Instant>& moments) {
  for (const model::Membership& one : model[group].members) {
    add_turn(one.from, moments);
    if (one.to) add_turn(*one.to, moments);
    add_turns(model, one.member, moments); // never circular: the checker proves it
  }
}

void add_turns(const model::Model& model, const model::Condition& condition, std::vector<time::Instant>& moments) {
  if (condition.kind == model::ConditionKind::member) add_turns(model, condition.group, moments);
  if (condition.kind == model::ConditionKind::in_force) add_entry(model[condition.agreement], moments);
  for (const model::Condition& part : condition.parts)
    add_turns(model, part, moments);
}

/// Moments at which an example may begin: the usual one, and those at which a date that decides something turns.
std::vector<time::Instant> starts(const model::Model& model, const model::Clause& clause) {
  const model::Agreement& agreement = model[clause.agreement];
  std::vector<time::Instant> moments{Choice{}.start};
  if (agreement.entry.on) {
    moments.front() = {zone_of(agreement).start_of_day(*agreement.entry.on).seconds + 10 * hour};
  }
  for (const auto* condition : {&clause.while_, &clause.unless, &clause.not_applied_when})
    if (*condition) add_turns(model, **condition, moments);
  const bool conditions = clause.while_ || clause.unless || clause.not_applied_when;
  if (conditions) add_entry(agreement, moments);
  for (const model::Agreement& later : model.agreements)
    if (std::ranges::count(later.supersedes, clause.agreement) > 0) add_entry(later, moments);
  std::ranges::sort(moments.begin() + 1, moments.end());
  const auto twice = std::ranges::unique(moments);
  moments.erase(twice.begin(), twice.end());
  return moments;
}

bool means_a_party(const model::Pattern& pattern) {
  return std::ranges::any_of(pattern.roles, [](const model::ActorMatch& match) {
    return match.selector != model::Selector::anyone && match.selector != model::Selector::named;
  });
}

/// How many parties have to be tried as the one that the trigger singles out.
std::size_t parties_to_try(const model::Model& model, const model::Clause& clause) {
  const bool open = std::ranges::any_of(
      clause.links, [](const model::Link& link) { return std::ranges::any_of(link.alternatives, means_a_party); });
  return open || clause.not_applied_to_author ? std::max<std::size_t>(1, model[clause.agreement].parties.size()) : 1;
}

bool is_contested(const model::Model& model, model::KindId kind) {
  for (std::optional<model::KindId> at = kind; at; at = model[*at].parent)
    if (model[*at].contested) return true;
  return false;
}

/// Counts up the alternatives of the links as a number with one digit for each.
bool next_alternatives(const model::Clause& clause, std::vector<std::size_t>& alternatives) {
  for (std::size_t link = 0; link < alternatives.size(); ++link) {
    if (++alternatives[link] < clause.links[link].alternatives.size()) return true;
    alternatives[link] = 0;
  }
  return false;
}

} // namespace

std::vector<Choice> choices(const model::Model& model, const model::Clause& clause) {
  std::vector<Choice> all;
  const std::size_t parties = parties_to_try(model, clause);
  const std::vector<time::Instant> moments = starts(model, clause);
  const bool conditions = clause.while_ || clause.unless || clause.not_applied_when;
  std::vector<bool> orders{clause.links.empty()};
  if (conditions) orders.push_back(!clause.links.empty());
  std::vector<bool> authors{false};
  if (clause.not_applied_to_author) authors.push_back(true);
  std::vector<std::size_t> alternatives(clause.links.size(), 0);
  do {
    for (const time::Instant start : moments)
      for (const bool conditions_first : orders)
        for (std::size_t party = 0; party < parties; ++party)
          for (const bool author : authors)
            all.push_back({alternatives, party, author, conditions_first, false, false, start});
  } while (all.size() < most_choices && next_alternatives(clause, alternatives));
  return all;
}

void Example::add(model::Fact fact) {
  fact.moment = time::exact(next_);
  next_.seconds += hour;
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

void Example::wait_for_entry() {
  const model::Outcome now = outcome();
  for (const model::AgreementId id : in_force_) {
    const auto& entry = now.agreements[id.value].entry;
    if (entry) wait_until({entry->last().seconds + hour});
  }
}

void Example::add(const model::Pattern& pattern, model::AgreementId agreement, std::size_t that_party) {
  if ((*model_)[pattern.kind].act == model::LegalAct::breach) {
    if (pattern.clause) breach(*pattern.clause, choices(*model_, (*model_)[*pattern.clause]).front());
    return;
  }
  const auto& parties = (*model_)[agreement].parties;
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
    if (wanted) bring_into_force(condition.agreement);
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
  wait_for_entry();
  if (!choice.conditions_first) {
    meet_conditions(clause);
    wait_for_entry();
  }
  const bool dated = clause.when.timing == model::Timing::by_date || clause.when.timing == model::Timing::before_date;
  const time::Zone zone = zone_of((*model_)[clause.agreement]);
  if (choice.late && dated) wait_until(zone.end_of_day(clause.when.date));
  for (std::size_t link = 0; link < clause.links.size(); ++link) {
    wait_for_link(clause, link, choice);
    add(clause.links[link].alternatives[choice.alternatives[link]], clause.agreement, choice.that_party);
    if (link == 0 && choice.author) name_author((*model_)[clause.agreement].parties, choice.that_party);
  }
  if (!choice.late && clause.not_before) wait_until(zone.start_of_day(*clause.not_before));
}

void Example::name_author(const std::vector<model::ActorId>& parties, std::size_t party) {
  auto& by = log_.facts.back().roles[static_cast<std::size_t>(model::Role::by)];
  if (by.empty() && party < parties.size()) by = {parties[party]};
}

void Example::act(model::ClauseId id, model::ActorId bearer) {
  const model::Clause& clause = (*model_)[id];
  model::Fact fact{.kind = clause.act.kind, .of = clause.act.of};
  fact.roles[static_cast<std::size_t>(model::Role::by)] = {bearer};
  const auto& parties = (*model_)[clause.agreement].parties;
  const auto other = std::ranges::find_if(parties, [&](model::ActorId party) { return party != bearer; });
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

void Example::breach(model::ClauseId id, const Choice& choice) {
  if (++depth_ > deepest_breach) return;
  const model::Clause& clause = (*model_)[id];
  open(id, choice);
  const bool named = clause.bearers.set == model::PartySet::named;
  const auto doers = named ? std::vector{clause.bearers.actor} : (*model_)[clause.agreement].parties;
  if (clause.modality == model::Modality::prohibition) {
    for (const model::ActorId doer : doers)
      act(id, doer);
    return;
  }
  // Whichever of the events breaks it, and whoever does it: all are tried at once.
  for (const model::Pattern& pattern : clause.broken_by) {
    for (std::size_t doer = 0; doer < doers.size(); ++doer) {
      add(pattern, clause.agreement, doer);
      auto& by = log_.facts.back().roles[static_cast<std::size_t>(model::Role::by)];
      const bool group = by.size() == 1 && !(*model_)[by.front()].members.empty();
      if (by.empty() || group) by = {doers[doer]}; // a group acts through its members
    }
  }
  if (!clause.broken_by.empty()) return;
  complete_record();
  for (const model::Duty& duty : outcome().duties)
    if (duty.clause == id && duty.deadline) wait_until({duty.deadline->last().seconds + hour});
}

bool goes_before(const model::Model& model, model::ClauseId first, model::ClauseId second) {
  const model::Clause& a = model[first];
  if (std::ranges::count(a.overrides, second) > 0) return true;
  return std::ranges::count(model[a.agreement].prevails_over, model[second].agreement) > 0;
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
