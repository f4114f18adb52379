// SPDX-License-Identifier: Apache-2.0
// `compare` of a whole network: what most of the texts say is said once, and of each text only what differs.
#include "questions/compare.h"
#include "questions/words.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::size_t named = 6; // more agreements than this are counted, not named

/// Of every text its own; to compare them says nothing.
bool is_own(std::string_view field) {
  return field == "locus" || field == "parties" || field == "money" || field == "untranslated";
}

/// One field of one topic, the commonest value and how many of those that speak of the topic have it.
struct Common {
  const ComparedTopic* topic = nullptr;
  const ComparedRow* row = nullptr;
  std::string common;
  std::size_t having = 0;
  std::size_t speaking = 0;
};

Common line_of(const ComparedTopic& topic, const ComparedRow& row) {
  Common line{.topic = &topic, .row = &row};
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    if (!speaks(topic, i)) continue;
    ++line.speaking;
    std::size_t same = 0;
    for (std::size_t j = 0; j < row.values.size(); ++j) {
      if (row.values[j] == row.values[i] && speaks(topic, j)) ++same;
    }
    if (same > line.having) {
      line.having = same;
      line.common = row.values[i];
    }
  }
  return line;
}

/// The instrument, and the acts that an event opens: there the differences decide who owes what.
bool is_decisive(const ComparedTopic& topic) {
  return topic.topic == instrument_topic_name || std::ranges::any_of(topic.rows, [](const ComparedRow& row) {
           return row.field == "trigger" && std::ranges::count(row.values, "-") * 2 < std::ssize(row.values);
         });
}

std::vector<Common> lines_of(const CompareAnswer& answer) {
  std::vector<Common> lines;
  for (const ComparedTopic& topic : answer.topics) {
    if (!is_decisive(topic)) continue;
    for (const ComparedRow& row : topic.rows) {
      if (is_own(row.field)) continue;
      const Common line = line_of(topic, row);
      if (line.having * 4 >= line.speaking) lines.push_back(line); // else there is no "most"
    }
  }
  return lines;
}

std::string or_silent(const std::string& value) { return value == "-" ? "not said" : value; }

Table common_table(const CompareAnswer& answer, const std::vector<Common>& lines) {
  Table table{.title = fmt::format("What most of {} texts say", answer.agreements.size()),
              .columns = {{.name = "topic", .header = "topic", .once = true},
                          {"field", "what"},
                          {.name = "says", .header = "most say", .least = 24},
                          {.name = "having", .header = "how many", .least = 8}}};
  for (const Common& line : lines) {
    const bool all = line.having == line.speaking;
    table.rows.push_back(
        {{line.topic->topic},
         {line.row->name},
         {or_silent(line.common), line.common == "-" ? Emphasis::faint : Emphasis::plain},
         {fmt::format("{} of {}", line.having, line.speaking), all ? Emphasis::plain : Emphasis::unsure}});
  }
  return table;
}

Table difference_table(const CompareAnswer& answer, const std::vector<Common>& lines) {
  Table table{.title = "Where each differs from that",
              .columns = {{.name = "agreement", .header = "agreement", .once = true},
                          {.name = "topic", .header = "topic", .once = true},
                          {"field", "what"},
                          {.name = "says", .header = "it says", .least = 24}}};
  for (std::size_t i = 0; i < answer.agreements.size(); ++i) {
    bool differs = false;
    for (const Common& line : lines) {
      const std::string& value = line.row->values[i];
      if (value == line.common || !speaks(*line.topic, i)) continue;
      differs = true;
      table.rows.push_back({{answer.agreements[i]},
                            {line.topic->topic},
                            {line.row->name},
                            {or_silent(value), value == "-" ? Emphasis::faint : Emphasis::unsure}});
    }
    if (!differs) table.notes.push_back(answer.agreements[i] + ": in nothing of this.");
  }
  return table;
}

std::string some_of(const std::vector<std::string>& names) {
  if (names.empty()) return "-";
  return names.size() <= named ? join(names) : fmt::format("{} of them", names.size());
}

Table topics_table(const CompareAnswer& answer) {
  Table table{.title = "Which texts speak of what",
              .columns = {{.name = "topic", .header = "topic", .least = 20},
                          {"speaking", "texts", Align::right},
                          {.name = "who", .header = "these", .least = 20},
                          {.name = "silent", .header = "not these", .least = 20}}};
  std::vector<std::pair<const ComparedTopic*, std::vector<std::string>>> topics;
  for (const ComparedTopic& topic : answer.topics) {
    if (topic.topic == instrument_topic_name) continue;
    std::vector<std::string> speaking;
    for (std::size_t i = 0; i < answer.agreements.size(); ++i) {
      if (speaks(topic, i)) speaking.push_back(answer.agreements[i]);
    }
    topics.emplace_back(&topic, std::move(speaking));
  }
  std::ranges::stable_sort(topics, std::ranges::greater{}, [](const auto& topic) { return topic.second.size(); });
  for (const auto& [topic, speaking] : topics) {
    std::vector<std::string> silent;
    for (const std::string& id : answer.agreements) {
      if (std::ranges::count(speaking, id) == 0) silent.push_back(id);
    }
    table.rows.push_back({{topic->topic}, {std::to_string(speaking.size())}, {some_of(speaking)}, {some_of(silent)}});
  }
  table.notes.emplace_back(
      "not these: nothing of it, as far as the library has the text; drafts and unpublished texts are known in part.");
  return table;
}

} // namespace

std::vector<Table> to_matrix(const CompareAnswer& answer) {
  const std::vector<Common> lines = lines_of(answer);
  return {common_table(answer, lines), difference_table(answer, lines), topics_table(answer)};
}

Table to_flat_matrix(const CompareAnswer& answer) {
  Table table{.title = "The network as a matrix", .columns = {{"agreement", "agreement"}}};
  for (const ComparedTopic& topic : answer.topics) {
    for (const ComparedRow& row : topic.rows) {
      table.columns.push_back({topic.topic + ": " + row.field, topic.topic + ": " + row.name});
    }
  }
  for (std::size_t i = 0; i < answer.agreements.size(); ++i) {
    std::vector<Cell> cells{{answer.agreements[i]}};
    for (const ComparedTopic& topic : answer.topics) {
      for (const ComparedRow& row : topic.rows)
        cells.push_back({row.values[i]});
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

} // namespace casus::questions
