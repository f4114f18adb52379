// SPDX-License-Identifier: Apache-2.0
// `casus log`: the entries of a record, in order of recording.
#include "cli/asking.h"
#include "cli/ledger_commands.h"
#include "cli/open_record.h"
#include "cli/questions.h"
#include "cli/table_text.h"
#include "questions/json.h"
#include "questions/words.h"
#include "source/planted.h"

namespace casus::cli {

namespace {

using planted::has;
using planted::Leak;

using record::Entry;

std::string what(const Entry& entry) {
  std::string declared = entry.content.declaration.empty() ? "" : "declared";
  if (!entry.content.statement) return declared;
  const std::string standing(questions::to_words(entry.content.statement->standing));
  return declared.empty() ? standing : declared + ", " + standing;
}

std::string taken_back(const Entry& entry) {
  const auto& statement = entry.content.statement;
  return statement && statement->replaces ? to_string(*statement->replaces) : "-";
}

std::string or_dash(std::string_view text) { return text.empty() ? "-" : std::string(text); }

questions::Table full_table(const std::vector<Entry>& entries) {
  questions::Table table{.title = {},
                         .columns = {{"entry", ""},
                                     {"recorded_at", ""},
                                     {"known_from", ""},
                                     {"recorder", ""},
                                     {"event", ""},
                                     {"standing", ""},
                                     {"source", ""},
                                     {"said", ""},
                                     {"replaces", ""},
                                     {"sharing", ""}},
                         .rows = {},
                         .notes = {}};
  for (const Entry& entry : entries) {
    const auto& statement = entry.content.statement;
    table.rows.push_back({{to_string(address_of(entry))},
                          {questions::iso(entry.recorded_at)},
                          {questions::iso(*entry.content.known_from)},
                          {or_dash(entry.content.recorder)},
                          {entry.content.event},
                          {what(entry)},
                          {statement ? statement->source : "-"},
                          {statement ? time::to_string(statement->said, time::Zone::utc()) : "-"},
                          {taken_back(entry)},
                          {or_dash(to_string(entry.content.sharing))}});
  }
  return table;
}

/// What fits a page; JSON and CSV have the rest.
questions::Table page_table(const std::vector<Entry>& entries, time::Zone zone) {
  questions::Table table{.title = {},
                         .columns = {{"entry", "entry"},
                                     {"recorded_at", "recorded"},
                                     {"event", "event"},
                                     {"standing", "what"},
                                     {"source", "source"},
                                     {"said", "said"},
                                     {"replaces", "replaces"}},
                         .rows = {},
                         .notes = {}};
  bool taken_over = false;
  for (const Entry& entry : entries) {
    const auto& statement = entry.content.statement;
    taken_over = taken_over || entry.content.known_from != entry.recorded_at;
    table.rows.push_back({{to_string(address_of(entry))},
                          {time::to_string(time::exact(entry.recorded_at), zone).substr(0, 16)},
                          {entry.content.event},
                          {what(entry)},
                          {statement ? statement->source : "-"},
                          {statement ? time::to_string(statement->said, time::Zone::utc()) : "-"},
                          {taken_back(entry)}});
  }
  if (taken_over) table.notes.emplace_back("some entries are history that was taken over: known since they were said");
  return table;
}

boost::json::object statement_json(const record::Statement& statement, time::Zone zone) {
  boost::json::object object{{"standing", questions::to_words(statement.standing)},
                             {"attribution", questions::to_words(statement.attribution)},
                             {"source", statement.source},
                             {"speaker", statement.speaker},
                             {"said", questions::moment_json(statement.said, time::Zone::utc())},
                             {"pointer", statement.pointer},
                             {"corrected_to", questions::moment_json(statement.corrected_to, zone)},
                             {"replaces", nullptr}};
  if (statement.replaces) object["replaces"] = to_string(*statement.replaces);
  return object;
}

boost::json::object json_of(const Entry& entry, time::Zone zone) {
  const record::Content& content = entry.content;
  boost::json::object object{{"entry", to_string(address_of(entry))},
                             {"marking", content.marking},
                             {"number", entry.number},
                             {"recorded_at", questions::instant_json(entry.recorded_at, zone)},
                             {"known_from", questions::instant_json(*content.known_from, zone)},
                             {"recorder", content.recorder},
                             {"sharing", to_string(content.sharing)},
                             {"event", content.event},
                             {"declaration", content.declaration},
                             {"happened", questions::moment_json(content.happened, zone)},
                             {"report", nullptr}};
  if (content.statement) object["report"] = statement_json(*content.statement, zone);
  return object;
}

} // namespace

Finished show_log(const Options& options, const Surroundings& surroundings) {
  const auto asked = asked_of(options, surroundings.now);
  if (!asked) return refused(asked.error());
  const auto clearance = clearance_of(options, surroundings);
  if (!clearance) return clearance.error();
  const auto ledger = open_record(options.record, false);
  if (!ledger) return refused(ledger.error().sentence);
  const model::Clearance all{.markings = planted::every_marking};
  record::Query query{.clearance = has(Leak::entries_listed) ? all : *clearance, .known_at = asked->known_at};
  if (!options.event.empty()) query.events = {options.event};
  const auto entries = (*ledger)->read(query);
  if (!entries) return refused(entries.error().sentence);
  if (options.output == Output::json) {
    boost::json::array list;
    for (const Entry& entry : *entries)
      list.push_back(json_of(entry, asked->zone));
    return {ExitCode::answered,
            boost::json::serialize(boost::json::object{{"schema", "casus.log/1"}, {"entries", list}}) + "\n", ""};
  }
  if (options.output == Output::csv) return {ExitCode::answered, table_csv(full_table(*entries)), ""};
  if (has(Leak::entries_counted)) {
    const auto hidden = (*ledger)->read({.clearance = all});
    return {ExitCode::answered, std::to_string(hidden ? hidden->size() : 0) + " entries\n", ""};
  }
  if (entries->empty()) return {ExitCode::answered, "no entries\n", ""};
  return {ExitCode::answered, table_text(page_table(*entries, asked->zone), coloured(options, surroundings)), ""};
}

} // namespace casus::cli
