// SPDX-License-Identifier: Apache-2.0
// The answer to `due` for people: what events have opened, then what is owed without any event.
#include "questions/due.h"
#include "questions/moments.h"
#include "questions/words.h"
#include "time/deadline.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::size_t named_bearers = 4; // more are counted, not named

/// One line for people: a duty, and how many more of its clause came of earlier events.
struct Shown {
  const DutyRow* duty = nullptr;
  std::uint32_t earlier = 0;
};

bool is_hedged(const DutyRow& row) { return !row.hedges.empty(); }

std::string who_cell(const DutyRow& row) {
  if (row.bearers.size() <= named_bearers) return bearer_words(row);
  const std::string_view one = row.quantifier == model::Quantifier::any ? "one of " : "";
  return fmt::format("{}the {} parties", one, row.bearers.size());
}

std::string what_cell(const DutyRow& row) {
  const bool jointly = row.quantifier == model::Quantifier::jointly && row.bearers.size() > 1;
  return row.act + (jointly ? " jointly" : "") + beneficiary_words(row);
}

std::string when_cell(const DutyRow& row, time::Zone zone) {
  if (row.deadline && row.waits_for.empty()) return hedged_by(row.time_hedges, show_deadline(*row.deadline, zone));
  if (row.waits_for.empty()) return row.deadline_words.empty() ? "no time stated" : row.deadline_words;
  std::vector<std::string> links;
  links.reserve(row.waits_for.size());
  for (const std::string& link : row.waits_for) {
    links.push_back(with_article(link));
  }
  const std::string text = "waits for: " + join(links, "then");
  return row.deadline_words.empty() ? text : text + "; then " + row.deadline_words;
}

/// The verdict is said wherever it is more than "there is time left".
Cell left_cell(const DutyRow& row) {
  std::string text = row.left && row.waits_for.empty() ? time::format_left(*row.left) : "";
  if (row.verdict != model::Verdict::open && row.verdict != model::Verdict::waiting) {
    text += (text.empty() ? "" : ", ") + std::string(to_words(row.verdict));
  }
  const bool past = row.left && row.left->seconds < 0 && is_open(row.verdict);
  const Emphasis emphasis = emphasis_of(row.verdict);
  return {text.empty() ? "-" : text, past && emphasis == Emphasis::plain ? Emphasis::bad : emphasis};
}

std::string firmly_cell(const DutyRow& row) {
  std::string text = row.firmness + (is_hedged(row) ? ", hedged" : "");
  return row.tainted ? text + "*" : text;
}

std::string id_cell(const Shown& shown) {
  std::string text = shown.duty->id;
  if (!shown.duty->locus.empty()) text += " (" + shown.duty->locus + ")";
  return shown.earlier == 0 ? text : fmt::format("{} and {} earlier", text, shown.earlier);
}

void add_row(Table& table, const Shown& shown, time::Zone zone) {
  const DutyRow& row = *shown.duty;
  table.rows.push_back({{who_cell(row)},
                        {what_cell(row)},
                        {when_cell(row, zone)},
                        left_cell(row),
                        {firmly_cell(row), is_hedged(row) ? Emphasis::unsure : Emphasis::plain},
                        {id_cell(shown)}});
}

Table empty_table(std::string title) {
  return {.title = std::move(title),
          .columns = {{.name = "bearers", .header = "who owes", .least = 14},
                      {.name = "act", .header = "what", .least = 14},
                      {.name = "last_permitted_moment", .header = "by when", .least = 23},
                      {"left", "time left"},
                      {"force", "how firmly"},
                      {"duty", "id for why"}}};
}

auto same_line(const DutyRow& row) { return std::tie(row.clause, row.bearers, row.beneficiary, row.verdict); }

/// The rows come latest event first, so the first of a group is the one to name.
std::vector<Shown> grouped(const std::vector<const DutyRow*>& rows) {
  std::vector<Shown> result;
  for (const DutyRow* row : rows) {
    const auto same = std::ranges::find_if(
        result, [&](const Shown& shown) { return !shown.duty->deadline && same_line(*shown.duty) == same_line(*row); });
    if (row->deadline || same == result.end()) {
      result.push_back({.duty = row});
    } else {
      ++same->earlier;
    }
  }
  return result;
}

bool opens(const Opener& opener, const std::vector<Shown>& rows) {
  return std::ranges::any_of(rows, [&](const Shown& row) { return row.duty->events.front() == opener.id; });
}

