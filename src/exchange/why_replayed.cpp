// SPDX-License-Identifier: Apache-2.0
#include "exchange/why_replayed.h"

#include "exchange/rows_at.h"
#include "exchange/sorted_lines.h"
#include "exchange/time_cell.h"
#include "questions/ids.h"
#include "questions/match.h"
#include "questions/reasons.h"
#include "questions/words.h"
#include "source/cells.h"
#include "source/mapped.h"
#include "time/zone.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace casus::exchange {

namespace {

namespace fs = std::filesystem;
using Failure = std::unexpected<std::string>;

/// The cells of duties.csv, by place.
enum Cell : std::uint8_t { event, agreement_cell, clause_cell, bearer, beneficiary, opened, deadline, verdict, closed };

struct Named {
  std::string agreement, clause, event;
};

std::expected<Named, std::string> named(const std::string& id) {
  const std::size_t at = id.rfind('@');
  const std::size_t slash = id.rfind('/', at);
  if (at == std::string::npos || slash == std::string::npos)
    return Failure(fmt::format("`{}` names no duty of a replay: AGREEMENT/CLAUSE@EVENT, as duties.csv has them", id));
  return Named{id.substr(0, slash), id.substr(slash + 1, at - slash - 1), id.substr(at + 1)};
}

std::optional<std::int64_t> as_number(const std::string& text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// What duties.csv calls an agreement: the table's cell, or the whole id.
std::string short_of(const std::string& id, const model::EventTable& table) {
  for (const model::RowForm& form : table.forms) {
    const auto* const pattern = form.of ? std::get_if<model::NamePattern>(&*form.of) : nullptr;
    if (pattern == nullptr) continue;
    const std::size_t around = pattern->before.size() + pattern->after.size();
    const bool made = id.size() > around && id.starts_with(pattern->before) && id.ends_with(pattern->after);
    return made ? id.substr(pattern->before.size(), id.size() - around) : id;
  }
  return id;
}

/// An agreement as the model and as a replay has it.
struct Found {
  model::AgreementId id;
  std::uint32_t row;
};

/// The agreement of that name in `model`, written out where it is a row of a template.
std::optional<Found> agreement_in(model::Model& model, const std::string& name, const model::EventTable& table) {
  std::uint32_t at = 0;
  for (const model::Agreement& one : model.agreements) {
    if (short_of(one.id, table) == name) return Found{{at}, at};
    ++at;
  }
  for (const model::Template& rows : model.templates) {
    for (std::uint32_t row = 0; row < rows.rows; ++row, ++at) {
      if (short_of(rows.id(row), table) == name) return Found{model::write_row(rows, row, model), at};
    }
  }
  return std::nullopt;
}

using Line = std::vector<std::string>;

/// The lines of the duties that one event opened under one clause: they stand together.
std::vector<Line> lines_of(std::string_view duties, const ReplayNote& note, const Named& id,
                           std::optional<std::int64_t> second, const model::TimeColumn& time) {
  const std::size_t header = duties.find('\n') + 1;
  std::string_view text = duties.substr(std::min(header, duties.size()));
  if (second && note.sorted > header && note.sorted <= duties.size()) {
    const auto begin = first_not_less(text.substr(0, note.sorted - header), *second, [&](std::string_view line) {
      const source::QuotedLine row = source::read_quoted_line(line);
      return row.cells.size() > opened ? second_in(time, row.cells[opened]) : std::nullopt;
    });
    if (begin) text.remove_prefix(*begin);
  }
  const std::string wanted = fmt::format("{},{},{},", id.event, id.agreement, id.clause);
  std::vector<Line> lines;
  std::size_t at = text.starts_with(wanted) ? 0 : text.find("\n" + wanted);
  if (at != 0 && at != std::string_view::npos) ++at;
  while (at < text.size() && text.substr(at).starts_with(wanted)) {
    source::QuotedLine line = source::read_quoted_line(text.substr(at));
    at += line.length;
    if (line.cells.size() > closed) lines.push_back(std::move(line.cells));
  }
  return lines;
}

/// Rows of the files become events of the model, on the word of their file.
class RowEvents {
public:
  RowEvents(model::Model& model, const ReplayNote& note) : model_(model), until_(note.until) {}

  void add(const FileRow& row, const Found& asked) {
    const engine::StreamFact& fact = row.fact;
    model::Fact flat = engine::as_fact(fact);
    model::Event event{.id = std::to_string(fact.number), .kind = flat.kind, .moment = flat.moment};
    event.title = fmt::format("row {} of {}", fact.number, fs::path(row.file).filename().string());
    event.places = flat.places;
    for (std::size_t role = 0; role < model::role_count; ++role) {
      event.roles[role] = flat.roles[role];
      std::vector<std::string> actors;
      for (const model::ActorId actor : event.roles[role])
        actors.push_back(model_[actor].name);
      if (!actors.empty())
        event.title +=
            fmt::format(" {} {}", questions::to_words(static_cast<model::Role>(role)), questions::join(actors));
    }
    for (const model::PlaceId place : event.places)
      event.title += " at " + model_[place].name;
    if (fact.of == asked.row) event.of = asked.id;
    if (fact.cites < engine::nothing_known) event.title += fmt::format(", citing row {}", fact.cites);
    const auto cited = std::ranges::find(added_, fact.cites, &std::pair<std::uint32_t, model::EventId>::first);
    if (cited != added_.end()) event.cites.push_back(cited->second);
    const model::EventId id{static_cast<std::uint32_t>(model_.events.size())};
    model_.reports.push_back({.event = id, .source = source_of(row.file), .said = event.moment});
    model_.events.push_back(std::move(event));
    added_.emplace_back(fact.number, id);
  }

private:
  // A replay takes its files for complete up to the second asked about (R9).
  model::SourceId source_of(const std::string& file) {
    const std::string name = fs::path(file).filename().string();
    const auto known = std::ranges::find(model_.sources, name, &model::Source::id);
    const model::SourceId id{static_cast<std::uint32_t>(known - model_.sources.begin())};
    if (known != model_.sources.end()) return id;
    model::Source source{.id = name, .title = name, .pointer = {}};
    for (std::uint32_t kind = 0; kind < model_.kinds.size(); ++kind)
      source.watermarks.push_back({.kind = {kind}, .until = time::exact({until_}), .span = {}});
    model_.sources.push_back(std::move(source));
    return id;
  }

  model::Model& model_;
  std::int64_t until_;
  std::vector<std::pair<std::uint32_t, model::EventId>> added_;
};

/// One duty put together from its line and the facts of the case.
class Told {
public:
  Told(const questions::Case& asked, model::ClauseId clause, const model::EventTable& table)
      : asked_(asked), model_(asked.model()), clause_(clause), table_(table) {}

  model::Duty duty(const Line& line) const {
    model::Duty duty{.clause = clause_, .record_complete = true};
    duty.opened = time::exact({second(line, opened).value_or(0)});
    if (const auto last = second(line, deadline)) duty.deadline = time::exact({*last});
    add_actors(line, duty);
    add_chain(line, duty);
    for (auto v = std::uint8_t{0}; v <= static_cast<std::uint8_t>(model::Verdict::depends); ++v) {
      if (questions::to_words(static_cast<model::Verdict>(v)) == line[verdict])
        duty.verdict = static_cast<model::Verdict>(v);
    }
    if (duty.verdict == model::Verdict::kept || duty.verdict == model::Verdict::kept_late) {
      duty.performed = time::Truth::certain;
      duty.performance = model::Performance::full;
      duty.performed_by = performance(line, duty);
    }
    return duty;
  }

private:
  std::optional<std::int64_t> second(const Line& line, Cell cell) const {
    return line[cell].empty() ? std::nullopt : second_in(table_.time, line[cell]);
  }

  std::optional<model::ActorId> actor(const std::string& cell) const {
    for (const model::RowForm& form : table_.forms) {
      for (const model::RoleValue& role : form.roles) {
        const auto* const pattern = std::get_if<model::NamePattern>(&role.actor);
        if (pattern == nullptr) continue;
        if (const auto found = questions::find_actor(model_, pattern->before + cell + pattern->after)) return found;
      }
    }
    return questions::find_actor(model_, cell);
  }

  // Of duties that several bear together the names stand in one cell.
  void add_actors(const Line& line, model::Duty& duty) const {
    if (!line[beneficiary].empty()) duty.beneficiary = actor(line[beneficiary]);
    if (const auto one = actor(line[bearer])) {
      duty.bearers.push_back(*one);
      return;
    }
    for (const model::ActorId party : model_[model_[clause_].agreement].parties) {
      if ((" and " + line[bearer] + " and ").contains(" and " + model_[party].name + " and "))
        duty.bearers.push_back(party);
    }
  }

  /// The first fact at a second that `fits`, in order of number.
  std::optional<model::FactId> fact_at(std::int64_t second, const auto& fits) const {
    const std::vector<model::Fact>& facts = asked_.log().facts;
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
      if (facts[i].moment == time::exact({second}) && fits(facts[i])) return model::FactId{i};
    }
    return std::nullopt;
  }

  bool cites_another(const model::Fact& fact, const std::vector<model::FactId>& chain) const {
    return !fact.cites.empty() &&
           std::ranges::none_of(fact.cites, [&](model::FactId id) { return std::ranges::count(chain, id) != 0; });
  }

  void add_chain(const Line& line, model::Duty& duty) const {
    const auto first = questions::find_event(model_, line[event]);
    if (const auto fact = first ? asked_.fact_of(*first) : std::nullopt) duty.chain.push_back(*fact);
    const std::vector<model::Link>& links = model_[clause_].links;
    if (links.size() < 2) return;
    const auto last = fact_at(duty.opened.first().seconds, [&](const model::Fact& fact) {
      return !cites_another(fact, duty.chain) && std::ranges::any_of(links.back().alternatives, [&](const auto& form) {
        return questions::kind_is(model_, fact.kind, form.kind) && plays(fact, form);
      });
    });
    if (last) duty.chain.push_back(*last);
  }

  // Whoever a pattern names by name must be there.
  static bool plays(const model::Fact& fact, const model::Pattern& form) {
    for (std::size_t role = 0; role < model::role_count; ++role) {
      const model::ActorMatch& match = form.roles[role];
      if (match.selector == model::Selector::named && std::ranges::count(fact.roles[role], match.actor) == 0)
        return false;
    }
    return true;
  }

  std::optional<model::FactId> performance(const Line& line, const model::Duty& duty) const {
    const auto when = second(line, closed);
    if (!when) return std::nullopt;
    return fact_at(*when, [&](const model::Fact& fact) {
      const auto takes_part = [&](model::ActorId actor) {
        return std::ranges::any_of(fact.roles, [&](const auto& role) { return std::ranges::count(role, actor) != 0; });
      };
      return questions::kind_is(model_, fact.kind, model_[clause_].act.kind) && !cites_another(fact, duty.chain) &&
             std::ranges::all_of(duty.bearers, takes_part) && (!duty.beneficiary || takes_part(*duty.beneficiary));
    });
  }

  const questions::Case& asked_;
  const model::Model& model_;
  model::ClauseId clause_;
  const model::EventTable& table_;
};

questions::Case case_of(const model::Model& model, const ReplayNote& note, time::Zone zone) {
  model::Outcome outcome;
  for (std::uint32_t i = 0; i < model.agreements.size(); ++i)
    outcome.agreements.push_back({.agreement = {i}});
  outcome.clauses.resize(model.clauses.size());
  const auto standard = record::parse_standard(note.standard).value_or(record::Standard::reported);
  return {model,
          {.on = {note.until}, .known_at = questions::best_knowledge, .standard = standard, .zone = zone},
          std::move(outcome)};
}

std::expected<std::vector<std::string>, std::string> unchanged_files(const ReplayNote& note) {
  std::vector<std::string> files;
  for (const NotedFile& file : note.events) {
    std::error_code fault;
    const auto size = fs::file_size(file.path, fault);
    if (fault || size != file.size)
      return Failure(fmt::format("`{}` is gone or has changed since the replay: replay again", file.path));
    files.push_back(file.path);
  }
  if (files.empty())
    return Failure("the events came from standard input: replay them from a file, so that rows can be looked up");
  return files;
}

} // namespace

