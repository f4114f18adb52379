// SPDX-License-Identifier: Apache-2.0
#include "questions/match.h"

#include "questions/words.h"
#include "time/order.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace casus::questions {

namespace {

using time::Truth;

constexpr std::array<std::string_view, model::role_count> prepositions{"by", "on", "to", "with"};

const model::PartyState* party_of(const model::AgreementState& state, model::ActorId party) {
  const auto found = std::ranges::find(state.parties, party, &model::PartyState::party);
  return found == state.parties.end() ? nullptr : &*found;
}

/// One actor of a role against the pattern's test.
Truth fits(const Case& asked, const model::ActorMatch& wanted, model::ActorId actor, time::Moment moment,
           std::optional<model::AgreementId> agreement) {
  if (wanted.selector == model::Selector::named) return is_member(asked.model(), actor, wanted.actor, moment);
  if (wanted.selector == model::Selector::anyone || !agreement) return Truth::certain;
  return bound_at(asked, *agreement, actor, moment);
}

std::string actor_list(const model::Model& model, const std::vector<model::ActorId>& actors) {
  std::vector<std::string> names;
  names.reserve(actors.size());
  for (const model::ActorId actor : actors) {
    names.push_back(model[actor].name);
  }
  return join(names);
}

std::string wanted_words(const model::Model& model, const model::ActorMatch& wanted) {
  return wanted.selector == model::Selector::named ? model[wanted.actor].name : "a party bound then";
}

Match match_role(const Case& asked, const model::Fact& fact, std::size_t role, const model::ActorMatch& wanted,
                 std::optional<model::AgreementId> agreement) {
  if (wanted.selector == model::Selector::anyone) return {};
  const std::vector<model::ActorId> actors = role_actors(asked.model(), fact, static_cast<model::Role>(role));
  Truth truth = Truth::impossible;
  for (const model::ActorId actor : actors) {
    truth = either(truth, fits(asked, wanted, actor, fact.moment, agreement));
  }
  if (truth == Truth::certain) return {};
  const std::string asks =
      fmt::format("the text asks for `{} {}`", prepositions[role], wanted_words(asked.model(), wanted));
  if (actors.empty()) return {truth, fmt::format("the record names nobody for `{}`; {}", prepositions[role], asks)};
  return {truth, fmt::format("it was {} {}; {}", prepositions[role], actor_list(asked.model(), actors), asks)};
}

Match match_place(const model::Model& model, const model::Fact& fact, const std::optional<model::PlaceId>& at) {
  if (!at) return {};
  const bool inside =
      std::ranges::any_of(fact.places, [&](model::PlaceId place) { return is_inside(model, place, *at); });
  if (inside) return {};
  return {Truth::impossible, "it was not at " + model[*at].name};
}

Match match_instrument(const model::Model& model, const model::Fact& fact, const model::Pattern& pattern) {
  if (pattern.of && fact.of != pattern.of) return {Truth::impossible, "it is not about " + model[*pattern.of].id};
  if (pattern.clause && fact.clause != pattern.clause) {
    return {Truth::impossible, "it is not about clause " + model[*pattern.clause].id};
  }
  return {};
}

/// At or before the fact: itself, or strictly earlier, or the same exact second by its place in the order (R7).
Truth at_or_before_fact(const model::Fact& earlier, const model::Fact& fact) {
  return &earlier == &fact ? Truth::certain : time::at_or_before(earlier.moment, fact.moment);
}

Truth happened(const Case& asked, const model::Pattern& pattern, const model::Fact& fact,
               model::AgreementId agreement) {
  Truth truth = Truth::impossible;
  for (const model::Fact& earlier : asked.log().facts) {
    truth = either(truth, both(match(asked, earlier, pattern, agreement).truth, at_or_before_fact(earlier, fact)));
  }
  return truth;
}

Truth since(const Case& asked, const model::Condition& condition, const model::Fact& fact,
            model::AgreementId agreement) {
  Truth truth = Truth::impossible;
  for (const model::Fact& start : asked.log().facts) {
    const Truth begun = both(match(asked, start, condition.first, agreement).truth, at_or_before_fact(start, fact));
    if (begun == Truth::impossible) continue;
    Truth over = Truth::impossible;
    for (const model::Fact& end : asked.log().facts) {
      const Truth ended = both(match(asked, end, condition.second, agreement).truth, at_or_before_fact(end, fact));
      over = either(over, both(ended, time::before(start.moment, end.moment)));
    }
    truth = either(truth, both(begun, !over));
  }
  return truth;
}

} // namespace

bool kind_is(const model::Model& model, model::KindId kind, model::KindId ancestor) {
  if (kind == ancestor) return true;
  for (auto parent = model[kind].parent; parent; parent = model[*parent].parent) {
    if (*parent == ancestor) return true;
  }
  return false;
}

bool is_inside(const model::Model& model, model::PlaceId place, model::PlaceId outer) {
  if (place == outer) return true;
  for (auto next = model[place].in; next; next = model[*next].in) {
    if (*next == outer) return true;
  }
  return false;
}

