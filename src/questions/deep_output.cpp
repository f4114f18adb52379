// SPDX-License-Identifier: Apache-2.0
// The static reading as tables and as JSON.
#include "questions/deep.h"
#include "questions/json.h"
#include "questions/words.h"

#include <ranges>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::size_t named_clauses = 6; // more are counted, not named

std::string clauses_cell(const DeepFinding& finding) {
  if (finding.clauses.size() <= named_clauses) {
    return join(finding.clauses, finding.sort == DeepSort::circle ? "then" : "and");
  }
  return fmt::format("{} clauses, first {}", finding.clauses.size(), finding.clauses.front());
}

} // namespace

std::vector<Table> to_tables(const std::vector<DeepFinding>& findings) {
  Table table{.title = "The whole, read before anything happens",
              .columns = {{.name = "sort", .header = "finding", .once = true},
                          {.name = "clauses", .header = "clauses", .least = 26},
                          {.name = "text", .header = "why", .least = 30}}};
  for (const DeepFinding& finding : findings) {
    table.rows.push_back(
        {{std::string(to_words(finding.sort)), is_fault(finding.sort) ? Emphasis::bad : Emphasis::faint},
         {clauses_cell(finding)},
         {finding.text}});
  }
  if (findings.empty()) table.notes.emplace_back("Nothing found.");
  table.notes.emplace_back("`never opens` means that no example was found, not that there is none. `circle` and `never "
                           "broken` are remarks.");
  std::vector<Table> tables{std::move(table)};
  for (const DeepFinding& finding : findings) {
    if (finding.example.empty()) continue;
    Table example{.title = "Shortest example: " + join(finding.clauses), .columns = {{"event", "event"}}};
    for (const std::string& event : finding.example) {
      for (const auto line : std::views::split(event, '\n'))
        example.rows.push_back({{std::string(line.begin(), line.end())}});
    }
    tables.push_back(std::move(example));
  }
  return tables;
}

boost::json::value to_json(const std::vector<DeepFinding>& findings) {
  boost::json::array rows;
  for (const DeepFinding& finding : findings) {
    rows.push_back(boost::json::object{{"sort", to_words(finding.sort)},
                                       {"fault", is_fault(finding.sort)},
                                       {"clauses", strings_json(finding.clauses)},
                                       {"text", finding.text},
                                       {"example", strings_json(finding.example)}});
  }
  return boost::json::object{{"schema", "casus.deep/1"}, {"findings", std::move(rows)}};
}

} // namespace casus::questions