std::expected<std::vector<questions::WhyAnswer>, std::string> why_replayed(model::Model& model, const fs::path& folder,
                                                                           const ReplayNote& note,
                                                                           const std::string& id, time::Zone zone) {
  const auto files = unchanged_files(note);
  auto name = named(id);
  if (!files || !name) return Failure(files ? name.error() : files.error());
  const auto table = std::ranges::find(model.event_tables, note.table, &model::EventTable::id);
  if (table == model.event_tables.end()) return Failure(fmt::format("the library has no table `{}`", note.table));
  name->agreement = short_of(name->agreement, *table);
  const auto duties = source::Mapped::open((folder / "duties.csv").string());
  if (!duties) return Failure(duties.error());
  const EventRows rows(model, *table, *files);
  const auto number = as_number(name->event);
  const auto begun = number ? rows.second_of(*number) : std::nullopt;
  const std::vector<Line> lines = lines_of(duties->bytes(), note, *name, begun, table->time);
  if (lines.empty())
    return Failure(fmt::format("`{}` has no duty of `{}` under `{}` that event `{}` opened",
                               (folder / "duties.csv").string(), name->agreement, name->clause, name->event));
  std::vector<std::int64_t> seconds;
  for (const Line& line : lines) {
    for (const Cell cell : {opened, closed}) {
      if (const auto second = second_in(table->time, line[cell])) seconds.push_back(*second);
    }
  }
  const auto found = rows.at(number, std::move(seconds));
  if (!found) return Failure(found.error());

  const auto agreement = agreement_in(model, name->agreement, *table);
  if (!agreement) return Failure(fmt::format("the library has no agreement `{}`", name->agreement));
  RowEvents events(model, note);
  for (const FileRow& row : *found)
    events.add(row, *agreement);
  const auto clause =
      std::ranges::find(model[agreement->id].clauses, name->clause, [&](model::ClauseId one) { return model[one].id; });
  if (clause == model[agreement->id].clauses.end())
    return Failure(fmt::format("the agreement has no clause `{}`", name->clause));
  const questions::Case asked = case_of(model, note, zone);
  std::vector<questions::WhyAnswer> answers;
  answers.reserve(lines.size());
  for (const Line& line : lines) {
    answers.push_back({.asked = asked.asked(),
                       .id = id,
                       .subject = "duty",
                       .root = questions::why_duty(asked, Told(asked, *clause, *table).duty(line))});
  }
  return answers;
}

} // namespace casus::exchange
