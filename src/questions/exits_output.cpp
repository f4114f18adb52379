// SPDX-License-Identifier: Apache-2.0
// The answer to `exits` as tables and as JSON.
#include "questions/exits.h"
#include "questions/json.h"
#include "questions/moments.h"
#include "questions/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::questions {

namespace {

std::string who_cell(const Exit& exit) {
  if (exit.who.empty()) return exit.way == WayOut::consent ? "all parties together" : "nobody's act";
  if (exit.who.size() > 3) return fmt::format("any of {} parties, alone", exit.who.size());
  return join(exit.who, "or") + (exit.way == WayOut::government ? "" : ", alone");
}

std::string rule_cell(const Exit& exit) {
  std::string text = exit.rule;
  if (!exit.locus.empty()) text += " (" + exit.locus + ")";
  return text;
}

Cell earliest_cell(const Exit& exit, time::Zone zone) {
  if (exit.earliest && exit.way == WayOut::consent) return {"at once"};
  if (exit.earliest) return {show_boundary(*exit.earliest, zone)};
  if (exit.way == WayOut::event) {
    return {exit.delay.empty() ? "with that event" : exit.delay + " after that event", Emphasis::faint};
  }
  if (!exit.condition.empty() && exit.way != WayOut::expiry) return {"on " + exit.condition, Emphasis::faint};
  return {"-", Emphasis::faint};
}

void add_exit_notes(Table& table, const Exit& exit, time::Zone zone) {
  const std::string_view name = to_words(exit.way);
  if (!exit.condition.empty() && (exit.earliest || exit.way == WayOut::expiry)) {
    table.notes.push_back(fmt::format("{}: {}", name, exit.condition));
  }
  if (exit.last_step) {
    table.notes.push_back(fmt::format("{}: last moment for it {}", name, show_deadline(*exit.last_step, zone)));
  }
  for (const std::string& procedure : exit.at_home) {
    table.notes.push_back("At home, " + procedure);
  }
}

Table ways_table(const AgreementExits& row, const Asked& asked) {
  Table table{.title = row.id + ": ways out " + at_words(asked.on, asked.zone),
              .columns = {{"way", "way"},
                          {.name = "who", .header = "by whose act", .least = 16},
                          {.name = "rule", .header = "rule", .least = 28},
                          {.name = "over_at_earliest", .header = "over at the earliest", .least = 10}}};
  for (const Exit& exit : row.exits) {
    table.rows.push_back({{std::string(to_words(exit.way))},
                          {who_cell(exit)},
                          {rule_cell(exit), exit.hedges.empty() ? Emphasis::plain : Emphasis::unsure},
                          earliest_cell(exit, asked.zone)});
    add_exit_notes(table, exit, asked.zone);
  }
  if (row.exits.empty()) table.notes.push_back("None for this actor alone.");
  for (const std::string& one : row.survives)
    table.notes.push_back("Survives: " + one);
  if (!row.after_end.empty()) table.notes.push_back("Survives: " + row.after_end);
  if (!row.lapses.empty()) table.notes.push_back("Lapses with it: " + join(row.lapses));
  table.notes.insert(table.notes.end(), row.notes.begin(), row.notes.end());
  return table;
}

Table government_table(const NextGovernment& row, const Asked& asked) {
  Table table{.title = fmt::format("{}: what a later government of {} could do alone", row.agreement, row.party),
              .columns = {{.name = "could", .header = "could", .least = 14},
                          {.name = "how", .header = "how", .least = 30},
                          {.name = "over_at_earliest", .header = "over at the earliest", .least = 10}}};
  for (const Exit& exit : row.ends) {
    table.rows.push_back({{exit.whole ? "end it" : "leave it"}, {rule_cell(exit)}, earliest_cell(exit, asked.zone)});
    for (const std::string& procedure : exit.at_home) {
      if (procedure.starts_with(row.party)) table.notes.push_back("At home, " + procedure);
    }
  }
  for (const LeftUndone& one : row.undone) {
    table.rows.push_back({{"leave undone"}, {fmt::format("{}: {}", one.reason, join(one.clauses))}, {"at once"}});
  }
  if (row.ends.empty()) {
    table.notes.emplace_back(row.says_none ? "The text gives it no way to end it alone."
                                           : "Whether and how it could end it alone is not recorded.");
  }
  if (!row.contested.empty()) table.notes.push_back("Contested whether it binds in law: " + join(row.contested));
  if (!row.stays.empty()) {
    table.notes.push_back("Binds it while the agreement stands: " + join(row.stays));
  }
  if (!row.hedges.empty()) {
    table.notes.push_back("All of it is " + join(row.hedges) + ": with that hedge no clause can be called broken");
  }
  return table;
}

boost::json::object exit_json(const Exit& exit, time::Zone zone) {
  return {{"way", to_words(exit.way)},
          {"whole", exit.whole},
          {"who", strings_json(exit.who)},
          {"rule", exit.rule},
          {"locus", exit.locus},
          {"hedges", strings_json(exit.hedges)},
          {"last_step", moment_json(exit.last_step, zone)},
          {"earliest", moment_json(exit.earliest, zone)},
          {"condition", exit.condition},
          {"delay", exit.delay},
          {"at_home", strings_json(exit.at_home)}};
}

boost::json::array exits_json(const std::vector<Exit>& exits, time::Zone zone) {
  boost::json::array array;
  for (const Exit& exit : exits)
    array.push_back(exit_json(exit, zone));
  return array;
}

boost::json::object government_json(const NextGovernment& row, time::Zone zone) {
  boost::json::array undone;
  for (const LeftUndone& one : row.undone) {
    undone.push_back(boost::json::object{{"reason", one.reason}, {"clauses", strings_json(one.clauses)}});
  }
  return {{"agreement", row.agreement},         {"party", row.party},
          {"ends", exits_json(row.ends, zone)}, {"undone", std::move(undone)},
          {"stays", strings_json(row.stays)},   {"contested", strings_json(row.contested)},
          {"hedges", strings_json(row.hedges)}, {"says_none", row.says_none}};
}

} // namespace

