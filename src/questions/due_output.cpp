// SPDX-License-Identifier: Apache-2.0
// The answer to `due` for machines: CSV and JSON.
#include "questions/due.h"
#include "questions/json.h"
#include "questions/words.h"
#include "time/deadline.h"

namespace casus::questions {

namespace {

std::string_view word_of(model::Quantifier quantifier) {
  switch (quantifier) {
  case model::Quantifier::each: return "each";
  case model::Quantifier::all: return "all";
  case model::Quantifier::any: return "any";
  case model::Quantifier::jointly: return "jointly";
  }
  return "each";
}

std::string flat_bearers(const DutyRow& row) {
  const bool jointly = row.quantifier == model::Quantifier::jointly && row.bearers.size() > 1;
  return bearer_words(row) + (jointly ? ", jointly" : "");
}

std::string deadline_cell(const DutyRow& row, time::Zone zone) {
  if (!row.waits_for.empty()) return "waits for: " + join(row.waits_for, "then");
  if (row.deadline) {
    // One second, or the span that it lies in: never a date, which would hide which second of it is meant (R4).
    const bool exact = row.deadline->is_exact();
    return time::to_string(
        {row.deadline->earliest, row.deadline->latest, exact ? time::Precision::second : time::Precision::interval},
        zone);
  }
  return row.deadline_words.empty() ? "no time stated" : row.deadline_words;
}

std::string verdict_words(const DutyRow& row) {
  const std::string verdict{to_words(row.verdict)};
  return row.tainted ? verdict + " *" : verdict;
}

std::vector<Cell> row_cells(const DutyRow& row, time::Zone zone) {
  const std::string left = row.left ? time::format_left(*row.left) : "-";
  return {{row.id},
          {flat_bearers(row)},
          {row.act + beneficiary_words(row)},
          {deadline_cell(row, zone)},
          {left},
          {verdict_words(row)},
          {row.hedges.empty() ? row.force_words : row.force_words + "; " + join(row.hedges)}};
}

boost::json::object row_json(const DutyRow& row, time::Zone zone) {
  boost::json::object result{{"id", row.id},
                             {"agreement", row.agreement},
                             {"clause", row.clause},
                             {"locus", row.locus},
                             {"title", row.title},
                             {"bearers", strings_json(row.bearers)},
                             {"quantifier", word_of(row.quantifier)},
                             {"act", row.act},
                             {"beneficiary", row.beneficiary},
                             {"events", strings_json(row.events)},
                             {"waits_for", strings_json(row.waits_for)},
                             {"opened", moment_json(row.opened, zone)},
                             {"deadline", moment_json(row.deadline, zone)},
                             {"deadline_words", row.deadline_words},
                             {"month_end_rule", row.month_end_rule},
                             {"modality", to_words(row.modality)},
                             {"force", to_words(row.force)},
                             {"force_words", row.force_words},
                             {"hedges", strings_json(row.hedges)}};
  result["seconds_left"] = row.left ? boost::json::value(row.left->seconds) : boost::json::value(nullptr);
  result["exists"] = time::to_string(row.exists);
  result["performance"] = to_words(row.performance);
  result["timeliness"] = to_words(row.timeliness);
  result["standing"] = to_words(row.standing);
  result["record_complete"] = row.record_complete;
  result["verdict"] = to_words(row.verdict);
  result["tainted"] = row.tainted;
  return result;
}

} // namespace

Table to_flat_table(const DueAnswer& answer) {
  Table table{.title = "Duties",
              .columns = {{"duty", "duty"},
                          {"bearers", "who"},
                          {"act", "what"},
                          {"last_permitted_moment", "last permitted moment"},
                          {"left", "left", Align::right},
                          {"verdict", "verdict"},
                          {"force", "force"}}};
  for (const DutyRow& row : answer.duties) {
    table.rows.push_back(row_cells(row, answer.asked.zone));
  }
  return table;
}

boost::json::value to_json(const DueAnswer& answer) {
  boost::json::object result = answer_json("casus.due/1", answer.asked);
  boost::json::array duties;
  for (const DutyRow& row : answer.duties) {
    duties.push_back(row_json(row, answer.asked.zone));
  }
  result["duties"] = std::move(duties);
  result["judged"] = to_json(answer.judged, answer.asked.zone);
  result["closed_left_out"] = answer.closed;
  result["intentions_left_out"] = answer.intentions;
  return result;
}

} // namespace casus::questions
