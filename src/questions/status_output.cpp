// SPDX-License-Identifier: Apache-2.0
// The answer to `status` as tables and as JSON.
#include "questions/json.h"
#include "questions/moments.h"
#include "questions/status.h"
#include "questions/words.h"

#include <algorithm>

namespace casus::questions {

namespace {

std::string shown(const std::optional<time::Moment>& moment, time::Zone zone) {
  return moment ? show(*moment, zone) : "-";
}

std::string boundary(const std::optional<time::Moment>& moment, time::Zone zone) {
  return moment ? show_boundary(*moment, zone) : "-";
}

Emphasis emphasis_of(TextAxis text) {
  switch (text) {
  case TextAxis::in_force: return Emphasis::good;
  case TextAxis::ended: return Emphasis::faint;
  case TextAxis::expected:
  case TextAxis::provisional:
  case TextAxis::suspended:
  case TextAxis::depends: return Emphasis::unsure;
  case TextAxis::nothing_recorded:
  case TextAxis::partly_signed:
  case TextAxis::signed_: return Emphasis::plain;
  }
  return Emphasis::plain;
}

std::string binding_words(const std::optional<bool>& binding) {
  if (!binding) return "not stated";
  return *binding ? "binding" : "not binding";
}

std::string bound_words(time::Truth bound) {
  if (bound == time::Truth::depends) return "depends";
  return bound == time::Truth::certain ? "yes" : "no";
}

/// What the words of the table do not say by themselves.
void add_meanings(Table& table, const StatusAnswer& answer) {
  const auto any = [&](auto test) { return std::ranges::any_of(answer.agreements, test); };
  if (any([](const AgreementStatus& row) { return row.end.has_value(); })) {
    table.notes.emplace_back("ends: the first day on which it is over.");
  }
  if (any([](const AgreementStatus& row) { return row.entry && !row.binding.value_or(true); })) {
    table.notes.emplace_back("in force, of what is not binding: in effect between those who gave it, not in law.");
  }
}

Table overview(const StatusAnswer& answer) {
  const time::Zone zone = answer.asked.zone;
  Table table{.title = "Agreements " + at_words(answer.asked.on, zone),
              .columns = {{"agreement", "agreement"},
                          {.name = "text", .header = "text", .least = 13}, // "partly signed"
                          {"since", "in force since"},
                          {"ends", "ends"},
                          {"form", "form"},
                          {"binding", "binding"}}};
  bool read = false;
  for (const AgreementStatus& row : answer.agreements) {
    std::string text = row.text == TextAxis::expected ? row.words : std::string(to_words(row.text));
    if (row.entry && !row.entry_read.empty()) {
      text += "*";
      read = true;
    }
    table.rows.push_back({{row.id},
                          {text, emphasis_of(row.text)},
                          {boundary(row.entry, zone)},
                          {boundary(row.end, zone)},
                          {std::string(to_words(row.form))},
                          {binding_words(row.binding)}});
    if (row.month_end_rule) table.notes.push_back(row.id + ": the month-end rule set its end (ETS 76 art. 4)");
    table.notes.insert(table.notes.end(), row.caveats.begin(), row.caveats.end());
  }
  if (table.rows.empty()) table.notes.emplace_back("The library holds no agreement.");
  if (read) {
    table.notes.emplace_back(
        "*: no rule on entry into force is known of the text; `casus why ID` says how it is read.");
  }
  add_meanings(table, answer);
  table.notes.push_back(known_words(answer.asked));
  return table;
}

Table parties_table(const AgreementStatus& row, time::Zone zone) {
  Table table{.title = row.id + ": " + row.title,
              .columns = {{"party", "party"},
                          {"signed", "signed"},
                          {"consented", "consented"},
                          {"bound", "bound"},
                          {"bound_from", "since"},
                          {"notice", "notice"},
                          {"left", "left"}},
              .notes = {row.words}};
  for (const PartyStatus& party : row.parties) {
    const Emphasis emphasis = party.bound == time::Truth::certain   ? Emphasis::good
                              : party.bound == time::Truth::depends ? Emphasis::unsure
                                                                    : Emphasis::plain;
    table.rows.push_back({{party.actor},
                          {shown(party.signed_at, zone)},
                          {shown(party.consented_at, zone)},
                          {bound_words(party.bound), emphasis},
                          {boundary(party.bound_from, zone)},
                          {shown(party.notice_at, zone)},
                          {boundary(party.left_at, zone)}});
  }
  if (!row.entry_read.empty()) table.notes.push_back("Entry into force: " + row.entry_read);
  if (!row.end_rule.empty()) table.notes.push_back("Ends by: " + row.end_rule);
  if (!row.hedges.empty()) table.notes.push_back("All of it: " + join(row.hedges));
  for (const std::string& passage : row.untranslated) {
    table.notes.push_back("Not translated: " + passage);
  }
  return table;
}

Table clauses_table(const AgreementStatus& row) {
  Table table{.title = row.id + ": clauses",
              .columns = {{"clause", "clause"},
                          {"state", "state"},
                          {"live", "duties", Align::right},
                          {"waiting", "waiting", Align::right},
                          {"says", "says"}}};
  for (const ClauseStatus& clause : row.clauses) {
    const Emphasis emphasis = clause.state == model::ClauseState::live    ? Emphasis::good
                              : clause.state == model::ClauseState::spent ? Emphasis::faint
                                                                          : Emphasis::plain;
    const std::string says = clause.locus.empty() ? clause.sentence : clause.locus + ": " + clause.sentence;
    table.rows.push_back({{clause.id},
                          {std::string(to_words(clause.state)), emphasis},
                          {std::to_string(clause.live)},
                          {std::to_string(clause.waiting)},
                          {says}});
  }
  return table;
}

boost::json::object party_json(const PartyStatus& party, time::Zone zone) {
  return {{"actor", party.actor},
          {"signed", moment_json(party.signed_at, zone)},
          {"consented", moment_json(party.consented_at, zone)},
          {"bound", time::to_string(party.bound)},
          {"bound_from", moment_json(party.bound_from, zone)},
          {"notice", moment_json(party.notice_at, zone)},
          {"left", moment_json(party.left_at, zone)}};
}

boost::json::object clause_json(const ClauseStatus& clause) {
  return {{"id", clause.id},          {"title", clause.title},
          {"locus", clause.locus},    {"sentence", clause.sentence},
          {"live", clause.live},      {"state", to_words(clause.state)},
          {"waiting", clause.waiting}};
}

boost::json::object agreement_json(const AgreementStatus& row, time::Zone zone) {
  boost::json::array parties;
  boost::json::array clauses;
  boost::json::array expected;
  for (const PartyStatus& party : row.parties) {
    parties.push_back(party_json(party, zone));
  }
  for (const ClauseStatus& clause : row.clauses) {
    clauses.push_back(clause_json(clause));
  }
  for (const Expectation& next : row.expected) {
    expected.push_back({{"event", next.event},
                        {"moment", moment_json(next.moment, zone)},
                        {"reports", next.reports},
                        {"sources", strings_json(next.sources)}});
  }
  return {{"id", row.id},
          {"title", row.title},
          {"text", to_words(row.text)},
          {"words", row.words},
          {"in_force", time::to_string(row.in_force)},
          {"suspended", time::to_string(row.suspended)},
          {"signed", moment_json(row.signed_at, zone)},
          {"provisional_from", moment_json(row.provisional_from, zone)},
          {"entry", moment_json(row.entry, zone)},
          {"end", moment_json(row.end, zone)},
          {"end_cause", to_words(row.cause)},
          {"end_rule", row.end_rule},
          {"month_end_rule", row.month_end_rule},
          {"form", to_words(row.form)},
          {"binding", binding_words(row.binding)},
          {"expected", std::move(expected)},
          {"parties", std::move(parties)},
          {"clauses", std::move(clauses)},
          {"hedges", strings_json(row.hedges)},
          {"untranslated", strings_json(row.untranslated)},
          {"caveats", strings_json(row.caveats)}};
}

} // namespace

std::vector<Table> to_tables(const StatusAnswer& answer, bool detail) {
  std::vector<Table> tables{overview(answer)};
  if (!detail) return tables;
  for (const AgreementStatus& row : answer.agreements) {
    tables.push_back(parties_table(row, answer.asked.zone));
    if (!row.clauses.empty()) tables.push_back(clauses_table(row));
  }
  return tables;
}

boost::json::value to_json(const StatusAnswer& answer) {
  boost::json::object result = answer_json("casus.status/1", answer.asked);
  boost::json::array agreements;
  for (const AgreementStatus& row : answer.agreements) {
    agreements.push_back(agreement_json(row, answer.asked.zone));
  }
  result["agreements"] = std::move(agreements);
  return result;
}

} // namespace casus::questions
