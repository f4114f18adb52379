// SPDX-License-Identifier: Apache-2.0
#include "cli/questions.h"

#include "cli/table_text.h"
#include "questions/claims.h"
#include "questions/compare.h"
#include "questions/due.h"
#include "questions/ids.h"
#include "questions/status.h"
#include "questions/why.h"
#include "source/nearest.h"
#include "source/render.h"

#include <algorithm>
#include <utility>

namespace casus::cli {

namespace {

using questions::Case;

Finished refused(std::string sentence) { return {ExitCode::bad_input, "", "casus: " + std::move(sentence) + "\n"}; }

/// "no agreement `x`; did you mean `y`?"
std::string not_found(std::string_view sort, const std::string& name, const std::vector<std::string>& known) {
  std::string sentence = "no " + std::string(sort) + " `" + name + "` in the library";
  if (const auto near = source::nearest(name, known)) {
    sentence += "; did you mean `" + *near + "`?";
  }
  return sentence;
}

/// One command's way to its answer: what was asked, under which options, and how to print it.
struct Asking {
  const Options& options;
  const Case& asked;
  bool colour;

  [[nodiscard]] Finished print(const std::vector<questions::Table>& tables, const boost::json::value& json) const {
    return print(tables, json, tables.front());
  }

  [[nodiscard]] Finished print(const std::vector<questions::Table>& tables, const boost::json::value& json,
                               const questions::Table& flat) const {
    Finished finished;
    if (options.output == Output::json) {
      finished.out = boost::json::serialize(json) + "\n";
    } else if (options.output == Output::csv) {
      finished.out = table_csv(flat);
    } else {
      for (const questions::Table& table : tables) {
        finished.out += (finished.out.empty() ? "" : "\n") + table_text(table, colour);
      }
    }
    return finished;
  }

  template <class Id>
  [[nodiscard]] std::expected<std::vector<Id>, std::string>
  look_up(std::string_view sort, std::optional<Id> (*find)(const model::Model&, std::string_view),
          std::vector<std::string> (*known)(const model::Model&)) const {
    std::vector<Id> ids;
    for (const std::string& name : options.names) {
      const std::optional<Id> id = find(asked.model(), name);
      if (!id) {
        return std::unexpected(not_found(sort, name, known(asked.model())));
      }
      ids.push_back(*id);
    }
    return ids;
  }

