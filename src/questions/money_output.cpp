// SPDX-License-Identifier: Apache-2.0
// The answer to `money` as tables and as JSON.
#include "questions/json.h"
#include "questions/moments.h"
#include "questions/money.h"
#include "questions/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::questions {

namespace {

std::string sum_words(const MoneyRow& row) {
  if (row.amount) return describe(*row.amount);
  return row.unit.empty() ? "no specific amount" : "no specific amount (" + row.unit + ")";
}

std::string period_words(const MoneyRow& row) {
  if (row.period.empty()) return row.each_year ? "each year" : "not said";
  return row.period + (row.each_year ? ", each year" : "");
}

std::string for_words(const MoneyRow& row) {
  std::string text = row.purpose.empty() ? "-" : row.purpose;
  if (!row.condition.empty()) text += "; condition: " + row.condition;
  return text;
}

/// A text's parties promise together only where it does not say whose money it is.
std::string by_words(const MoneyRow& row) {
  if (row.by.empty()) return "not said";
  return row.by.size() > 3 ? fmt::format("{} actors", row.by.size()) : join(row.by);
}

Table promises_table(const MoneyAnswer& answer) {
  Table table{.title = "What the texts say of money",
              .columns = {{.name = "agreement", .header = "agreement", .once = true},
                          {"rung", "rung"},
                          {.name = "sum", .header = "sum, as stated", .least = 18},
                          {.name = "period", .header = "for", .least = 9},
                          {.name = "purpose", .header = "purpose", .least = 22}}};
  for (const MoneyRow& row : answer.rows) {
    if (!row.event.empty()) continue;
    table.rows.push_back({{row.agreement},
                          {std::string(to_words(row.rung)) + " (" + row.sort + ")"},
                          {sum_words(row), row.amount ? Emphasis::plain : Emphasis::unsure},
                          {period_words(row)},
                          {for_words(row)}});
  }
  if (table.rows.empty()) table.notes.emplace_back("Nothing of money in these texts.");
  if (!answer.unnamed.empty()) table.notes.push_back("No specific amount: " + join(answer.unnamed) + ".");
  if (!answer.silent.empty()) {
    table.notes.push_back("Nothing of money, as far as the library has the text: " + join(answer.silent) + ".");
  }
  return table;
}

Table events_table(const MoneyAnswer& answer) {
  Table table{.title = "What was announced, voted and paid",
              .columns = {{"when", "when"},
                          {"by", "by"},
                          {"rung", "rung"},
                          {.name = "sum", .header = "sum, as stated", .least = 18},
                          {.name = "purpose", .header = "purpose", .least = 16},
                          {"event", "event"}}};
  for (const MoneyRow& row : answer.rows) {
    if (row.event.empty()) continue;
    table.rows.push_back({{row.period},
                          {by_words(row)},
                          {std::string(to_words(row.rung))},
                          {sum_words(row)},
                          {for_words(row)},
                          {row.event}});
  }
  if (table.rows.empty()) table.notes.emplace_back("Nothing recorded.");
  return table;
}

Table gaps_table(const MoneyAnswer& answer) {
  Table table{.title = "Promised for a year, and nothing on record as voted, committed or paid",
              .columns = {{.name = "by", .header = "by", .once = true},
                          {"year", "year"},
                          {"unit", "unit"},
                          {"reached", "as far as"},
                          {.name = "promised", .header = "promised, as stated", .least = 24}}};
  for (const MoneyGap& gap : answer.gaps) {
    table.rows.push_back({{gap.by},
                          {std::to_string(gap.year)},
                          {gap.unit},
                          {std::string(to_words(gap.reached)), Emphasis::unsure},
                          {join(gap.promised, "and")}});
  }
  table.notes.emplace_back("Not recorded is not nought: the library may not have the vote or the payment.");
  table.notes.emplace_back(
      "No sum is converted, added to another or divided among years: `(2023-2027)` after a sum says "
      "what years it is promised for, together or each as its text has it. Sums may overlap.");
  table.notes.push_back(known_words(answer.asked));
  return table;
}

} // namespace

std::vector<Table> to_tables(const MoneyAnswer& answer) {
  return {promises_table(answer), events_table(answer), gaps_table(answer)};
}

Table to_flat_table(const MoneyAnswer& answer) {
  Table table{.columns = {{"agreement", "agreement"},
                          {"event", "event"},
                          {"by", "by"},
                          {"to", "to"},
                          {"rung", "rung"},
                          {"sort", "sort"},
                          {"amount", "amount"},
                          {"unit", "unit"},
                          {"bound", "bound"},
                          {"period", "period"},
                          {"each_year", "each year"},
                          {"purpose", "purpose"},
                          {"condition", "condition"},
                          {"where", "where"}}};
  for (const MoneyRow& row : answer.rows) {
    const auto or_dash = [](const std::string& text) { return Cell{text.empty() ? "-" : text}; };
    table.rows.push_back({or_dash(row.agreement),
                          or_dash(row.event),
                          {by_words(row)},
                          or_dash(row.to),
                          {std::string(to_words(row.rung))},
                          or_dash(row.sort),
                          {row.amount ? fmt::format("{}", row.amount->value) : "no specific amount"},
                          or_dash(row.unit),
                          {row.amount && !row.amount->bound_word.empty() ? row.amount->bound_word : "stated"},
                          {period_words(row)},
                          {row.each_year ? "yes" : "no"},
                          or_dash(row.purpose),
                          or_dash(row.condition),
                          or_dash(row.locus)});
  }
  return table;
}

boost::json::value to_json(const MoneyAnswer& answer) {
  boost::json::object json = answer_json("casus.money/1", answer.asked);
  boost::json::array rows;
  for (const MoneyRow& row : answer.rows) {
    boost::json::array years(row.years.begin(), row.years.end());
    boost::json::object one{{"agreement", row.agreement}, {"event", row.event},
                            {"by", strings_json(row.by)}, {"to", row.to},
                            {"rung", to_words(row.rung)}, {"sort", row.sort},
                            {"unit", row.unit},           {"period", row.period},
                            {"years", std::move(years)},  {"each_year", row.each_year},
                            {"purpose", row.purpose},     {"condition", row.condition},
                            {"where", row.locus}};
    one["amount"] = row.amount ? boost::json::value(row.amount->value) : boost::json::value(nullptr);
    one["bound"] = row.amount ? row.amount->bound_word : "no specific amount";
    rows.push_back(std::move(one));
  }
  boost::json::array gaps;
  for (const MoneyGap& gap : answer.gaps) {
    gaps.push_back(boost::json::object{{"by", gap.by},
                                       {"year", gap.year},
                                       {"unit", gap.unit},
                                       {"reached", to_words(gap.reached)},
                                       {"promised", strings_json(gap.promised)}});
  }
  json["rows"] = std::move(rows);
  json["gaps"] = std::move(gaps);
  json["no_specific_amount"] = strings_json(answer.unnamed);
  json["silent"] = strings_json(answer.silent);
  return json;
}

} // namespace casus::questions
