// SPDX-License-Identifier: Apache-2.0
// The static reading as a table, as JSON, and its examples as casus text.
#include "questions/deep.h"
#include "questions/ids.h"
#include "questions/json.h"
#include "questions/words.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace casus::questions {

namespace {

constexpr std::size_t named_in_cell = 6; // more are counted in the cell and named in a note

std::string clauses_cell(const DeepFinding& finding) {
  if (finding.clauses.size() > named_in_cell) return fmt::format("{} clauses, see below", finding.clauses.size());
  return join(finding.clauses, finding.sort == DeepSort::circle ? "then" : "and");
}

/// `usa-2024/response, reform; uk-2024/respond`: each agreement once, in the order of the text.
std::string by_agreement(const std::vector<std::string>& clauses) {
  std::string text;
  std::string last;
  for (const std::string& clause : clauses) {
    const std::string agreement = clause.substr(0, clause.find('/'));
    text += agreement == last ? ", " + clause.substr(agreement.size() + 1) : (text.empty() ? "" : "; ") + clause;
    last = agreement;
  }
  return text;
}

/// The kinds whose record the example says is complete: those that its silence speaks of.
std::string source_text(const model::Model& model, const DeepFinding& finding) {
  std::string text = fmt::format("source {} \"Events made for this example\"\n", example_source);
  if (finding.example.complete_until.empty()) return text;
  const std::string date = iso(finding.at).substr(0, 10);
  for (const model::EventKind& kind : model.kinds)
    text += fmt::format("  complete {} to {}\n", kind.name, date);
  return text;
}

/// Long lists go on below, under the value.
std::string wrapped(const std::string& value) {
  constexpr std::size_t width = 80;
  std::string text;
  std::size_t line = 0;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find(", ", at), value.size() - 1) + 1;
    if (line > 0 && line + (end - at) > width) {
      text += "\n           ";
      line = 0;
      ++at; // the space behind the comma
    }
    text += value.substr(at, end - at);
    line += end - at;
    at = end;
  }
  return text;
}

std::string event_text(const model::Model& model, const model::Fact& fact, std::size_t number) {
  std::string what = model[fact.kind].name;
  if (fact.clause) {
    what += " of " + clause_id(model, *fact.clause);
  } else if (fact.of) {
    what += " of " + model[*fact.of].id;
  }
  for (std::size_t role = 0; role < model::role_count; ++role) {
    std::vector<std::string> names;
    names.reserve(fact.roles[role].size());
    for (const model::ActorId actor : fact.roles[role])
      names.push_back(model[actor].name);
    if (!names.empty()) {
      what += fmt::format(" {} {}", to_words(static_cast<model::Role>(role)), fmt::join(names, ", "));
    }
  }
  for (const model::PlaceId place : fact.places)
    what += " at " + model[place].name;
  const std::string when = iso(fact.moment.first());
  std::string text = fmt::format("event example-{}\n  is       {}\n  time     {}\n", number, wrapped(what), when);
  for (const model::FactId cited : fact.cites)
    text += fmt::format("  cites    example-{}\n", cited.value + 1);
  return text + fmt::format("  happened said {} by {}, document\n", when.substr(0, 10), example_source);
}

} // namespace

std::string as_text(const model::Model& model, const DeepFinding& finding) {
  std::string text = source_text(model, finding);
  for (std::size_t i = 0; i < finding.example.facts.size(); ++i)
    text += "\n" + event_text(model, finding.example.facts[i], i + 1);
  return text;
}

Table to_table(const std::vector<DeepFinding>& findings) {
  Table table{.title = "The whole, read before anything happens",
              .columns = {{.name = "sort", .header = "finding", .once = true},
                          {.name = "clauses", .header = "clauses", .least = 26},
                          {.name = "text", .header = "why", .least = 30}}};
  for (const DeepFinding& finding : findings) {
    const std::string sort(to_words(finding.sort));
    const bool fault = is_fault(finding.sort);
    table.rows.push_back({{fault ? sort : sort + " (a remark)", fault ? Emphasis::bad : Emphasis::faint},
                          {clauses_cell(finding)},
                          {finding.text}});
    if (finding.clauses.size() > named_in_cell) {
      table.notes.push_back(fmt::format("{}, {}: {}.", sort, finding.text, by_agreement(finding.clauses)));
    }
  }
  if (findings.empty()) table.notes.emplace_back("Nothing found.");
  return table;
}

boost::json::value to_json(const model::Model& model, const std::vector<DeepFinding>& findings) {
  boost::json::array rows;
  for (const DeepFinding& finding : findings) {
    const bool shown = !finding.example.facts.empty();
    boost::json::object row{{"sort", to_words(finding.sort)},
                            {"fault", is_fault(finding.sort)},
                            {"clauses", strings_json(finding.clauses)},
                            {"text", finding.text},
                            {"example", nullptr},
                            {"at", nullptr}};
    if (shown) {
      row["example"] = as_text(model, finding);
      row["at"] = iso(finding.at);
    }
    rows.push_back(std::move(row));
  }
  return boost::json::object{{"schema", "casus.deep/2"}, {"findings", std::move(rows)}};
}

} // namespace casus::questions
