// SPDX-License-Identifier: Apache-2.0
#include "questions/due.h"

#include "questions/ids.h"
#include "questions/reasons.h"
#include "questions/words.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace casus::questions {

namespace {

bool is_obligation(const model::Clause& clause) { return clause.modality == model::Modality::obligation; }

/// What several must do jointly, each of them owes the others.
bool owe_each_other(const model::Model& model, const model::Duty& duty, model::ActorId to,
                    const std::optional<model::ActorId>& by) {
  const bool jointly = model[duty.clause].bearers.quantifier == model::Quantifier::jointly && duty.bearers.size() > 1;
  return jointly && by != to && std::ranges::count(duty.bearers, to) > 0;
}

bool is_asked_for(const model::Model& model, const model::Duty& duty, const DueFilter& filter) {
  if (duty.exists == time::Truth::impossible) return false;
  if (filter.agreement && model[duty.clause].agreement != *filter.agreement) return false;
  if (filter.by && std::ranges::count(duty.bearers, *filter.by) == 0) return false;
  return !filter.to || duty.beneficiary == filter.to || owe_each_other(model, duty, *filter.to, filter.by);
}

std::vector<std::string> missing_links(const model::Model& model, const model::Duty& duty) {
  std::vector<std::string> result;
  if (duty.awaiting == 0) return result;
  const auto& links = model[duty.clause].links;
  for (std::size_t i = duty.awaiting; i < links.size(); ++i) {
    result.push_back(describe(model, links[i], model[model[duty.clause].agreement]));
  }
  return result;
}

/// Groups in order of urgency: with a deadline, owed without one, waiting, closed.
int group_of(const DutyRow& row) {
  if (!is_open(row.verdict)) return 3;
  if (!row.waits_for.empty()) return 2;
  return row.deadline ? 0 : 1;
}

/// What has no deadline comes latest event first: tonight's attack before that of last year.
auto order_of(const DutyRow& row) {
  const std::int64_t last = row.deadline ? row.deadline->last().seconds : std::numeric_limits<std::int64_t>::max();
  const std::int64_t opened = row.opened.first().seconds;
  return std::tuple(group_of(row), last, row.deadline ? opened : -opened);
}

/// Treaties and executive agreements bind where they say so; political commitments and policies never do (R11).
std::string firmness_of(const model::Model& model, const model::Clause& clause) {
  if (clause.modality == model::Modality::intention || clause.modality == model::Modality::aim) {
    return "only an " + std::string(to_words(clause.modality));
  }
  const auto binding = binding_of(model, clause);
  switch (const model::Force force = force_of(model, clause)) {
  case model::Force::political_commitment: return "political";
  case model::Force::policy: return "policy";
  case model::Force::statement: return "statement";
  case model::Force::contested: return "contested";
  case model::Force::treaty:
  case model::Force::executive_agreement:
    if (binding && !*binding) return "not binding";
    return binding ? "binding" : std::string(to_words(force));
  }
  return "contested";
}

/// The event's title; of one without, what it is.
std::string title_of(const model::Model& model, const model::Fact& fact) {
  if (fact.event && !model[*fact.event].title.empty()) return model[*fact.event].title;
  std::string text = model[fact.kind].name;
  for (std::size_t role = 0; role < model::role_count; ++role) {
    std::vector<std::string> actors;
    for (const model::ActorId actor : fact.roles[role])
      actors.push_back(model[actor].name);
    if (!actors.empty()) text += " " + std::string(to_words(static_cast<model::Role>(role))) + " " + join(actors);
  }
  return text;
}

void add_opener(DueAnswer& answer, const Case& asked, const model::Duty& duty) {
  if (duty.chain.empty()) return;
  const std::string id = fact_name(asked, duty.chain.front());
  if (std::ranges::count(answer.openers, id, &Opener::id) > 0) return;
  const model::Fact* fact = asked.fact(duty.chain.front());
  Opener opener{.id = id};
  if (fact != nullptr) {
    opener.title = title_of(asked.model(), *fact);
    opener.moment = fact->moment;
  } else if (const model::Fact* breach = asked.derived(duty.chain.front())) {
    opener.title = breach_words(asked, *breach) + " (R13)";
  }
  answer.openers.push_back(std::move(opener));
}

} // namespace

bool is_tainted(const model::Model& model, model::ClauseId id) {
  const auto& passages = model[model[id].agreement].untranslated;
  return std::ranges::any_of(passages, [&](const model::Untranslated& p) { return !p.clause || *p.clause == id; });
}

bool is_open(model::Verdict verdict) {
  switch (verdict) {
  case model::Verdict::kept:
  case model::Verdict::kept_late:
  case model::Verdict::not_done:
  case model::Verdict::excused:
  case model::Verdict::waived:
  case model::Verdict::lapsed: return false;
  default: return true;
  }
}

DutyRow duty_row(const Case& asked, const model::Duty& duty) {
  const model::Model& model = asked.model();
  const model::Clause& clause = model[duty.clause];
  DutyRow row{.id = duty_id(asked, duty),
              .agreement = model[clause.agreement].id,
              .clause = clause_id(model, duty.clause),
              .locus = clause.locus,
              .title = clause.title,
              .quantifier = clause.bearers.quantifier,
              .act = describe(model, clause.act),
              .beneficiary = duty.beneficiary ? model[*duty.beneficiary].name : "",
              .beneficiary_role = clause.beneficiary.role,
              .waits_for = missing_links(model, duty),
              .opened = duty.opened,
              .deadline = duty.deadline,
              .deadline_words = describe(clause.when),
              .time_hedges = time_hedges(clause.when),
              .month_end_rule = duty.month_end_rule,
              .modality = clause.modality,
              .force = force_of(model, clause),
              .force_words = force_words(model, clause),
              .firmness = firmness_of(model, clause),
              .hedges = all_hedges(model, clause),
              .exists = duty.exists,
              .performance = duty.performance,
              .timeliness = duty.timeliness,
              .standing = duty.standing,
              .record_complete = duty.record_complete,
              .verdict = duty.verdict,
              .tainted = is_tainted(model, duty.clause)};
  if (duty.deadline) row.left = duty.deadline->last() - asked.asked().on;
  for (const model::ActorId bearer : duty.bearers) {
    row.bearers.push_back(model[bearer].name);
  }
  for (const model::FactId fact : duty.chain) {
    row.events.push_back(fact_name(asked, fact));
  }
  return row;
}

DueAnswer due(const Case& asked, const DueFilter& filter) {
  const model::Model& model = asked.model();
  DueAnswer answer{.asked = asked.asked(), .all = filter.all};
  for (const model::Duty& duty : asked.outcome().duties) {
    if (!is_asked_for(model, duty, filter)) continue;
    if (!filter.all && !is_obligation(model[duty.clause])) {
      ++answer.intentions;
    } else if (!filter.all && !is_open(duty.verdict)) {
      ++answer.closed;
    } else {
      answer.duties.push_back(duty_row(asked, duty));
      add_opener(answer, asked, duty);
    }
  }
  std::ranges::stable_sort(answer.duties, {}, order_of);
  answer.judged = judged_acts(asked, filter);
  return answer;
}

} // namespace casus::questions
