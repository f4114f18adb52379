// SPDX-License-Identifier: Apache-2.0
#include "questions/compare.h"

#include "questions/words.h"
#include "time/assert.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::string_view nothing = "-";

std::string or_nothing(const std::string& text) { return text.empty() ? std::string(nothing) : text; }

std::string with_locus(const std::string& text, const std::string& locus) {
  return text.empty() || locus.empty() ? text : text + " (" + locus + ")";
}

// --- the instrument
// ---------------------------------------------------------------------------------------------------

std::string parties_of(const model::Model& model, const model::Agreement& agreement) {
  std::vector<std::string> names;
  names.reserve(agreement.parties.size());
  for (const model::ActorId party : agreement.parties) {
    names.push_back(model[party].name);
  }
  return join(names);
}

std::string form_of(const model::Model&, const model::Agreement& agreement) {
  return with_locus(std::string(to_words(agreement.form)), agreement.form_locus);
}

std::string binding_of(const model::Model&, const model::Agreement& agreement) {
  if (!agreement.binding) return "not stated";
  return *agreement.binding ? "binding" : "not binding";
}

std::string entry_of(const model::Model& model, const model::Agreement& agreement) {
  return with_locus(entry_words(model, agreement), agreement.entry.locus);
}

std::string term_of(const model::Model&, const model::Agreement& agreement) {
  if (!agreement.term) return "";
  const bool signature = agreement.term->from == model::TermStart::signature;
  const std::string from = signature ? " from signature" : " from entry into force";
  return with_locus(time::to_string(agreement.term->length) + from, agreement.term->locus);
}

std::string exits_of(const model::Model& model, const model::Agreement& agreement) {
  std::string text;
  for (const model::Exit& exit : agreement.exits) {
    text += (text.empty() ? "" : "; ") + with_locus(describe(model, exit, agreement), exit.locus);
  }
  return text;
}

std::string renewal_of(const model::Model&, const model::Agreement& agreement) {
  return with_locus(describe(agreement.renewal), agreement.renewal.locus);
}

std::string money_of(const model::Model&, const model::Agreement& agreement) {
  std::string text;
  for (const model::Promise& promise : agreement.money) {
    text += (text.empty() ? "" : "; ") + with_locus(describe(promise), promise.locus);
  }
  return text;
}

std::string hedges_of(const model::Model&, const model::Agreement& agreement) {
  std::vector<std::string> words;
  words.reserve(agreement.hedges.size());
  for (const model::HedgeNote& note : agreement.hedges) {
    words.push_back(hedge_words(note));
  }
  return join(words);
}

std::string accession_of(const model::Model&, const model::Agreement& agreement) {
  return agreement.open_to_accession ? "open" : "";
}

std::string untranslated_of(const model::Model&, const model::Agreement& agreement) {
  return agreement.untranslated.empty() ? "" : fmt::format("{} passages", agreement.untranslated.size());
}

struct InstrumentField {
  std::string_view field;
  std::string_view name;
  std::string (*value)(const model::Model&, const model::Agreement&);
};

constexpr InstrumentField instrument_fields[]{
    {"parties", "parties", parties_of},
    {"form", "form", form_of},
    {"binding", "binding", binding_of},
    {"entry", "in force", entry_of},
    {"term", "term", term_of},
    {"exits", "ends", exits_of},
    {"renewal", "renewal", renewal_of},
    {"money", "money", money_of},
    {"hedges", "all of it", hedges_of},
    {"accession", "accession", accession_of},
    {"untranslated", "not translated", untranslated_of},
};

// --- clauses of one kind of act
// ---------------------------------------------------------------------------------------

std::string locus_of(const model::Model&, const model::Clause& clause) { return clause.locus; }

std::string modality_of(const model::Model&, const model::Clause& clause) {
  const std::string words{to_words(clause.modality)};
  return clause.modal.empty() ? words : fmt::format("{} (`{}`)", words, clause.modal);
}

std::string who_of(const model::Model& model, const model::Clause& clause) {
  if (clause.modality == model::Modality::absence) return "";
  const bool jointly = clause.bearers.quantifier == model::Quantifier::jointly;
  return bearers_words(model, clause) + (jointly ? ", jointly" : "");
}

std::string trigger_of(const model::Model& model, const model::Clause& clause) {
  return clause.links.empty() ? "" : describe(model, clause.links.front(), model[clause.agreement]);
}

std::string attacker_of(const model::Model& model, const model::Clause& clause) {
  if (clause.links.empty()) return "";
  const auto by = static_cast<std::size_t>(model::Role::by);
  std::vector<std::string> names;
  for (const model::Pattern& pattern : clause.links.front().alternatives) {
    if (!model[pattern.kind].roles[static_cast<std::size_t>(model::Role::on)]) continue; // nobody is attacked by it
    const model::ActorMatch& match = pattern.roles[by];
    const std::string name = match.selector == model::Selector::named    ? model[match.actor].name
                             : match.selector == model::Selector::anyone ? "anyone"
                                                                         : "a party";
    if (std::ranges::count(names, name) == 0) names.push_back(name);
  }
  return join(names, "or");
}

