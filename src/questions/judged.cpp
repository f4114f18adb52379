// SPDX-License-Identifier: Apache-2.0
#include "questions/judged.h"

#include "questions/due.h"
#include "questions/ids.h"
#include "questions/json.h"
#include "questions/moments.h"

namespace casus::questions {

namespace {

Emphasis emphasis_of(model::ActOutcome outcome) {
  switch (outcome) {
  case model::ActOutcome::breach: return Emphasis::bad;
  case model::ActOutcome::permitted: return Emphasis::good;
  case model::ActOutcome::breach_hedged:
  case model::ActOutcome::conflict:
  case model::ActOutcome::depends: break;
  }
  return Emphasis::unsure;
}

JudgedAct judged(const Case& asked, const model::Judgement& judgement) {
  const model::Model& model = asked.model();
  JudgedAct act{.event = fact_name(asked, judgement.fact),
                .bearer = model[judgement.bearer].name,
                .clause = clause_id(model, judgement.clause),
                .locus = model[judgement.clause].locus,
                .outcome = judgement.outcome,
                .tainted = is_tainted(model, judgement.clause)};
  if (judgement.other) {
    act.other = clause_id(model, *judgement.other);
    act.tainted = act.tainted || is_tainted(model, *judgement.other);
  }
  if (const model::Fact* fact = asked.fact(judgement.fact)) {
    act.moment = fact->moment;
    if (fact->event) act.title = model[*fact->event].title;
  }
  return act;
}

/// "permitted by pact/border*"
std::string said_of(const JudgedAct& act) {
  std::string text{to_words(act.outcome)};
  if (!act.other.empty()) text += (act.outcome == model::ActOutcome::permitted ? " by " : " with ") + act.other;
  return act.tainted ? text + "*" : text;
}

} // namespace

std::vector<JudgedAct> judged_acts(const Case& asked, const DueFilter& filter) {
  std::vector<JudgedAct> acts;
  for (const model::Judgement& judgement : asked.outcome().judgements) {
    if (!filter.all && judgement.outcome == model::ActOutcome::permitted) continue; // nothing is owed from it
    const bool of_agreement = !filter.agreement || asked.model()[judgement.clause].agreement == *filter.agreement;
    if (of_agreement && (!filter.by || *filter.by == judgement.bearer) && !filter.to) {
      acts.push_back(judged(asked, judgement));
    }
  }
  return acts;
}

std::string_view to_words(model::ActOutcome outcome) {
  switch (outcome) {
  case model::ActOutcome::breach: return "breaks the prohibition";
  case model::ActOutcome::breach_hedged: return "against a prohibition that words soften";
  case model::ActOutcome::permitted: return "permitted";
  case model::ActOutcome::conflict: return "conflict of equal rank";
  case model::ActOutcome::depends: return "depends";
  }
  return "depends";
}

Table to_table(const std::vector<JudgedAct>& acts, time::Zone zone) {
  Table table{.title = "Acts that a prohibition speaks of",
              .columns = {{"who", "who"},
                          {"event", "did"},
                          {"moment", "when"},
                          {"prohibition", "prohibition"},
                          {"judgement", "judgement"}}};
  for (const JudgedAct& act : acts) {
    table.rows.push_back({{act.bearer},
                          {act.title.empty() ? act.event : act.title + " (" + act.event + ")"},
                          {show(act.moment, zone)},
                          {act.locus.empty() ? act.clause : act.clause + " (" + act.locus + ")"},
                          {said_of(act), emphasis_of(act.outcome)}});
  }
  return table;
}

boost::json::array to_json(const std::vector<JudgedAct>& acts, time::Zone zone) {
  boost::json::array result;
  for (const JudgedAct& act : acts) {
    boost::json::object row{{"event", act.event},   {"moment", moment_json(act.moment, zone)},
                            {"bearer", act.bearer}, {"prohibition", act.clause},
                            {"locus", act.locus},   {"judgement", to_words(act.outcome)}};
    if (!act.other.empty()) row["other"] = act.other;
    row["tainted"] = act.tainted;
    result.push_back(std::move(row));
  }
  return result;
}

} // namespace casus::questions
