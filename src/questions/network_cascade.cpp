// SPDX-License-Identifier: Apache-2.0
#include "questions/network_cascade.h"

#include "questions/ids.h"
#include "questions/match.h"
#include "questions/moments.h"
#include "questions/words.h"
#include "time/deadline.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::uint32_t most_levels = 8; // a cascade that goes on further is circular: each clause opens once

std::string supposition_words(const model::Model& model, const Supposed& supposed) {
  std::string text = model[supposed.kind].name + " on " + model[supposed.attacked].name;
  if (supposed.by) text += " by " + model[*supposed.by].name;
  if (supposed.at) text += " at " + model[*supposed.at].name;
  return text;
}

model::Fact attack_of(const Supposed& supposed, time::Instant at) {
  model::Fact fact{.kind = supposed.kind, .moment = time::exact(at)};
  fact.roles[static_cast<std::size_t>(model::Role::on)] = {supposed.attacked};
  if (supposed.by) fact.roles[static_cast<std::size_t>(model::Role::by)] = {*supposed.by};
  if (supposed.at) fact.places = {*supposed.at};
  return fact;
}

/// The act by which the duty would be kept, done at once, and what it is called.
model::Fact act_of(const model::Model& model, const model::Duty& duty, time::Instant at) {
  const model::Clause& clause = model[duty.clause];
  model::Fact fact{.kind = clause.act.kind, .of = clause.act.of, .moment = time::exact(at), .cites = duty.chain};
  fact.roles[static_cast<std::size_t>(model::Role::by)] = duty.bearers;
  if (duty.beneficiary) fact.roles[static_cast<std::size_t>(clause.beneficiary.role)] = {*duty.beneficiary};
  if (clause.act.at) fact.places = {*clause.act.at};
  return fact;
}

/// Of a duty that waits for one more event: the last permitted moment, were that event to come at V.
std::string asked_at_once(const Case& asked, const model::Duty& duty) {
  const model::Clause& clause = asked.model()[duty.clause];
  const bool last_link = duty.awaiting != 0 && duty.awaiting + 1 == clause.links.size();
  if (!last_link || clause.when.timing != model::Timing::within || !clause.when.span) return "";
  const auto zone = time::Zone::find(asked.model()[clause.agreement].zone.value_or("UTC"));
  const time::Moment now = time::exact(asked.asked().on);
  return show_deadline(time::deadline(now, *clause.when.span, zone.value_or(time::Zone::utc())).moment,
                       asked.asked().zone);
}

/// What has been supposed so far, one thing after another.
struct Supposing {
  const Case* record = nullptr;
  const engine::Engine* engine = nullptr;
  std::vector<model::Fact> facts;
  std::vector<std::string> names; // of the facts

  [[nodiscard]] Case suppose() const { return {record->model(), *engine, record->asked(), facts}; }

  [[nodiscard]] std::size_t first() const { return record->log().facts.size(); }

  /// The number of the supposed fact that a fact of `now` is or, as a breach, follows from; none of the record's own.
  [[nodiscard]] std::optional<std::size_t> origin(const Case& now, model::FactId id) const {
    if (id.value < first()) return std::nullopt;
    if (id.value < first() + facts.size()) return id.value - first();
    const model::Fact* breach = now.derived(id);
    if (breach == nullptr) return std::nullopt;
    for (const model::FactId cited : breach->cites) {
      if (const auto found = origin(now, cited)) return found;
    }
    return std::nullopt;
  }
};

/// "breach of pact/peace by Germany"
std::string breached_words(const model::Model& model, const model::Fact& breach) {
  std::vector<std::string> by;
  for (const model::ActorId actor : breach.roles[static_cast<std::size_t>(model::Role::by)])
    by.push_back(model[actor].name);
  return fmt::format("breach of {} by {}", clause_id(model, *breach.clause), join(by));
}

bool is_promise(model::Modality modality) {
  return modality == model::Modality::obligation || modality == model::Modality::intention ||
         modality == model::Modality::aim;
}

/// The duties that one of the supposed facts from `from` on opens, itself or as a breach, of clauses that have not
/// opened before.
std::vector<CascadeStep> opened(const Case& now, const Supposing& supposing, std::size_t from, std::uint32_t level,
                                std::set<model::ClauseId>& seen, std::vector<model::Duty>& duties) {
  std::vector<CascadeStep> steps;
  std::set<model::ClauseId> fresh;
  for (const model::Duty& duty : now.outcome().duties) {
    if (duty.chain.empty() || seen.contains(duty.clause)) continue;
    const auto origin = supposing.origin(now, duty.chain.front());
    if (!origin || *origin < from || !is_promise(now.model()[duty.clause].modality)) continue;
    fresh.insert(duty.clause);
    const model::Fact* breach = now.derived(duty.chain.front());
    steps.push_back({.level = level,
                     .because = breach == nullptr ? supposing.names[*origin] : breached_words(now.model(), *breach),
                     .duty = duty_row(now, duty),
                     .if_asked_at_once = asked_at_once(now, duty)});
    duties.push_back(duty);
  }
  seen.insert(fresh.begin(), fresh.end());
  return steps;
}

