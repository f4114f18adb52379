// SPDX-License-Identifier: Apache-2.0
#include "questions/deep.h"

#include "questions/deep_clash.h"
#include "questions/deep_example.h"
#include "questions/ids.h"
#include "questions/match.h"
#include "questions/words.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

bool is_duty(const model::Clause& clause) {
  return clause.modality == model::Modality::obligation || clause.modality == model::Modality::intention ||
         clause.modality == model::Modality::aim;
}

/// Where one alternative opens the clause, the clause can open.
bool opens(const model::Model& model, const engine::Engine& engine, model::ClauseId id, std::size_t alternative) {
  Example example(model);
  example.open(id, alternative);
  const model::Outcome outcome = engine.answer(example.log(), example.end());
  return std::ranges::any_of(outcome.duties, [&](const model::Duty& duty) {
    return duty.clause == id && duty.exists != time::Truth::impossible && duty.awaiting == 0;
  });
}

void find_never_opens(const model::Model& model, const engine::Engine& engine, std::vector<DeepFinding>& found) {
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    const model::Clause& clause = model.clauses[i];
    if (!is_duty(clause) || clause.links.empty()) continue;
    bool any = false;
    for (std::size_t a = 0; a < clause.links.front().alternatives.size() && !any; ++a)
      any = opens(model, engine, {i}, a);
    if (any) continue;
    found.push_back({.sort = DeepSort::never_opens,
                     .clauses = {clause_id(model, {i})},
                     .text = "no example was found that opens it: " + sentence(model, clause)});
  }
}

bool carries(const model::Model& model, model::KindId kind, model::Role role) {
  const model::EventKind& one = model[kind];
  if (one.roles[static_cast<std::size_t>(role)]) return true;
  const bool doer = role == model::Role::by || role == model::Role::with;
  if (one.mutual && doer) return true;
  for (std::uint32_t i = 0; i < model.kinds.size(); ++i) {
    const bool below = model.kinds[i].parent == kind;
    if (below && carries(model, {i}, role)) return true;
  }
  return false;
}

void find_never_kept(const model::Model& model, std::vector<DeepFinding>& found) {
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    const model::Clause& clause = model.clauses[i];
    if (!is_duty(clause) || clause.when.timing == model::Timing::at_all_times) continue;
    const std::string& kind = model[clause.act.kind].name;
    std::string why;
    if (!carries(model, clause.act.kind, model::Role::by)) why = "nobody acts in a " + kind;
    const bool to_somebody = clause.beneficiary.set != model::BeneficiarySet::none;
    if (to_somebody && !carries(model, clause.act.kind, clause.beneficiary.role)) {
      why = fmt::format("a {} has nobody in the role `{}`", kind, to_words(clause.beneficiary.role));
    }
    if (why.empty()) continue;
    found.push_back({.sort = DeepSort::never_kept,
                     .clauses = {clause_id(model, {i})},
                     .text = "no event can discharge it: " + why});
  }
}

void find_early_end(const model::Model& model, std::vector<DeepFinding>& found) {
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    const model::Clause& clause = model.clauses[i];
    const bool dated = clause.when.timing == model::Timing::by_date || clause.when.timing == model::Timing::before_date;
    const auto& entry = model[clause.agreement].entry;
    std::string why;
    if (dated && clause.not_before && *clause.not_before > clause.when.date) {
      why = "its deadline " + time::to_string(clause.when.date) + " lies before " + time::to_string(*clause.not_before);
    }
    if (dated && entry.on && *entry.on > clause.when.date) {
      why = "its deadline " + time::to_string(clause.when.date) + " lies before the entry into force";
    }
    const bool from_first = clause.when.timing == model::Timing::within && clause.links.size() > 1 &&
                            clause.when.anchor == model::Anchor::first_event;
    const bool open_end = from_first && std::ranges::any_of(clause.links.begin() + 1, clause.links.end(),
                                                            [](const model::Link& link) { return !link.within; });
    if (open_end) why = "counted from the first event, it can have passed before the last one comes";
    if (why.empty()) continue;
    found.push_back({.sort = DeepSort::early_end, .clauses = {clause_id(model, {i})}, .text = why});
  }
}

