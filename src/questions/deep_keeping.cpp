// SPDX-License-Identifier: Apache-2.0
// Duties that no event can discharge, and clauses that nothing can break.
#include "questions/deep_example.h"
#include "questions/deep_parts.h"
#include "questions/ids.h"
#include "questions/match.h"
#include "questions/words.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

namespace casus::questions {

namespace {

/// The kinds of event, reported by somebody, by which the act can be done for its beneficiary.
std::vector<model::KindId> kinds_that_do(const model::Model& model, const model::Clause& clause) {
  std::vector<model::KindId> kinds;
  for (std::uint32_t i = 0; i < model.kinds.size(); ++i) {
    const bool does = kind_is(model, {i}, clause.act.kind) && has_role(model, {i}, model::Role::by) &&
                      model.kinds[i].act != model::LegalAct::breach; // the program finds breaches, nobody reports them
    const bool reaches =
        clause.beneficiary.set == model::BeneficiarySet::none || has_role(model, {i}, clause.beneficiary.role);
    if (does && reaches) kinds.push_back({i});
  }
  return kinds;
}

bool owed(const model::Duty& duty, model::ClauseId clause) {
  return duty.clause == clause && duty.awaiting == 0 && duty.exists != time::Truth::impossible;
}

/// Not by the chain: a breach in it gets another number when an event is added.
bool same_duty(const model::Duty& a, const model::Duty& b) {
  return a.clause == b.clause && a.bearers == b.bearers && a.beneficiary == b.beneficiary && a.opened == b.opened &&
         a.period == b.period;
}

enum class Keeping : std::uint8_t { never_owed, kept, not_kept };

Keeping keeping(const Whole& whole, model::ClauseId id, const std::vector<model::KindId>& kinds) {
  Keeping best = Keeping::never_owed;
  for (const Choice& choice : choices(whole.model, whole.model[id])) {
    Example opened(whole.model, whole.engine, choice.start);
    opened.open(id, choice);
    for (const model::Duty& duty : opened.outcome().duties) {
      if (!owed(duty, id)) continue;
      best = Keeping::not_kept;
      for (const model::KindId kind : kinds) {
        Example done = opened;
        done.perform(duty, kind);
        const model::Outcome outcome = done.outcome();
        if (std::ranges::any_of(outcome.duties, [&](const model::Duty& one) {
              return same_duty(one, duty) && one.performed != time::Truth::impossible;
            })) {
          return Keeping::kept;
        }
      }
    }
  }
  return best;
}

/// What in the kind of the act stands in the way of every event; empty when nothing does.
std::string why_never_kept(const model::Model& model, const model::Clause& clause) {
  const std::string kind = with_article(model[clause.act.kind].name);
  if (model[clause.act.kind].act == model::LegalAct::breach) return kind + " is found by the program, never reported";
  if (!has_role(model, clause.act.kind, model::Role::by)) return "nobody acts in " + kind;
  const model::Role role = clause.beneficiary.role;
  if (clause.beneficiary.set != model::BeneficiarySet::none && !has_role(model, clause.act.kind, role)) {
    return fmt::format("{} has nobody in the role `{}`", kind, to_words(role));
  }
  return "";
}

constexpr std::array remarks{"a hedge forbids the word broken", "no last moment can be computed"};

/// Why no breach of the clause can ever be found, where its words alone say so.
std::optional<std::size_t> spared_by_words(const model::Model& model, const model::Clause& clause) {
  if (!all_hedges(model, clause).empty()) return 0;
  if (clause.modality == model::Modality::prohibition) return std::nullopt;
  switch (clause.when.timing) {
  case model::Timing::none:
  case model::Timing::on_each:
  case model::Timing::when_asked:
  case model::Timing::immediately: return 1;
  default: return std::nullopt;
  }
}

bool can_be_broken(const Whole& whole, model::ClauseId id) {
  for (const Choice& choice : choices(whole.model, whole.model[id])) {
    Example example(whole.model, whole.engine, choice.start);
    example.breach(id, choice);
    const model::Outcome outcome = example.outcome();
    const bool duty = std::ranges::any_of(outcome.duties, [&](const model::Duty& one) {
      return one.clause == id && one.verdict == model::Verdict::broken;
    });
    const bool act = std::ranges::any_of(outcome.judgements, [&](const model::Judgement& one) {
      return one.clause == id && one.outcome == model::ActOutcome::breach;
    });
    if (duty || act) return true;
  }
  return false;
}

bool is_told(const Findings& found, const std::string& id) {
  return std::ranges::any_of(
      found, [&](const DeepFinding& one) { return one.sort <= DeepSort::outranked && one.clauses.front() == id; });
}

} // namespace

void find_unkept(const Whole& whole, Findings& found) {
  for (std::uint32_t i = 0; i < whole.model.clauses.size(); ++i) {
    const model::Clause& clause = whole.model.clauses[i];
    if (!is_duty(clause) || clause.when.timing == model::Timing::at_all_times) continue;
    if (keeping(whole, {i}, kinds_that_do(whole.model, clause)) != Keeping::not_kept) continue;
    const std::string why = why_never_kept(whole.model, clause);
    found.push_back(
        {.sort = why.empty() ? DeepSort::unkept : DeepSort::never_kept,
         .clauses = {clause_id(whole.model, {i})},
         .text = why.empty() ? "no example was found that discharges it" : "no event can discharge it: " + why});
  }
}

void find_unbroken(const Whole& whole, Findings& found) {
  std::array<DeepFinding, remarks.size()> spared;
  for (std::uint32_t i = 0; i < whole.model.clauses.size(); ++i) {
    const model::Clause& clause = whole.model.clauses[i];
    const std::string id = clause_id(whole.model, {i});
    const bool binds =
        clause.modality == model::Modality::obligation || clause.modality == model::Modality::prohibition;
    if (!binds || is_told(found, id)) continue;
    if (const auto remark = spared_by_words(whole.model, clause)) {
      spared[*remark].clauses.push_back(id);
    } else if (!can_be_broken(whole, {i})) {
      found.push_back({.sort = DeepSort::unbroken,
                       .clauses = {id},
                       .text = "no example was found that breaks it, and nothing softens it"});
    }
  }
  for (std::size_t i = 0; i < remarks.size(); ++i) {
    if (spared[i].clauses.empty()) continue;
    spared[i].sort = DeepSort::never_broken;
    spared[i].text = remarks[i];
    found.push_back(std::move(spared[i]));
  }
}

} // namespace casus::questions