Table opened_table(const DueAnswer& answer, const std::vector<const DutyRow*>& rows) {
  const time::Zone zone = answer.asked.zone;
  Table table = empty_table("What events have opened, " + at_words(answer.asked.on, zone));
  std::vector<Shown> shown;
  if (answer.all) {
    for (const DutyRow* row : rows) {
      shown.push_back({.duty = row});
    }
  } else {
    shown = grouped(rows);
  }
  for (const Shown& row : shown) {
    add_row(table, row, zone);
  }
  for (const Opener& opener : answer.openers) {
    if (!opens(opener, shown)) continue;
    const std::string when = opener.moment ? ", " + show(*opener.moment, zone) : "";
    table.notes.push_back(fmt::format("@{}: {}{}", opener.id, opener.title, when));
  }
  const bool left_out = std::ranges::any_of(shown, [](const Shown& row) { return row.earlier > 0; });
  if (left_out) table.notes.emplace_back("and N earlier: the same is owed from earlier events (--all shows each).");
  if (rows.empty()) table.notes.emplace_back("Nothing that an event opened is owed.");
  return table;
}

Table plain_table(std::string title, const std::vector<const DutyRow*>& rows, time::Zone zone) {
  Table table = empty_table(std::move(title));
  for (const DutyRow* row : rows) {
    add_row(table, {.duty = row}, zone);
  }
  return table;
}

/// Standing promises have little time to tell: it stands beside the moment.
Table standing_table(const std::vector<const DutyRow*>& rows, time::Zone zone) {
  Table table = plain_table("Standing promises, opened by no event", rows, zone);
  constexpr std::size_t when = 2;
  for (auto& row : table.rows) {
    const Cell left = row[when + 1];
    if (left.text != "-") row[when].text += " (" + left.text + ")";
    row[when].emphasis = left.emphasis;
    row.erase(row.begin() + when + 1);
  }
  table.columns.erase(table.columns.begin() + when + 1);
  table.columns[when].header = "when";
  return table;
}

void add_notes(Table& table, const DueAnswer& answer, std::size_t standing_left_out) {
  const auto& duties = answer.duties;
  const auto count = [&](auto test) { return std::ranges::any_of(duties, test); };
  if (count([](const DutyRow& row) { return row.deadline && row.waits_for.empty(); })) {
    table.notes.emplace_back("a moment given is the last permitted one.");
  }
  if (count(is_hedged)) table.notes.emplace_back("hedged: words of the text soften it; `casus why ID` gives them.");
  if (count([](const DutyRow& row) { return row.tainted; }) ||
      std::ranges::any_of(answer.judged, &JudgedAct::tainted)) {
    table.notes.emplace_back("*: a passage that is not translated qualifies it; `casus why ID --full` gives it.");
  }
  for (const DutyRow& row : duties) {
    if (row.month_end_rule) table.notes.push_back(row.id + ": the month-end rule set its time (ETS 76 art. 4).");
  }
  if (standing_left_out > 0) {
    table.notes.push_back(fmt::format(
        "{} standing promises that no event opens not shown here; `casus due` shows them.", standing_left_out));
  }
  if (answer.closed > 0) table.notes.push_back(fmt::format("{} closed not shown (--all shows them).", answer.closed));
  if (answer.intentions > 0) {
    table.notes.push_back(
        fmt::format("{} intentions and aims not shown: they are not duties (--all shows them).", answer.intentions));
  }
  table.notes.push_back(known_words(answer.asked));
}

} // namespace

std::string beneficiary_words(const DutyRow& row) {
  if (row.beneficiary.empty()) return "";
  return fmt::format(", {} {}", to_words(row.beneficiary_role), row.beneficiary);
}

std::string bearer_words(const DutyRow& row) {
  return join(row.bearers, row.quantifier == model::Quantifier::any ? "or" : "and");
}

std::vector<Table> to_tables(const DueAnswer& answer, bool standing) {
  std::vector<const DutyRow*> opened;
  std::vector<const DutyRow*> promises;
  std::vector<const DutyRow*> closed;
  for (const DutyRow& row : answer.duties) {
    (!is_open(row.verdict) ? closed : row.events.empty() ? promises : opened).push_back(&row);
  }
  const time::Zone zone = answer.asked.zone;
  std::vector<Table> tables{opened_table(answer, opened)};
  if (standing && !promises.empty()) tables.push_back(standing_table(promises, zone));
  if (standing && !answer.judged.empty()) tables.push_back(to_table(answer.judged, zone));
  if (!closed.empty()) tables.push_back(plain_table("Closed", closed, zone));
  add_notes(tables.back(), answer, standing ? 0 : promises.size());
  return tables;
}

} // namespace casus::questions