Truth is_member(const model::Model& model, model::ActorId actor, model::ActorId group, time::Moment moment) {
  if (actor == group) return Truth::certain;
  Truth truth = Truth::impossible;
  for (const model::Membership& membership : model[group].members) {
    Truth spell = time::at_or_before(membership.from, moment);
    if (membership.to) spell = both(spell, !time::at_or_before(*membership.to, moment));
    if (spell == Truth::impossible) continue;
    truth = either(truth, both(spell, is_member(model, actor, membership.member, moment)));
  }
  return truth;
}

Truth in_force_at(const Case& asked, model::AgreementId agreement, time::Moment moment) {
  const model::AgreementState& state = asked.state(agreement);
  if (!state.entry) return Truth::impossible;
  Truth truth = time::at_or_before(*state.entry, moment);
  if (state.end) truth = both(truth, !time::at_or_before(*state.end, moment));
  return truth;
}

Truth bound_at(const Case& asked, model::AgreementId agreement, model::ActorId party, time::Moment moment) {
  const model::PartyState* state = party_of(asked.state(agreement), party);
  if (state == nullptr || !state->bound_from) return Truth::impossible;
  Truth truth = both(in_force_at(asked, agreement, moment), time::at_or_before(*state->bound_from, moment));
  if (state->left_at) truth = both(truth, !time::at_or_before(*state->left_at, moment));
  return truth;
}

std::vector<model::ActorId> role_actors(const model::Model& model, const model::Fact& fact, model::Role role) {
  std::vector<model::ActorId> actors = fact.roles[static_cast<std::size_t>(role)];
  const bool shared = role == model::Role::by || role == model::Role::with;
  if (model[fact.kind].mutual && shared) {
    const model::Role other = role == model::Role::by ? model::Role::with : model::Role::by;
    const auto& more = fact.roles[static_cast<std::size_t>(other)];
    actors.insert(actors.end(), more.begin(), more.end());
  }
  return actors;
}

Match match(const Case& asked, const model::Fact& fact, const model::Pattern& pattern,
            std::optional<model::AgreementId> agreement) {
  const model::Model& model = asked.model();
  if (!kind_is(model, fact.kind, pattern.kind)) {
    return {Truth::impossible,
            fmt::format("it is of kind `{}`, not `{}`", model[fact.kind].name, model[pattern.kind].name)};
  }
  Match result = match_place(model, fact, pattern.at);
  const auto take = [&result](const Match& part) {
    if (part.truth < result.truth) result = part;
  };
  take(match_instrument(model, fact, pattern));
  for (std::size_t role = 0; role < model::role_count; ++role) {
    take(match_role(asked, fact, role, pattern.roles[role], agreement));
  }
  return result;
}

Truth holds(const Case& asked, const model::Condition& condition, const model::Fact& fact,
            model::AgreementId agreement) {
  switch (condition.kind) {
  case model::ConditionKind::happened: return happened(asked, condition.first, fact, agreement);
  case model::ConditionKind::since: return since(asked, condition, fact, agreement);
  case model::ConditionKind::member: return is_member(asked.model(), condition.actor, condition.group, fact.moment);
  case model::ConditionKind::in_force: return in_force_at(asked, condition.agreement, fact.moment);
  case model::ConditionKind::negation:
    return condition.parts.empty() ? Truth::depends : !holds(asked, condition.parts[0], fact, agreement);
  case model::ConditionKind::conjunction:
  case model::ConditionKind::disjunction: break;
  }
  const bool all = condition.kind == model::ConditionKind::conjunction;
  Truth truth = time::truth_of(all);
  for (const model::Condition& part : condition.parts) {
    const Truth one = holds(asked, part, fact, agreement);
    truth = all ? both(truth, one) : either(truth, one);
  }
  return truth;
}

std::optional<std::string> not_covered(const Case& asked, const model::Pattern& wide, const model::Pattern& narrow,
                                       model::AgreementId agreement) {
  const model::Model& model = asked.model();
  if (!kind_is(model, narrow.kind, wide.kind)) {
    return fmt::format("`{}` is not `{}`", model[narrow.kind].name, model[wide.kind].name);
  }
  for (std::size_t role = 0; role < model::role_count; ++role) {
    const model::ActorMatch& wanted = wide.roles[role];
    const model::ActorMatch& given = narrow.roles[role];
    if (wanted.selector == model::Selector::anyone || wanted.selector == given.selector) {
      if (wanted.selector != model::Selector::named || wanted.actor == given.actor) continue;
    }
    const bool party = wanted.selector != model::Selector::named && given.selector == model::Selector::named &&
                       std::ranges::count(model[agreement].parties, given.actor) > 0;
    const bool member = wanted.selector == model::Selector::named && given.selector == model::Selector::named &&
                        is_member(model, given.actor, wanted.actor, time::exact(asked.asked().on)) == Truth::certain;
    if (party || member) continue;
    return fmt::format("the text limits it to `{} {}`", prepositions[role], wanted_words(model, wanted));
  }
  if (wide.at && !(narrow.at && is_inside(model, *narrow.at, *wide.at))) {
    return "the text limits it to " + model[*wide.at].name;
  }
  if (wide.of && wide.of != narrow.of) return "the text limits it to " + model[*wide.of].id;
  return {};
}

} // namespace casus::questions
