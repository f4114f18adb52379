// SPDX-License-Identifier: Apache-2.0
#include "questions/explain.h"

#include "questions/ids.h"
#include "questions/json.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

/// Passages without a clause qualify the whole text, and so every clause of it.
void add_whole_text(const model::Model& model, model::AgreementId id, std::vector<WholeText>& texts) {
  const model::Agreement& agreement = model[id];
  if (std::ranges::count(texts, agreement.id, &WholeText::agreement) > 0) return;
  WholeText text{.agreement = agreement.id};
  for (const model::Untranslated& passage : agreement.untranslated) {
    if (!passage.clause) text.untranslated.push_back(passage.text + ": " + passage.reason);
  }
  if (!text.untranslated.empty()) texts.push_back(std::move(text));
}

/// The sentence, with a mark where it does not say all that its passage says.
std::string says(const Explained& row) {
  const std::size_t open = row.untranslated.size();
  if (open == 0) return row.english;
  return fmt::format("{} [{} not translated, see below]", row.english,
                     open == 1 ? "a passage" : std::to_string(open) + " passages");
}

} // namespace

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
    add_whole_text(model, clause.agreement, answer.texts);
  }
  return answer;
}

std::vector<Table> to_tables(const ExplainAnswer& answer) {
  Table table{.title = "In English, from the clause alone",
              .columns = {{.name = "clause", .header = "clause", .least = 20},
                          {"locus", "article"},
                          {.name = "english", .header = "says", .least = 50}}};
  for (const Explained& row : answer.clauses) {
    table.rows.push_back({{row.id}, {row.locus.empty() ? "not said" : row.locus}, {says(row)}});
    for (const std::string& remark : row.remarks)
      table.notes.push_back(row.id + ", " + remark);
    for (const std::string& passage : row.untranslated)
      table.notes.push_back(row.id + ", not translated: " + passage);
  }
  for (const WholeText& text : answer.texts) {
    for (const std::string& passage : text.untranslated)
      table.notes.push_back(text.agreement + ", not translated, of the whole text: " + passage);
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
  boost::json::array texts;
  for (const WholeText& text : answer.texts)
    texts.push_back(
        boost::json::object{{"agreement", text.agreement}, {"untranslated", strings_json(text.untranslated)}});
  json["texts"] = std::move(texts);
  return json;
}

} // namespace casus::questions
