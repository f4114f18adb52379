// SPDX-License-Identifier: Apache-2.0
// Clauses of equal rank that can demand different things (R10), each with the fewest events that show it.
#include "questions/deep_example.h"
#include "questions/deep_parts.h"
#include "questions/deep_search.h"
#include "questions/ids.h"
#include "questions/match.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::size_t most_openings = 4;

/// Whoever the clause can bind: the one it names, else the parties, and all states where they may accede.
std::vector<model::ActorId> bearers(const model::Model& model, const model::Clause& clause) {
  std::vector<model::ActorId> all{clause.bearers.actor};
  const model::Agreement& agreement = model[clause.agreement];
  if (clause.bearers.set != model::PartySet::named) {
    all = agreement.parties;
    for (std::uint32_t i = 0; agreement.open_to_accession && i < model.actors.size(); ++i) {
      const bool party = std::ranges::count(all, model::ActorId{i}) > 0;
      if (model.actors[i].type == model::ActorType::state && !party) all.push_back({i});
    }
  }
  std::erase_if(all, [&](model::ActorId actor) { return std::ranges::count(clause.not_applied_to, actor) > 0; });
  return all;
}

bool permits(const model::Clause& clause) {
  return clause.modality == model::Modality::permission || clause.modality == model::Modality::power;
}

/// Whether one act can fall under both.
bool meet(const model::Model& model, const model::Clause& forbids, const model::Clause& other) {
  return kind_is(model, other.act.kind, forbids.act.kind) || kind_is(model, forbids.act.kind, other.act.kind);
}

/// One prohibition against one other clause.
class Pair {
public:
  Pair(Whole whole, model::ClauseId prohibition, model::ClauseId other)
      : whole_(whole), prohibition_(prohibition), other_(other) {}

  /// The clash with the fewest events, over every bearer and every way in which the two can open.
  [[nodiscard]] std::optional<DeepFinding> clash() const {
    const auto& model = whole_.model;
    const auto others = bearers(model, model[other_]);
    for (const model::ActorId bearer : bearers(model, model[prohibition_])) {
      if (std::ranges::count(others, bearer) == 0) continue;
      // Another bearer would show the same with as many events.
      if (auto found = shortest(bearer, openings(bearer))) return found;
    }
    return std::nullopt;
  }

private:
  [[nodiscard]] bool shows(const model::Outcome& outcome) const { return owed(outcome) || judged(outcome); }

  /// Both opened and the act done: examples that show the clash. Where none does, conditions may stand against each
  /// other, and a few are kept of which less may show it.
  [[nodiscard]] std::vector<Example> openings(model::ActorId bearer) const {
    std::vector<Example> showing;
    std::vector<Example> others;
    for (const Choice& mine : choices(whole_.model, whole_.model[prohibition_])) {
      for (const Choice& theirs : choices(whole_.model, whole_.model[other_])) {
        for (const time::Instant start : std::set{mine.start, theirs.start}) {
          Example example = opened(bearer, mine, theirs, start);
          // One event may have to be like two of these: then the two alone show nothing.
          const auto log = with_unified(whole_.model, example.log());
          std::vector<Example>& list = shows(whole_.engine.answer(log, example.end())) ? showing : others;
          if (list.size() < most_openings) list.push_back(std::move(example));
          if (showing.size() == most_openings) return showing;
        }
      }
    }
    return showing.empty() ? others : showing;
  }

  [[nodiscard]] Example opened(model::ActorId bearer, const Choice& mine, const Choice& theirs,
                               time::Instant start) const {
    Example example(whole_.model, whole_.engine, start);
    for (const model::ClauseId clause : {prohibition_, other_}) {
      const model::AgreementId id = whole_.model[clause].agreement;
      const bool party = std::ranges::count(whole_.model[id].parties, bearer) > 0;
      if (whole_.model[id].open_to_accession && !party) example.accede(id, {bearer});
    }
    example.open(prohibition_, mine);
    example.open(other_, theirs);
    example.act(prohibition_, {bearer});
    example.act(other_, doers(example, bearer));
    return example;
  }

  /// The bearer; of what is owed jointly, all who owe it with him.
  [[nodiscard]] std::vector<model::ActorId> doers(const Example& example, model::ActorId bearer) const {
    if (whole_.model[other_].bearers.quantifier != model::Quantifier::jointly) return {bearer};
    for (const model::Duty& duty : example.outcome().duties) {
      const bool owes = std::ranges::count(duty.bearers, bearer) > 0;
      if (duty.clause == other_ && owes) return duty.bearers;
    }
    return whole_.model[whole_.model[other_].agreement].parties;
  }

  [[nodiscard]] std::optional<DeepFinding> shortest(model::ActorId bearer, const std::vector<Example>& examples) const {
    const auto& model = whole_.model;
    std::optional<DeepFinding> best;
    for (const Example& example : examples) {
      const std::size_t most = best ? best->example.facts.size() - 1 : example.log().facts.size();
      const auto log = fewest(
          whole_.engine, with_unified(model, example.log()), example.end(),
          [this](const model::Outcome& outcome) { return shows(outcome); }, most);
      if (!log) continue;
      best = DeepFinding{.sort = DeepSort::clash,
                         .clauses = {clause_id(model, prohibition_), clause_id(model, other_)},
                         .text = fmt::format("{} forbids {} what {} {}, and neither goes before the other",
                                             clause_id(model, prohibition_), model[bearer].name,
                                             clause_id(model, other_), permits(model[other_]) ? "allows" : "asks"),
                         .example = *log,
                         .at = example.end()};
    }
    return best;
  }

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

  Whole whole_;
  model::ClauseId prohibition_;
  model::ClauseId other_;
};

/// The engine names of several rivals only one. Here the two are alone with what opens them.
std::optional<DeepFinding> clash_of(const model::Model& model, model::ClauseId prohibition, model::ClauseId other) {
  model::Model alone = model;
  for (std::uint32_t i = 0; i < alone.clauses.size(); ++i) {
    model::Clause& clause = alone.clauses[i];
    const bool rival = permits(clause) || clause.modality == model::Modality::prohibition;
    if (rival && i != prohibition.value && i != other.value) clause.modality = model::Modality::absence;
  }
  const engine::Engine engine(alone);
  return Pair({alone, engine}, prohibition, other).clash();
}

} // namespace

void find_clashes(const Whole& whole, Findings& found) {
  const model::Model& model = whole.model;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    if (model.clauses[i].modality != model::Modality::prohibition) continue;
    for (std::uint32_t j = 0; j < model.clauses.size(); ++j) {
      const model::Clause& other = model.clauses[j];
      const bool claims = other.modality == model::Modality::obligation || permits(other);
      if (!claims || !meet(model, model.clauses[i], other)) continue;
      if (goes_before(model, {i}, {j}) || goes_before(model, {j}, {i})) continue;
      if (auto clash = clash_of(model, {i}, {j})) found.push_back(std::move(*clash));
    }
  }
}

} // namespace casus::questions
