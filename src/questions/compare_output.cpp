// SPDX-License-Identifier: Apache-2.0
// The answer to `compare` as tables and as JSON.
#include "questions/compare.h"
#include "questions/json.h"
#include "questions/words.h"

#include <algorithm>

namespace casus::questions {

namespace {

constexpr std::size_t side_by_side = 3; // more columns than this are slivers

/// One thing that is said of a field, and the agreements that say it.
struct Said {
  std::string text;
  std::vector<std::string> agreements;
};

std::vector<Said> said_of(const ComparedRow& row, const std::vector<std::string>& agreements) {
  std::vector<Said> result;
  for (std::size_t i = 0; i < agreements.size(); ++i) {
    auto same = std::ranges::find(result, row.values[i], &Said::text);
    if (same == result.end()) same = result.insert(result.end(), {.text = row.values[i]});
    same->agreements.push_back(agreements[i]);
  }
  std::ranges::stable_partition(result, [](const Said& said) { return said.text != "-"; }); // silence comes last
  return result;
}

Table topic_table(const ComparedTopic& topic, const std::vector<std::string>& agreements) {
  Table table{
      .title = topic.topic,
      .columns = {{.name = "field", .header = "what", .once = true}, {"agreements", "in"}, {"says", "it is"}}};
  for (const ComparedRow& row : topic.rows) {
    for (const Said& said : said_of(row, agreements)) {
      const bool silent = said.text == "-";
      const Emphasis emphasis = silent ? Emphasis::faint : row.differs ? Emphasis::unsure : Emphasis::plain;
      table.rows.push_back({{row.differs ? row.name + " *" : row.name},
                            {row.differs ? join(said.agreements) : "all"},
                            {silent ? "not said" : said.text, emphasis}});
    }
  }
  return table;
}

} // namespace

Table to_flat_table(const CompareAnswer& answer) {
  Table table{.title = "Side by side: " + join(answer.agreements),
              .columns = {{.name = "topic", .header = "topic", .once = true}, {"field", "what"}}};
  for (const std::string& id : answer.agreements) {
    table.columns.push_back({id, id});
  }
  table.columns.push_back({"differs", "differs"});
  for (const ComparedTopic& topic : answer.topics) {
    for (const ComparedRow& row : topic.rows) {
      std::vector<Cell> cells{{topic.topic}, {row.name}};
      for (const std::string& value : row.values) {
        cells.push_back({value, row.differs ? Emphasis::unsure : Emphasis::plain});
      }
      cells.push_back({row.differs ? "yes" : "no", row.differs ? Emphasis::unsure : Emphasis::faint});
      table.rows.push_back(std::move(cells));
    }
  }
  table.notes.emplace_back("`-`: the text says nothing of it, as far as the library has it.");
  return table;
}

std::vector<Table> to_tables(const CompareAnswer& answer) {
  if (answer.agreements.size() <= side_by_side) return {to_flat_table(answer)};
  std::vector<Table> tables;
  for (const ComparedTopic& topic : answer.topics) {
    tables.push_back(topic_table(topic, answer.agreements));
  }
  tables.back().notes.emplace_back("*: they differ. `not said`: the text is silent, as far as the library has it.");
  return tables;
}

boost::json::value to_json(const CompareAnswer& answer) {
  boost::json::object result = answer_json("casus.compare/1", answer.asked);
  result["agreements"] = strings_json(answer.agreements);
  boost::json::array topics;
  for (const ComparedTopic& topic : answer.topics) {
    boost::json::array rows;
    for (const ComparedRow& row : topic.rows) {
      rows.push_back(
          {{"field", row.field}, {"name", row.name}, {"values", strings_json(row.values)}, {"differs", row.differs}});
    }
    topics.push_back({{"topic", topic.topic}, {"rows", std::move(rows)}});
  }
  result["topics"] = std::move(topics);
  return result;
}

} // namespace casus::questions