  [[nodiscard]] auto agreements() const {
    return look_up<model::AgreementId>("agreement", questions::find_agreement, questions::agreement_ids);
  }
};

Finished ask_status(const Asking& asking) {
  const auto which = asking.agreements();
  if (!which) {
    return refused(which.error());
  }
  const questions::StatusAnswer answer = questions::status(asking.asked, *which);
  return asking.print(to_tables(answer, !which->empty()), to_json(answer));
}

Finished ask_due(const Asking& asking) {
  questions::DueFilter filter;
  filter.all = asking.options.all;
  const model::Model& model = asking.asked.model();
  for (const auto& [name, slot] : {std::pair{&asking.options.by, &filter.by}, {&asking.options.to, &filter.to}}) {
    if (!name->empty()) {
      *slot = questions::find_actor(model, *name);
      if (!*slot) {
        return refused(not_found("actor", *name, questions::actor_names(model)));
      }
    }
  }
  if (!asking.options.agreement.empty()) {
    filter.agreement = questions::find_agreement(model, asking.options.agreement);
    if (!filter.agreement) {
      return refused(not_found("agreement", asking.options.agreement, questions::agreement_ids(model)));
    }
  }
  const questions::DueAnswer answer = questions::due(asking.asked, filter);
  return asking.print(to_tables(answer), to_json(answer), to_flat_table(answer));
}

Finished ask_why(const Asking& asking) {
  const Options& options = asking.options;
  if (options.names.size() != 1) {
    return refused("why explains one thing at a time; give one id");
  }
  const std::optional<std::string_view> event =
      options.event.empty() ? std::nullopt : std::optional<std::string_view>(options.event);
  const auto answer = options.why_not ? questions::why_not(asking.asked, options.names.front(), event)
                                      : questions::why(asking.asked, options.names.front());
  if (!answer) {
    return refused(answer.error().sentence);
  }
  if (options.output == Output::table) {
    return {ExitCode::answered, lines_text(to_lines(*answer, options.full), asking.colour), ""};
  }
  return asking.print(to_tables(*answer, options.full), to_json(*answer));
}

Finished ask_claims(const Asking& asking) {
  const auto sources = asking.look_up<model::SourceId>("source", questions::find_source, questions::source_ids);
  if (!sources) {
    return refused(sources.error());
  }
  if (sources->size() > 1) {
    return refused("claims judges one source at a time, or all of them without a name");
  }
  const auto source = sources->empty() ? std::nullopt : std::optional(sources->front());
  const questions::ClaimsAnswer answer = questions::claims(asking.asked, source);
  Finished finished = asking.print(to_tables(answer), to_json(answer));
  if (answer.claims.empty()) {
    finished.err = "casus: the library holds no claims of this source\n";
    finished.code = ExitCode::unknown;
  }
  return finished;
}

Finished ask_compare(const Asking& asking) {
  const auto which = asking.agreements();
  if (!which) {
    return refused(which.error());
  }
  if (which->size() < 2) {
    return refused("compare needs two agreements or more");
  }
  const questions::CompareAnswer answer = questions::compare(asking.asked, *which);
  return asking.print(to_tables(answer), to_json(answer), to_flat_table(answer));
}

std::expected<time::Instant, std::string> instant_of(const std::string& text, std::string_view option, time::Zone zone,
                                                     time::Instant otherwise) {
  if (text.empty()) {
    return otherwise;
  }
  const auto moment = time::parse_moment(text, zone);
  if (!moment) {
    return std::unexpected(std::string(option) + " `" + text + "`: " + moment.error().sentence);
  }
  return moment->last();
}

/// A date of knowledge holds all that was said on that date. Reports are dated by days of UTC, readers live in their
/// zone: so it lasts until the date is over in both.
std::expected<time::Instant, std::string> known_at_of(const std::string& text, time::Zone zone) {
  const auto here = instant_of(text, "--known-at", zone, questions::best_knowledge);
  const auto moment = time::parse_moment(text, zone);
  if (!here || !moment) {
    return here;
  }
  const bool date = moment->precision == time::Precision::day || moment->precision == time::Precision::month ||
                    moment->precision == time::Precision::year;
  const auto utc = instant_of(text, "--known-at", time::Zone::utc(), questions::best_knowledge);
  return date && utc ? std::max(*here, *utc) : here;
}

} // namespace

bool coloured(const Options& options, const Surroundings& surroundings) {
  return options.colour == Colour::always || (options.colour == Colour::automatic && surroundings.terminal);
}

std::expected<questions::Asked, std::string> asked_of(const Options& options, time::Instant now) {
  const auto zone = time::Zone::find(options.zone);
  if (!zone) {
    return std::unexpected("--zone: " + zone.error().sentence);
  }
  const auto standard = record::parse_standard(options.standard);
  if (!standard) {
    return std::unexpected("--standard: " + standard.error());
  }
  const auto on = instant_of(options.on, "--on", *zone, now);
  if (!on) {
    return std::unexpected(on.error());
  }
  const auto known_at = known_at_of(options.known_at, *zone);
  if (!known_at) {
    return std::unexpected(known_at.error());
  }
  return questions::Asked{.on = *on, .known_at = *known_at, .standard = *standard, .zone = *zone};
}

std::expected<Library, Finished> whole_library(const Options& options, const Surroundings& surroundings) {
  std::vector<std::filesystem::path> paths(options.library.begin(), options.library.end());
  if (paths.empty()) {
    paths.push_back(shipped_library(surroundings.program));
    if (paths.front().empty()) {
      return std::unexpected(refused("the shipped library is not found; name one with --library or CASUS_LIBRARY"));
    }
  }
  Library library = read_library(paths);
  if (library.reading.diagnostics.has_errors()) {
    return std::unexpected(
        Finished{ExitCode::bad_input, "", source::render_text(library.reading.diagnostics, library.texts, false)});
  }
  return library;
}

Finished ask(const Options& options, const Surroundings& surroundings) {
  const auto asked = asked_of(options, surroundings.now);
  if (!asked) {
    return refused(asked.error());
  }
  const auto library = whole_library(options, surroundings);
  if (!library) {
    return library.error();
  }
  const model::Model& model = library->reading.model;
  const engine::Engine engine(model);
  const Case answered(model, engine, *asked);
  const Asking asking{options, answered, coloured(options, surroundings)};
  switch (options.command) {
  case Command::status: return ask_status(asking);
  case Command::due: return ask_due(asking);
  case Command::why: return ask_why(asking);
  case Command::claims: return ask_claims(asking);
  case Command::compare: return ask_compare(asking);
  case Command::check:
  case Command::fmt:
  case Command::tour: break;
  }
  return refused("this command asks no question");
}

} // namespace casus::cli
