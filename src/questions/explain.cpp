// SPDX-License-Identifier: Apache-2.0
#include "questions/explain.h"

#include "questions/ids.h"
#include "questions/json.h"
#include "questions/words.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

std::string patterns_words(const model::Model& model, const std::vector<model::Pattern>& patterns,
                           const model::Agreement& of) {
  std::vector<std::string> parts;
  parts.reserve(patterns.size());
  for (const model::Pattern& pattern : patterns)
    parts.push_back(with_article(describe(model, pattern, &of)));
  return join(parts, "or");
}

/// "When there is an armed attack on Ukraine, and after it a request for consultation by either party, then ".
std::string trigger_words(const model::Model& model, const model::Clause& clause) {
  const model::Agreement& of = model[clause.agreement];
  std::string text;
  for (const model::Link& link : clause.links) {
    text += text.empty() ? "When there is " : ", and after it ";
    text += patterns_words(model, link.alternatives, of);
    if (link.within) text += " within " + time::to_string(*link.within);
  }
  return text.empty() ? "" : text + ", then ";
}

std::string modal_words(const model::Clause& clause) {
  if (!clause.modal.empty()) return clause.modal;
  switch (clause.modality) {
  case model::Modality::obligation: return "shall";
  case model::Modality::prohibition: return "shall not";
  case model::Modality::permission: return "may";
  case model::Modality::power: return "can";
  case model::Modality::intention: return "intends to";
  case model::Modality::aim: return "aims to";
  case model::Modality::absence: break;
  }
  return "";
}

std::string beneficiary_words(const model::Model& model, const model::Beneficiary& beneficiary) {
  const std::string role = " " + std::string(to_words(beneficiary.role)) + " ";
  switch (beneficiary.set) {
  case model::BeneficiarySet::none: return "";
  case model::BeneficiarySet::named: return role + model[beneficiary.actor].name;
  case model::BeneficiarySet::that_party: return role + "that party";
  case model::BeneficiarySet::each_other_party: return role + "each other party";
  }
  return "";
}

std::string core_words(const model::Model& model, const model::Clause& clause) {
  std::string text = bearers_words(model, clause) + " " + modal_words(clause) + " ";
  if (clause.bearers.quantifier == model::Quantifier::jointly) text += "jointly ";
  return text + describe(model, clause.act) + beneficiary_words(model, clause.beneficiary);
}

std::string hedges_words(const std::vector<model::HedgeNote>& notes) {
  std::vector<std::string> words;
  words.reserve(notes.size());
  for (const model::HedgeNote& note : notes)
    words.push_back(hedge_words(note));
  return join(words);
}

std::string time_words(const model::Clause& clause) {
  const std::string stated = describe(clause.when);
  if (stated.empty()) return "";
  std::string text = " Time: " + stated;
  if (clause.when.timing == model::Timing::within) {
    const bool first = clause.when.anchor == model::Anchor::first_event && clause.links.size() > 1;
    text += clause.links.empty()      ? ", counted from entry into force"
            : first                   ? ", counted from the first event"
            : clause.links.size() > 1 ? ", counted from the last event named"
                                      : ", counted from that event";
  }
  return text + ".";
}

void add_limits(std::string& text, const model::Model& model, const model::Clause& clause) {
  const model::Agreement& of = model[clause.agreement];
  if (clause.not_before) text += " Not before " + time::to_string(*clause.not_before) + ".";
  if (!clause.broken_by.empty()) text += " It is broken by " + patterns_words(model, clause.broken_by, of) + ".";
  if (clause.while_) text += " It applies only while this holds: " + describe(model, *clause.while_, of) + ".";
  if (clause.unless) text += " It applies unless this holds: " + describe(model, *clause.unless, of) + ".";
  if (clause.not_applied_when) {
    text += " It does not speak of the case that " + describe(model, *clause.not_applied_when, of) + ".";
  }
  if (!clause.not_applied_to.empty()) {
    std::vector<std::string> names;
    names.reserve(clause.not_applied_to.size());
    for (const model::ActorId actor : clause.not_applied_to)
      names.push_back(model[actor].name);
    text += " It does not apply to " + join(names, "or") + ".";
  }
  if (clause.not_applied_to_author) text += " It does not apply to the author of the event.";
  if (!clause.excused_when.empty()) {
    text += " It is excused by " + patterns_words(model, clause.excused_when, of) + ".";
  }
  for (const model::ClauseId other : clause.overrides)
    text += " It goes before " + clause_id(model, other) + ".";
  if (clause.lapses_with_agreement) text += " It lapses with the agreement.";
}