/// Whether doing what one clause asks is an event of the kind that opens the other.
bool leads_to(const model::Model& model, const model::Clause& from, const model::Clause& to) {
  if (!is_duty(from) || to.links.empty()) return false;
  return std::ranges::any_of(to.links.front().alternatives, [&](const model::Pattern& pattern) {
    return kind_is(model, from.act.kind, pattern.kind);
  });
}

/// Circles through each clause, each told once, from its least clause.
void find_circles(const model::Model& model, std::vector<DeepFinding>& found) {
  std::vector<std::uint32_t> path;
  const std::function<bool(std::uint32_t, std::uint32_t)> reaches = [&](std::uint32_t from, std::uint32_t goal) {
    path.push_back(from);
    for (std::uint32_t next = goal; next < model.clauses.size(); ++next) {
      if (!leads_to(model, model.clauses[from], model.clauses[next])) continue;
      if (next == goal) return true;
      if (std::ranges::count(path, next) == 0 && reaches(next, goal)) return true;
    }
    path.pop_back();
    return false;
  };
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    path.clear();
    if (!is_duty(model.clauses[i]) || model.clauses[i].links.empty() || !reaches(i, i)) continue;
    DeepFinding finding{.sort = DeepSort::circle, .text = "doing what it asks opens it again"};
    for (const std::uint32_t clause : path)
      finding.clauses.push_back(clause_id(model, {clause}));
    found.push_back(std::move(finding));
  }
}

/// Why no breach of the clause can ever be found; empty where one can.
std::string unbreakable(const model::Model& model, const model::Clause& clause) {
  if (clause.modality != model::Modality::obligation) return "";
  const auto softens = [](const model::HedgeNote& note) { return model::softens(note.hedge); };
  if (std::ranges::any_of(clause.when.hedges, softens) || std::ranges::any_of(clause.hedges, softens) ||
      std::ranges::any_of(model[clause.agreement].hedges, softens)) {
    return "a hedge forbids the word broken";
  }
  switch (clause.when.timing) {
  case model::Timing::none:
  case model::Timing::on_each:
  case model::Timing::when_asked:
  case model::Timing::immediately: return "no last moment can be computed";
  default: return "";
  }
}

void find_never_broken(const model::Model& model, std::vector<DeepFinding>& found) {
  for (const char* why : {"a hedge forbids the word broken", "no last moment can be computed"}) {
    DeepFinding finding{.sort = DeepSort::never_broken, .text = why};
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
      if (unbreakable(model, model.clauses[i]) == why) finding.clauses.push_back(clause_id(model, {i}));
    }
    if (!finding.clauses.empty()) found.push_back(std::move(finding));
  }
}

} // namespace

std::vector<DeepFinding> read_deeply(const model::Model& model, const engine::Engine& engine) {
  std::vector<DeepFinding> found;
  find_never_opens(model, engine, found);
  find_never_kept(model, found);
  find_early_end(model, found);
  std::ranges::move(find_clashes(model, engine), std::back_inserter(found));
  find_circles(model, found);
  find_never_broken(model, found);
  return found;
}

bool is_fault(DeepSort sort) { return sort != DeepSort::never_broken && sort != DeepSort::circle; }

std::string_view to_words(DeepSort sort) {
  switch (sort) {
  case DeepSort::never_opens: return "never opens";
  case DeepSort::never_kept: return "never kept";
  case DeepSort::early_end: return "early end";
  case DeepSort::clash: return "clash";
  case DeepSort::circle: return "circle";
  case DeepSort::never_broken: return "never broken";
  }
  return "clash";
}

} // namespace casus::questions