std::vector<Table> to_tables(const ExitsAnswer& answer) {
  std::vector<Table> tables;
  tables.reserve(answer.governments.size());
  for (const NextGovernment& row : answer.governments)
    tables.push_back(government_table(row, answer.asked));
  for (const AgreementExits& row : answer.agreements) {
    if (answer.governments.empty()) tables.push_back(ways_table(row, answer.asked));
  }
  if (tables.empty()) {
    tables.push_back({.title = "Ways out", .columns = {{"way", "way"}}, .notes = {"No state is a party to it."}});
  }
  tables.back().notes.push_back(known_words(answer.asked));
  return tables;
}

boost::json::value to_json(const ExitsAnswer& answer) {
  boost::json::object json = answer_json("casus.exits/1", answer.asked);
  boost::json::array agreements;
  for (const AgreementExits& row : answer.agreements) {
    agreements.push_back(boost::json::object{{"id", row.id},
                                             {"title", row.title},
                                             {"in_force", time::to_string(row.in_force)},
                                             {"entry", moment_json(row.entry, answer.asked.zone)},
                                             {"end", moment_json(row.end, answer.asked.zone)},
                                             {"says_none", row.says_none},
                                             {"exits", exits_json(row.exits, answer.asked.zone)},
                                             {"survives", strings_json(row.survives)},
                                             {"after_end", row.after_end},
                                             {"lapses", strings_json(row.lapses)},
                                             {"notes", strings_json(row.notes)}});
  }
  boost::json::array governments;
  for (const NextGovernment& row : answer.governments)
    governments.push_back(government_json(row, answer.asked.zone));
  json["agreements"] = std::move(agreements);
  json["governments"] = std::move(governments);
  return json;
}

} // namespace casus::questions
