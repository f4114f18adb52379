// SPDX-License-Identifier: Apache-2.0
// The answer to `changes` as tables and as JSON.
#include "questions/changes.h"
#include "questions/json.h"
#include "questions/moments.h"
#include "questions/words.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::size_t named_changes = 3; // more of one kind are counted, not named

std::string report_words(const Turning& report, time::Zone zone) {
  return fmt::format("{}: {}, said {} by {}", report.event, report.standing, show(report.said, zone), report.source);
}

std::string reports_cell(const Change& change, time::Zone zone) {
  std::vector<std::string> said;
  said.reserve(change.reports.size());
  for (const Turning& report : change.reports)
    said.push_back(report_words(report, zone));
  return said.empty() ? "no single report" : join(said, "and");
}

/// Changes that read alike but for the id.
struct Group {
  const Change* first = nullptr;
  std::string reports;
  std::vector<std::string> ids;
};

std::vector<Group> grouped(const ChangesAnswer& answer) {
  std::vector<Group> groups;
  std::map<std::tuple<VerdictOf, std::string, std::string, std::string>, std::size_t> known;
  for (const Change& change : answer.changes) {
    const std::string reports = reports_cell(change, answer.to.zone);
    const bool alike = change.of == VerdictOf::duty;
    const auto key = std::tuple(change.of, change.before, change.after, alike ? reports : change.id);
    const auto [at, fresh] = known.try_emplace(key, groups.size());
    if (fresh) groups.push_back({&change, reports, {}});
    groups[at->second].ids.push_back(change.id);
  }
  return groups;
}

std::string ids_cell(const Group& group) {
  if (group.ids.size() <= named_changes) return join(group.ids);
  const std::vector<std::string> some(group.ids.begin(), group.ids.begin() + named_changes);
  return fmt::format("{} of them: {} and {} more", group.ids.size(), fmt::join(some, ", "),
                     group.ids.size() - named_changes);
}

Emphasis emphasis(const std::string& verdict) {
  if (verdict == "broken" || verdict == "contradicted" || verdict == "breach") return Emphasis::bad;
  if (verdict == "kept" || verdict == "supported") return Emphasis::good;
  return Emphasis::plain;
}

} // namespace

std::vector<Table> to_tables(const ChangesAnswer& answer) {
  const time::Zone zone = answer.to.zone;
  const std::string since = known_at_words(answer.from);
  Table table{.title = "What reports changed since " + since.substr(since.find(' ') + 1),
              .columns = {{.name = "of", .header = "of", .once = true},
                          {.name = "id", .header = "which", .least = 20},
                          {.name = "before", .header = "was", .least = 9},
                          {.name = "after", .header = "is", .least = 9},
                          {.name = "reports", .header = "through", .least = 24}}};
  for (const Group& group : grouped(answer)) {
    table.rows.push_back({{std::string(to_words(group.first->of))},
                          {ids_cell(group)},
                          {group.first->before, Emphasis::faint},
                          {group.first->after, emphasis(group.first->after)},
                          {group.reports}});
  }
  if (table.rows.empty()) table.notes.push_back("No verdict changed.");
  table.notes.push_back("Both " + at_words(answer.to.on, zone) +
                        "; standard of evidence: " + std::string(record::to_string(answer.to.standard)) + ".");
  return {table};
}

Table to_flat_table(const ChangesAnswer& answer) {
  Table table{.columns = {{"of", "of"},
                          {"id", "id"},
                          {"before", "before"},
                          {"after", "after"},
                          {"event", "event"},
                          {"standing", "standing"},
                          {"source", "source"},
                          {"said", "said"}}};
  for (const Change& change : answer.changes) {
    for (const Turning& report : change.reports) {
      table.rows.push_back({{std::string(to_words(change.of))},
                            {change.id},
                            {change.before},
                            {change.after},
                            {report.event},
                            {report.standing},
                            {report.source},
                            {show(report.said, answer.to.zone)}});
    }
  }
  return table;
}

boost::json::value to_json(const ChangesAnswer& answer) {
  boost::json::object json = answer_json("casus.changes/1", answer.to);
  json["from"] = instant_json(answer.from.known_at, answer.to.zone);
  boost::json::array changes;
  for (const Change& change : answer.changes) {
    boost::json::array reports;
    for (const Turning& report : change.reports) {
      reports.push_back(boost::json::object{{"event", report.event},
                                            {"title", report.title},
                                            {"standing", report.standing},
                                            {"source", report.source},
                                            {"said", moment_json(report.said, answer.to.zone)}});
    }
    changes.push_back(boost::json::object{{"of", to_words(change.of)},
                                          {"id", change.id},
                                          {"title", change.title},
                                          {"before", change.before},
                                          {"after", change.after},
                                          {"reports", std::move(reports)}});
  }
  json["changes"] = std::move(changes);
  return json;
}

} // namespace casus::questions
