// SPDX-License-Identifier: Apache-2.0
// Clauses that can never fire: no example was found in which they are owed, allow or forbid anything.
#include "questions/deep_example.h"
#include "questions/deep_parts.h"
#include "questions/deep_search.h"
#include "questions/ids.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

model::Pattern pattern_of(const model::Clause& clause) {
  model::Pattern pattern{.kind = clause.act.kind, .at = clause.act.at, .of = clause.act.of};
  const bool named = clause.bearers.set == model::PartySet::named;
  pattern.roles[static_cast<std::size_t>(model::Role::by)] =
      named ? model::ActorMatch{model::Selector::named, clause.bearers.actor}
            : model::ActorMatch{model::Selector::a_party, {}};
  if (clause.beneficiary.set == model::BeneficiarySet::named) {
    pattern.roles[static_cast<std::size_t>(clause.beneficiary.role)] = {model::Selector::named,
                                                                        clause.beneficiary.actor};
  }
  return pattern;
}

/// The engine shows when a duty is opened, and of permissions and prohibitions only what it judges. So these are read
/// as duties that open where they would speak: on their own trigger, or without one on the act itself.
model::Model as_duties(model::Model model) {
  for (model::Clause& clause : model.clauses) {
    if (is_duty(clause) || clause.modality == model::Modality::absence) continue;
    if (clause.links.empty()) clause.links.push_back({.alternatives = {pattern_of(clause)}});
    clause.modality = model::Modality::intention;
    clause.beneficiary = {}; // nobody owes himself a duty, but he can be forbidden an act
    clause.when = {.timing = model::Timing::on_each};
    clause.broken_by.clear();
  }
  return model;
}

bool fires(const model::Model& model, const engine::Engine& engine, model::ClauseId id, bool unrivalled = false) {
  const Shows shows = [id](const model::Outcome& outcome) {
    return std::ranges::any_of(outcome.duties, [&](const model::Duty& duty) {
      return duty.clause == id && duty.exists != time::Truth::impossible && duty.awaiting == 0;
    });
  };
  std::vector<Example> failed;
  for (Choice& choice : choices(model, model[id])) {
    choice.unrivalled = unrivalled;
    Example example(model, engine, choice.start);
    example.open(id, choice);
    if (shows(example.outcome())) return true;
    const bool conditions = model[id].while_ || model[id].unless || model[id].not_applied_when;
    if (conditions && failed.size() < 8) failed.push_back(std::move(example));
  }
  // An event that meets one condition may fail another: then fewer events show more.
  return std::ranges::any_of(
      failed, [&](const Example& example) { return fewest(engine, example.log(), example.end(), shows).has_value(); });
}

/// Takes a part out of a clause and says whether there was one.
struct Obstacle {
  const char* name;
  bool (*remove)(model::Clause&);
};

constexpr std::array obstacles{
    Obstacle{"its `while`", [](model::Clause& clause) { return std::exchange(clause.while_, {}).has_value(); }},
    Obstacle{"its `unless`", [](model::Clause& clause) { return std::exchange(clause.unless, {}).has_value(); }},
    Obstacle{"its `does not apply when`",
             [](model::Clause& clause) { return std::exchange(clause.not_applied_when, {}).has_value(); }},
    Obstacle{"its `does not apply to`",
             [](model::Clause& clause) {
               const bool author = std::exchange(clause.not_applied_to_author, false);
               return !std::exchange(clause.not_applied_to, {}).empty() || author;
             }},
    Obstacle{"the limits between its events",
             [](model::Clause& clause) {
               bool any = false;
               for (model::Link& link : clause.links)
                 any = std::exchange(link.within, {}).has_value() || any;
               return any;
             }},
};

bool has_rival(const model::Model& model, model::ClauseId id) {
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
    if (goes_before(model, {i}, id)) return true;
  return false;
}

/// The one part of the clause without which it fires; empty where there is no such part.
std::string obstacle(const model::Model& model, model::ClauseId id) {
  for (const auto& [name, remove] : obstacles) {
    model::Model without = model;
    if (remove(without.clauses[id.value]) && fires(without, engine::Engine(without), id)) return name;
  }
  return "";
}

} // namespace

void find_unfired(const Whole& whole, Findings& found) {
  const model::Model speaking = as_duties(whole.model);
  const engine::Engine speaking_engine(speaking);
  for (std::uint32_t i = 0; i < whole.model.clauses.size(); ++i) {
    const model::Clause& clause = whole.model.clauses[i];
    if (clause.modality == model::Modality::absence) continue;
    const bool duty = is_duty(clause);
    const Whole read = duty ? whole : Whole{speaking, speaking_engine};
    if (fires(read.model, read.engine, {i})) continue;
    const bool outranked = has_rival(read.model, {i}) && fires(read.model, read.engine, {i}, true);
    const std::string part = outranked ? "" : obstacle(read.model, {i});
    const char* speaks = duty                                              ? "is owed"
                         : clause.modality == model::Modality::prohibition ? "forbids anything"
                                                                           : "allows anything";
    const std::string more = outranked      ? ", other than while what goes before it is suspended"
                             : part.empty() ? ""
                                            : "; without " + part + " there is one";
    found.push_back({.sort = outranked ? DeepSort::outranked : DeepSort::unfired,
                     .clauses = {clause_id(whole.model, {i})},
                     .text = fmt::format("no example was found in which it {}{}", speaks, more)});
  }
}

} // namespace casus::questions