std::string request_of(const model::Model& model, const model::Clause& clause) {
  if (clause.links.empty()) return clause.when.timing == model::Timing::when_asked ? "when asked" : "";
  std::string text;
  for (std::size_t i = 1; i < clause.links.size(); ++i) {
    text += (text.empty() ? "" : ", then ") + describe(model, clause.links[i], model[clause.agreement]);
  }
  return text.empty() ? "none in the clause" : text;
}

std::string deadline_of(const model::Model&, const model::Clause& clause) { return describe(clause.when); }

std::string softened_by(const model::Model&, const model::Clause& clause) {
  std::vector<std::string> words;
  for (const auto* notes : {&clause.when.hedges, &clause.hedges}) {
    for (const model::HedgeNote& note : *notes) {
      words.push_back(hedge_words(note));
    }
  }
  return join(words);
}

std::string level_of(const model::Model&, const model::Clause& clause) {
  const auto found = std::ranges::find(clause.remarks, "level", &model::Remark::label);
  return found == clause.remarks.end() ? "" : found->text;
}

std::string force_of_clause(const model::Model& model, const model::Clause& clause) {
  return clause.modality == model::Modality::absence ? "" : force_words(model, clause);
}

std::string conditions_of(const model::Model& model, const model::Clause& clause) {
  std::string text;
  if (clause.while_) text = "while " + describe(model, *clause.while_, model[clause.agreement]);
  if (clause.unless)
    text += (text.empty() ? "unless " : ", unless ") + describe(model, *clause.unless, model[clause.agreement]);
  return text;
}

struct ClauseField {
  std::string_view field;
  std::string_view name;
  std::string (*value)(const model::Model&, const model::Clause&);
};

constexpr ClauseField clause_fields[]{
    {"locus", "article", locus_of},
    {"modality", "says", modality_of},
    {"bearers", "who", who_of},
    {"trigger", "trigger", trigger_of},
    {"attacker", "attacker", attacker_of},
    {"request", "request", request_of},
    {"deadline", "deadline", deadline_of},
    {"hedges", "softened by", softened_by},
    {"conditions", "condition", conditions_of},
    {"level", "level", level_of},
    {"force", "force", force_of_clause},
};

// --- rows
// -------------------------------------------------------------------------------------------------------------

bool is_empty(const ComparedRow& row) {
  return std::ranges::all_of(row.values, [](const std::string& value) { return value == nothing; });
}

void add_row(ComparedTopic& topic, ComparedRow row) {
  if (is_empty(row)) return;
  row.differs = std::ranges::adjacent_find(row.values, std::ranges::not_equal_to{}) != row.values.end();
  topic.rows.push_back(std::move(row));
}

ComparedTopic instrument_topic(const model::Model& model, std::span<const model::AgreementId> agreements) {
  ComparedTopic topic{.topic = std::string(instrument_topic_name)};
  for (const InstrumentField& field : instrument_fields) {
    ComparedRow row{.field = std::string(field.field), .name = std::string(field.name)};
    for (const model::AgreementId id : agreements) {
      row.values.push_back(or_nothing(field.value(model, model[id])));
    }
    add_row(topic, std::move(row));
  }
  return topic;
}

/// The value of all clauses of one agreement on an act; clauses that say the same are said once.
std::string value_of(const model::Model& model, const model::Agreement& agreement, model::KindId act,
                     const ClauseField& field) {
  std::vector<std::string> values;
  for (const model::ClauseId id : agreement.clauses) {
    if (model[id].act.kind != act) continue;
    const std::string value = or_nothing(field.value(model, model[id]));
    if (std::ranges::count(values, value) == 0) values.push_back(value);
  }
  std::string text;
  for (const std::string& value : values) {
    text += (text.empty() ? "" : " | ") + value;
  }
  return or_nothing(text);
}

ComparedTopic act_topic(const model::Model& model, std::span<const model::AgreementId> agreements, model::KindId act) {
  ComparedTopic topic{.topic = model[act].name};
  for (const ClauseField& field : clause_fields) {
    ComparedRow row{.field = std::string(field.field), .name = std::string(field.name)};
    for (const model::AgreementId id : agreements) {
      row.values.push_back(value_of(model, model[id], act, field));
    }
    add_row(topic, std::move(row));
  }
  return topic;
}

/// Acts in the order in which the texts name them.
std::vector<model::KindId> acts_of(const model::Model& model, std::span<const model::AgreementId> agreements) {
  std::vector<model::KindId> acts;
  for (const model::AgreementId agreement : agreements) {
    for (const model::ClauseId clause : model[agreement].clauses) {
      if (std::ranges::count(acts, model[clause].act.kind) == 0) acts.push_back(model[clause].act.kind);
    }
  }
  return acts;
}

} // namespace

bool speaks(const ComparedTopic& topic, std::size_t agreement) {
  return std::ranges::any_of(topic.rows, [&](const ComparedRow& row) { return row.values[agreement] != "-"; });
}

CompareAnswer compare(const Case& asked, std::span<const model::AgreementId> agreements) {
  CASUS_ASSERT(agreements.size() > 1);
  const model::Model& model = asked.model();
  CompareAnswer answer{.asked = asked.asked()};
  for (const model::AgreementId id : agreements) {
    answer.agreements.push_back(model[id].id);
  }
  answer.topics.push_back(instrument_topic(model, agreements));
  for (const model::KindId act : acts_of(model, agreements)) {
    answer.topics.push_back(act_topic(model, agreements, act));
  }
  return answer;
}

} // namespace casus::questions
