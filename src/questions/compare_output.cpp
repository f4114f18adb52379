// SPDX-License-Identifier: Apache-2.0
// The answer to `compare` as tables and as JSON.
#include "questions/compare.h"
#include "questions/json.h"
#include "questions/words.h"

#include <algorithm>
#include <utility>

namespace casus::questions {

namespace {

constexpr std::size_t side_by_side = 3; // more columns than this are slivers

/// One thing that is said of a field, and the agreements that say it.
struct Said {
  std::string text;
  std::vector<std::string> agreements;
};

std::string value_of(const ComparedTopic& topic, std::string_view field, std::size_t agreement) {
  const auto row = std::ranges::find(topic.rows, field, &ComparedRow::field);
  return row == topic.rows.end() ? "-" : row->values[agreement];
}

std::vector<Said> said_of(const ComparedTopic& topic, const ComparedRow& row,
                          const std::vector<std::string>& agreements) {
  std::vector<Said> result;
  for (std::size_t i = 0; i < agreements.size(); ++i) {
    if (!speaks(topic, i)) continue;
    auto same = std::ranges::find(result, row.values[i], &Said::text);
    if (same == result.end()) same = result.insert(result.end(), {.text = row.values[i]});
    same->agreements.push_back(agreements[i]);
  }
  std::ranges::stable_partition(result, [](const Said& said) { return said.text != "-"; }); // silence comes last
  return result;
}

Table topic_table(const ComparedTopic& topic, const std::vector<std::string>& agreements) {
  std::vector<std::string> silent;
  for (std::size_t i = 0; i < agreements.size(); ++i) {
    if (!speaks(topic, i)) silent.push_back(agreements[i]);
  }
  Table table{.title = topic.topic + (silent.empty() ? "" : "; nothing of it in " + join(silent)),
              .columns = {{.name = "field", .header = "what", .once = true}, {"agreements", "in"}, {"says", "it is"}}};
  for (const ComparedRow& row : topic.rows) {
    const std::vector<Said> all = said_of(topic, row, agreements);
    const bool differs = all.size() > 1;
    for (const Said& said : all) {
      const bool unsaid = said.text == "-";
      const Emphasis emphasis = unsaid ? Emphasis::faint : differs ? Emphasis::unsure : Emphasis::plain;
      const bool everybody = said.agreements.size() == agreements.size();
      table.rows.push_back({{differs ? row.name + "*" : row.name},
                            {everybody ? "all" : join(said.agreements)},
                            {unsaid ? "not said" : said.text, emphasis}});
    }
  }
  return table;
}

std::size_t speakers_of(const ComparedTopic& topic, std::size_t agreements) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < agreements; ++i) {
    if (speaks(topic, i)) ++number;
  }
  return number;
}

/// Nothing is compared where only one text speaks: what it holds is listed.
Table lone_table(const CompareAnswer& answer) {
  Table table{.title = "What only one of them speaks of",
              .columns = {{.name = "agreement", .header = "in", .once = true},
                          {"topic", "topic"},
                          {"modality", "says"},
                          {"who", "who"},
                          {"locus", "article"}}};
  for (std::size_t i = 0; i < answer.agreements.size(); ++i) {
    for (const ComparedTopic& topic : answer.topics) {
      if (!speaks(topic, i) || speakers_of(topic, answer.agreements.size()) > 1) continue;
      table.rows.push_back({{answer.agreements[i]},
                            {topic.topic},
                            {value_of(topic, "modality", i)},
                            {value_of(topic, "bearers", i)},
                            {value_of(topic, "locus", i)}});
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
    if (speakers_of(topic, answer.agreements.size()) > 1) tables.push_back(topic_table(topic, answer.agreements));
  }
  if (Table lone = lone_table(answer); !lone.rows.empty()) tables.push_back(std::move(lone));
  if (tables.empty()) tables.push_back(to_flat_table(answer));
  tables.back().notes.emplace_back(
      "*: those that speak of it differ. `not said`: the text is silent, as far as the library has it.");
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
