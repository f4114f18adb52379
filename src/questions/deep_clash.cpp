// SPDX-License-Identifier: Apache-2.0
#include "questions/deep_clash.h"

#include "questions/deep_example.h"
#include "questions/ids.h"
#include "questions/match.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

using Shows = std::function<bool(const model::Outcome&)>;

bool can_bear(const model::Model& model, const model::Clause& clause, model::ActorId actor) {
  if (clause.bearers.set == model::PartySet::named) return clause.bearers.actor == actor;
  const auto& agreement = model[clause.agreement];
  return std::ranges::count(agreement.parties, actor) > 0 && std::ranges::count(clause.not_applied_to, actor) == 0;
}

/// Somebody whom both clauses can bind.
std::optional<model::ActorId> shared_bearer(const model::Model& model, const model::Clause& a, const model::Clause& b) {
  std::vector<model::ActorId> all = model[a.agreement].parties;
  const auto& addressees = model[a.agreement].addressees;
  all.insert(all.end(), addressees.begin(), addressees.end());
  const auto found = std::ranges::find_if(
      all, [&](model::ActorId actor) { return can_bear(model, a, actor) && can_bear(model, b, actor); });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

bool goes_before(const model::Model& model, model::ClauseId first, model::ClauseId second) {
  const model::Clause& a = model[first];
  if (std::ranges::count(a.overrides, second) > 0) return true;
  return std::ranges::count(model[a.agreement].prevails_over, model[second].agreement) > 0;
}

/// Leaves out one event after another as long as the rest still shows it.
model::Log shortest(const engine::Engine& engine, model::Log log, time::Instant at, const Shows& shows) {
  for (std::size_t i = log.facts.size(); i-- > 0;) {
    model::Log without = log;
    without.facts.erase(without.facts.begin() + static_cast<std::ptrdiff_t>(i));
    if (shows(engine.answer(without, at))) log = std::move(without);
  }
  return log;
}

/// One prohibition against one other clause.
class Pair {
public:
  Pair(const model::Model& model, const engine::Engine& engine, model::ClauseId prohibition, model::ClauseId other)
      : model_(&model), engine_(&engine), prohibition_(prohibition), other_(other) {}

  [[nodiscard]] std::optional<DeepFinding> clash() const {
    const model::Clause& forbids = (*model_)[prohibition_];
    const model::Clause& asks = (*model_)[other_];
    if (!kind_is(*model_, asks.act.kind, forbids.act.kind)) return std::nullopt;
    if (goes_before(*model_, prohibition_, other_) || goes_before(*model_, other_, prohibition_)) return std::nullopt;
    const auto bearer = shared_bearer(*model_, asks, forbids);
    if (!bearer) return std::nullopt;
    Example example(*model_);
    example.bring_into_force(forbids.agreement);
    if (!forbids.links.empty()) example.open(prohibition_, 0);
    example.open(other_, 0);
    const bool permits = asks.modality == model::Modality::permission || asks.modality == model::Modality::power;
    if (permits) example.act(other_, *bearer);
    const Shows shows = [&](const model::Outcome& outcome) { return permits ? judged(outcome) : owed(outcome); };
    if (!shows(engine_->answer(example.log(), example.end()))) return std::nullopt;
    const model::Log least = shortest(*engine_, example.log(), example.end(), shows);
    return DeepFinding{.sort = DeepSort::clash,
                       .clauses = {clause_id(*model_, prohibition_), clause_id(*model_, other_)},
                       .text = fmt::format("{} forbids {} what {} {}, and neither goes before the other",
                                           clause_id(*model_, prohibition_), (*model_)[*bearer].name,
                                           clause_id(*model_, other_), permits ? "allows" : "asks"),
                       .example = as_declarations(*model_, least)};
  }

private:
  [[nodiscard]] bool owed(const model::Outcome& outcome) const {
    return std::ranges::any_of(outcome.duties, [&](const model::Duty& duty) {
      return duty.clause == other_ && duty.verdict == model::Verdict::conflict && duty.conflict_with == prohibition_;
    });
  }

  [[nodiscard]] bool judged(const model::Outcome& outcome) const {
    return std::ranges::any_of(outcome.judgements, [&](const model::Judgement& one) {
      return one.clause == prohibition_ && one.outcome == model::ActOutcome::conflict && one.other == other_;
    });
  }

  const model::Model* model_;
  const engine::Engine* engine_;
  model::ClauseId prohibition_;
  model::ClauseId other_;
};

} // namespace

std::vector<DeepFinding> find_clashes(const model::Model& model, const engine::Engine& engine) {
  std::vector<DeepFinding> found;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    if (model.clauses[i].modality != model::Modality::prohibition) continue;
    for (std::uint32_t j = 0; j < model.clauses.size(); ++j) {
      const model::Modality modality = model.clauses[j].modality;
      const bool other = modality == model::Modality::obligation || modality == model::Modality::permission ||
                         modality == model::Modality::power;
      if (!other) continue;
      if (auto clash = Pair(model, engine, {i}, {j}).clash()) found.push_back(std::move(*clash));
    }
  }
  return found;
}

} // namespace casus::questions