bool comes_first(const CascadeStep& a, const CascadeStep& b) {
  const auto rank = [](const CascadeStep& step) {
    return step.duty.deadline ? 0 : !step.duty.waits_for.empty() ? 2 : 1;
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  if (a.duty.waits_for != b.duty.waits_for) return a.duty.waits_for < b.duty.waits_for;
  if (a.duty.deadline != b.duty.deadline) return a.duty.deadline < b.duty.deadline;
  return a.duty.id < b.duty.id;
}

std::vector<CascadeStep> follow(const Case& asked, const engine::Engine& engine, const Supposed& supposed) {
  Supposing supposing{
      &asked, &engine, {attack_of(supposed, asked.asked().on)}, {supposition_words(asked.model(), supposed)}};
  std::vector<CascadeStep> cascade;
  std::set<model::ClauseId> seen;
  std::size_t from = 0;
  for (std::uint32_t level = 1; level <= most_levels && from < supposing.facts.size(); ++level) {
    const Case now = supposing.suppose();
    std::vector<model::Duty> duties;
    std::vector<CascadeStep> steps = opened(now, supposing, from, level, seen, duties);
    std::ranges::stable_sort(steps, comes_first);
    std::ranges::move(steps, std::back_inserter(cascade));
    from = supposing.facts.size();
    for (const model::Duty& duty : duties) {
      if (duty.verdict == model::Verdict::waiting) continue; // what must come first is somebody's choice
      supposing.facts.push_back(act_of(now.model(), duty, asked.asked().on));
      supposing.names.push_back(now.model()[now.model()[duty.clause].act.kind].name + " under " +
                                clause_id(now.model(), duty.clause));
    }
  }
  return cascade;
}

/// What clauses ask of such an attack and the supposition leaves open: another attacker, a place.
using Left = std::pair<std::optional<model::ActorId>, std::optional<model::PlaceId>>;

std::set<Left> left_open(const model::Model& model, const Supposed& supposed) {
  std::set<Left> left;
  for (const model::Clause& clause : model.clauses) {
    // An attack that somebody promised not to make opens what a breach opens (R13).
    const bool forbids =
        clause.modality == model::Modality::prohibition && kind_is(model, supposed.kind, clause.act.kind);
    const bool known = clause.bearers.set == model::PartySet::named && clause.bearers.actor != supposed.attacked;
    if (forbids && known && !supposed.by)
      left.insert({clause.bearers.actor, supposed.at ? std::nullopt : clause.act.at});
    if (clause.links.empty()) continue;
    for (const model::Pattern& pattern : clause.links.front().alternatives) {
      if (!kind_is(model, supposed.kind, pattern.kind)) continue;
      const model::ActorMatch& by = pattern.roles[static_cast<std::size_t>(model::Role::by)];
      Left one;
      const bool other = by.selector == model::Selector::named && by.actor != supposed.attacked;
      if (!supposed.by && other) one.first = by.actor;
      if (!supposed.at) one.second = pattern.at;
      if (one.first || one.second) left.insert(one);
    }
  }
  return left;
}

/// "if the attacker were Russia and it were at Kyiv: add --by "Russia" --at "Kyiv""
std::string condition_words(const model::Model& model, const Left& one) {
  std::vector<std::string> conditions;
  std::string options;
  if (one.first) {
    conditions.push_back("the attacker were " + model[*one.first].name);
    options += " --by \"" + model[*one.first].name + "\"";
  }
  if (one.second) {
    conditions.push_back("it were at " + model[*one.second].name);
    options += " --at \"" + model[*one.second].name + "\"";
  }
  return fmt::format("if {}: add{}", join(conditions), options);
}

} // namespace

void add_cascade(NetworkAnswer& answer, const Case& asked, const engine::Engine& engine, const Supposed& supposed) {
  answer.supposition = supposition_words(asked.model(), supposed);
  answer.cascade = follow(asked, engine, supposed);
  for (const Left& one : left_open(asked.model(), supposed)) {
    Supposed fuller = supposed;
    if (one.first) fuller.by = one.first;
    if (one.second) fuller.at = one.second;
    std::set<std::string> clauses;
    for (const CascadeStep& step : follow(asked, engine, fuller)) {
      const bool known = std::ranges::any_of(
          answer.cascade, [&](const CascadeStep& other) { return other.duty.clause == step.duty.clause; });
      if (!known) clauses.insert(step.duty.clause);
    }
    if (clauses.empty()) continue;
    answer.others.push_back(
        fmt::format("{} would open {}", counted(clauses.size(), "more clause"), condition_words(asked.model(), one)));
  }
}

} // namespace casus::questions
