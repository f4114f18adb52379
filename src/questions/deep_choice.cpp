// SPDX-License-Identifier: Apache-2.0
#include "questions/deep_choice.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace casus::questions {

namespace {

constexpr std::size_t most_choices = 256;

/// The days around a moment at which something turns, and one so long before that what is signed then is in force.
void add_turn(time::Moment moment, std::vector<time::Instant>& moments) {
  moments.push_back({moment.first().seconds - 400 * a_day});
  moments.push_back({moment.first().seconds - a_day});
  moments.push_back({moment.last().seconds + a_day});
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
    moments.front() = {zone_of(agreement).start_of_day(*agreement.entry.on).seconds + 10 * an_hour};
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

/// How many of so many parties have to be tried as the one that the trigger singles out.
std::size_t parties_to_try(std::size_t parties, const model::Clause& clause) {
  const bool open = std::ranges::any_of(
      clause.links, [](const model::Link& link) { return std::ranges::any_of(link.alternatives, means_a_party); });
  return open || clause.not_applied_to_author ? std::max<std::size_t>(1, parties) : 1;
}

/// With and without accessions, each party that the trigger can single out.
std::vector<std::pair<bool, std::size_t>> casts(const model::Model& model, const model::Clause& clause) {
  std::vector<std::pair<bool, std::size_t>> all;
  const std::size_t declared = model[clause.agreement].parties.size();
  for (std::size_t party = 0; party < parties_to_try(declared, clause); ++party)
    all.emplace_back(false, party);
  if (!model[clause.agreement].open_to_accession) return all;
  for (std::size_t party = 0; party < parties_to_try(declared + acceders(model, clause).size(), clause); ++party)
    all.emplace_back(true, party);
  return all;
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

time::Zone zone_of(const model::Agreement& agreement) {
  if (!agreement.zone) return time::Zone::utc();
  return time::Zone::find(*agreement.zone).value_or(time::Zone::utc());
}
std::vector<model::ActorId> acceders(const model::Model& model, const model::Clause& clause) {
  std::vector<model::ActorId> named;
  if (clause.bearers.set == model::PartySet::named) named.push_back(clause.bearers.actor);
  if (clause.beneficiary.set == model::BeneficiarySet::named) named.push_back(clause.beneficiary.actor);
  for (const model::Link& link : clause.links)
    for (const model::Pattern& pattern : link.alternatives)
      for (const model::ActorMatch& match : pattern.roles)
        if (match.selector == model::Selector::named) named.push_back(match.actor);
  const auto& parties = model[clause.agreement].parties;
  const auto cannot = [&](model::ActorId actor) {
    return model[actor].type != model::ActorType::state || std::ranges::count(parties, actor) > 0;
  };
  std::erase_if(named, cannot);
  for (std::uint32_t i = 0; named.empty() && i < model.actors.size(); ++i)
    if (!cannot({i})) named.push_back({i});
  std::ranges::sort(named);
  const auto twice = std::ranges::unique(named);
  named.erase(twice.begin(), twice.end());
  return named;
}
bool goes_before(const model::Model& model, model::ClauseId first, model::ClauseId second) {
  const model::Clause& a = model[first];
  if (std::ranges::count(a.overrides, second) > 0) return true;
  return std::ranges::count(model[a.agreement].prevails_over, model[second].agreement) > 0;
}
std::vector<Choice> choices(const model::Model& model, const model::Clause& clause) {
  std::vector<Choice> all;
  const std::vector<time::Instant> moments = starts(model, clause);
  const bool conditions = clause.while_ || clause.unless || clause.not_applied_when;
  std::vector<bool> orders{clause.links.empty()};
  if (conditions) orders.push_back(!clause.links.empty());
  std::vector<bool> authors{false};
  if (clause.not_applied_to_author) authors.push_back(true);
  std::vector<std::size_t> alternatives(clause.links.size(), 0);
  do {
    for (const auto& [accessions, party] : casts(model, clause))
      for (const time::Instant start : moments)
        for (const bool conditions_first : orders)
          for (const bool author : authors)
            all.push_back({alternatives, party, author, conditions_first, accessions, false, false, start});
  } while (all.size() < most_choices && next_alternatives(clause, alternatives));
  return all;
}

} // namespace casus::questions
