// SPDX-License-Identifier: Apache-2.0
#include "questions/calendar.h"

#include "questions/due.h"
#include "questions/exits.h"
#include "questions/ids.h"
#include "questions/json.h"
#include "questions/moments.h"
#include "questions/words.h"
#include "time/deadline.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr time::CivilSpan horizon = time::years(12); // beyond the terms of ten years that are usual

struct Collecting {
  const Case& asked;
  const CalendarFilter& filter;
  CalendarAnswer& answer;

  [[nodiscard]] bool concerns(const std::vector<std::string>& who) const {
    return !filter.by || std::ranges::count(who, asked.model()[*filter.by].name) > 0;
  }

  void add(CalendarEntry entry) const {
    if (entry.moment.last() <= asked.asked().on || entry.moment.first() > answer.until) return;
    if (concerns(entry.who)) answer.entries.push_back(std::move(entry));
  }

  void add_duties() const {
    const DueAnswer duties = due(asked, {.by = filter.by, .agreement = filter.agreement, .all = true});
    for (const DutyRow& duty : duties.duties) {
      if (!duty.deadline || !is_open(duty.verdict) || !duty.waits_for.empty()) continue;
      const bool again = duty.deadline_words.starts_with("every");
      add({.sort = again ? DateSort::period : DateSort::deadline,
           .moment = *duty.deadline,
           .what = duty.act + beneficiary_words(duty),
           .who = duty.bearers,
           .agreement = duty.agreement,
           .id = duty.id,
           .firmness = duty.firmness,
           .hedged = !duty.hedges.empty()});
    }
  }

  void add_life(model::AgreementId id) const {
    const model::AgreementState& state = asked.state(id);
    const std::string& name = asked.model()[id].id;
    std::vector<std::string> parties;
    parties.reserve(state.parties.size());
    for (const model::PartyState& party : state.parties)
      parties.push_back(asked.model()[party.party].name);
    if (state.entry) {
      add({.sort = DateSort::entry,
           .moment = *state.entry,
           .what = "enters into force",
           .who = parties,
           .agreement = name,
           .id = name});
    }
    if (state.end && state.entry) {
      add({.sort = DateSort::end,
           .moment = *state.end,
           .what = "ends: " + std::string(to_words(state.cause)),
           .who = parties,
           .agreement = name,
           .id = name});
    }
    for (const model::PartyState& party : state.parties) {
      if (!party.left_at) continue;
      const std::string& who = asked.model()[party.party].name;
      add({.sort = DateSort::leaving,
           .moment = *party.left_at,
           .what = "leaves",
           .who = {who},
           .agreement = name,
           .id = name});
    }
  }

  void add_last_steps(model::AgreementId id) const {
    const ExitsAnswer out = exits(asked, std::span(&id, 1), {});
    for (const Exit& exit : out.agreements.front().exits) {
      if (!exit.last_step) continue;
      std::vector<std::string> who = exit.who;
      for (const model::ActorId party : asked.model()[id].parties) {
        if (exit.who.empty()) who.push_back(asked.model()[party].name);
      }
      const bool joint = exit.way == WayOut::expiry;
      add({.sort = DateSort::last_step,
           .moment = *exit.last_step,
           .what = joint ? "last day to decide on prolonging it" : "last safe day to give notice",
           .who = std::move(who),
           .agreement = asked.model()[id].id,
           .id = asked.model()[id].id});
    }
  }
};

time::Instant twelve_years_on(const Asked& asked) {
  const time::Date today = asked.zone.local_date(asked.on);
  return {asked.zone.end_of_day(time::add(today, horizon).date).seconds - 1};
}

bool is_last_moment(DateSort sort) {
  return sort == DateSort::deadline || sort == DateSort::period || sort == DateSort::last_step;
}

} // namespace

CalendarAnswer calendar(const Case& asked, const CalendarFilter& filter) {
  CalendarAnswer answer{.asked = asked.asked(), .until = filter.until.value_or(twelve_years_on(asked.asked()))};
  const Collecting collecting{asked, filter, answer};
  collecting.add_duties();
  for (const model::AgreementId id : all_agreements(asked.model())) {
    if (filter.agreement && *filter.agreement != id) continue;
    collecting.add_life(id);
    collecting.add_last_steps(id);
  }
  std::ranges::stable_sort(answer.entries, {},
                           [](const CalendarEntry& entry) { return std::pair(entry.moment.last(), entry.sort); });
  return answer;
}

std::string_view to_words(DateSort sort) {
  switch (sort) {
  case DateSort::deadline: return "deadline";
  case DateSort::period: return "period";
  case DateSort::entry: return "entry";
  case DateSort::end: return "end";
  case DateSort::leaving: return "leaving";
  case DateSort::last_step: return "last step";
  }
  return "deadline";
}

std::vector<Table> to_tables(const CalendarAnswer& answer) {
  const time::Zone zone = answer.asked.zone;
  Table table{.title = "Calendar from " + show(time::exact(answer.asked.on), zone) + " to " +
                       show(time::exact(answer.until), zone),
              .columns = {{.name = "moment", .header = "when", .least = 10},
                          {"sort", "sort"},
                          {.name = "who", .header = "who", .least = 14},
                          {.name = "what", .header = "what", .least = 18},
                          {"firmness", "how firmly"},
                          {"id", "of"}}};
  for (const CalendarEntry& entry : answer.entries) {
    const std::string when =
        is_last_moment(entry.sort) ? show_deadline(entry.moment, zone) : show_boundary(entry.moment, zone);
    const std::string who = entry.who.size() > 3 ? fmt::format("{} actors", entry.who.size()) : join(entry.who);
    std::string firm = entry.firmness.empty() ? "-" : entry.firmness;
    if (entry.hedged) firm += ", hedged";
    table.rows.push_back({{when}, {std::string(to_words(entry.sort))}, {who}, {entry.what}, {firm}, {entry.id}});
  }
  if (table.rows.empty()) table.notes.emplace_back("Nothing with a computed date lies in this time.");
  table.notes.emplace_back("What waits for an event has no date yet: `casus due` lists it.");
  table.notes.push_back(known_words(answer.asked));
  return {table};
}

boost::json::value to_json(const CalendarAnswer& answer) {
  boost::json::object json = answer_json("casus.calendar/1", answer.asked);
  json["until"] = instant_json(answer.until, answer.asked.zone);
  boost::json::array entries;
  for (const CalendarEntry& entry : answer.entries) {
    entries.push_back(boost::json::object{{"sort", to_words(entry.sort)},
                                          {"moment", moment_json(entry.moment, answer.asked.zone)},
                                          {"what", entry.what},
                                          {"who", strings_json(entry.who)},
                                          {"agreement", entry.agreement},
                                          {"id", entry.id},
                                          {"firmness", entry.firmness},
                                          {"hedged", entry.hedged}});
  }
  json["entries"] = std::move(entries);
  return json;
}

} // namespace casus::questions