std::string force_sentence(const model::Model& model, const model::Clause& clause) {
  std::string text = " Force: " + force_words(model, clause);
  if (clause.modality == model::Modality::intention) text += "; an intention, no duty";
  if (clause.modality == model::Modality::aim) text += "; an aim, no duty";
  return text + ".";
}

} // namespace

std::string english(const model::Model& model, const model::Clause& clause) {
  if (clause.modality == model::Modality::absence) {
    return fmt::format("The text of {} holds no clause on this: {}.", model[clause.agreement].id,
                       describe(model, clause.act));
  }
  std::string text = trigger_words(model, clause);
  std::string core = core_words(model, clause);
  if (text.empty() && core.front() >= 'a' && core.front() <= 'z') core.front() = static_cast<char>(core.front() - 32);
  text += core + "." + time_words(clause);
  add_limits(text, model, clause);
  if (!clause.hedges.empty()) text += " Softened: " + hedges_words(clause.hedges) + ".";
  const auto& all = model[clause.agreement].hedges;
  if (!all.empty()) text += " The whole agreement: " + hedges_words(all) + ".";
  return text + force_sentence(model, clause);
}

ExplainAnswer explain(const Case& asked, std::span<const model::ClauseId> clauses) {
  const model::Model& model = asked.model();
  ExplainAnswer answer{.asked = asked.asked()};
  for (const model::ClauseId id : clauses) {
    const model::Clause& clause = model[id];
    Explained row{
        .id = clause_id(model, id), .title = clause.title, .locus = clause.locus, .english = english(model, clause)};
    for (const model::Remark& remark : clause.remarks) {
      row.remarks.push_back((remark.label == "reading" ? "our reading" : remark.label) + ": " + remark.text);
    }
    for (const model::Untranslated& passage : model[clause.agreement].untranslated) {
      if (passage.clause == id) row.untranslated.push_back(passage.text + ": " + passage.reason);
    }
    answer.clauses.push_back(std::move(row));
  }
  return answer;
}

std::vector<Table> to_tables(const ExplainAnswer& answer) {
  Table table{.title = "In English, from the clause alone",
              .columns = {{.name = "clause", .header = "clause", .least = 20},
                          {"locus", "article"},
                          {.name = "english", .header = "says", .least = 50}}};
  for (const Explained& row : answer.clauses) {
    table.rows.push_back({{row.id}, {row.locus.empty() ? "not said" : row.locus}, {row.english}});
    for (const std::string& remark : row.remarks)
      table.notes.push_back(row.id + ", " + remark);
    for (const std::string& passage : row.untranslated)
      table.notes.push_back(row.id + ", not translated: " + passage);
  }
  return {table};
}

boost::json::value to_json(const ExplainAnswer& answer) {
  boost::json::object json = answer_json("casus.explain/1", answer.asked);
  boost::json::array clauses;
  for (const Explained& row : answer.clauses) {
    clauses.push_back(boost::json::object{{"id", row.id},
                                          {"title", row.title},
                                          {"locus", row.locus},
                                          {"english", row.english},
                                          {"remarks", strings_json(row.remarks)},
                                          {"untranslated", strings_json(row.untranslated)}});
  }
  json["clauses"] = std::move(clauses);
  return json;
}

} // namespace casus::questions
