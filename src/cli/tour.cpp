// SPDX-License-Identifier: Apache-2.0
#include "cli/tour.h"

#include "cli/questions.h"
#include "cli/table_text.h"
#include "questions/claims.h"
#include "questions/due.h"
#include "questions/ids.h"
#include "questions/status.h"

#include <array>

namespace casus::cli {

namespace {

using questions::Case;

constexpr std::string_view article_source = "cnn-2024-06";

struct Stop {
  std::string_view heading;
  std::string_view on;
  std::string_view known_at; // empty: best knowledge
};

constexpr std::array<Stop, 4> stops{{
    {"1. The day of the article, 12 June 2024, as known that day", "2024-06-12", "2024-06-12"},
    {"2. A week later, as known then", "2024-06-19", "2024-06-19"},
    {"3. What the article said, as the record stands today", "", ""},
    {"4. 8 July 2024, noon in Kyiv: missiles have hit Kyiv. Who owes whom what?", "2024-07-08T12:00", "2024-07-09"},
}};

std::string heading(std::string_view text, bool colour) {
  const std::string line(text);
  return "\n" + (colour ? "\x1b[1;36m" + line + "\x1b[0m" : line) + "\n\n";
}

/// What is known of the agreements; those of which nothing is recorded by then are only named.
std::vector<questions::Table> state_of(const Case& asked) {
  questions::StatusAnswer answer = questions::status(asked);
  std::string silent;
  std::erase_if(answer.agreements, [&](const questions::AgreementStatus& row) {
    if (row.text != questions::TextAxis::nothing_recorded) return false;
    silent += (silent.empty() ? "" : ", ") + row.id;
    return true;
  });
  std::vector<questions::Table> tables = to_tables(answer, false);
  if (!silent.empty()) tables.front().notes.push_back("Nothing recorded by then: " + silent + ".");
  return tables;
}

std::string body(std::size_t stop, const Case& asked, bool colour) {
  std::string out;
  const auto show = [&](const std::vector<questions::Table>& tables) {
    for (const questions::Table& table : tables) {
      out += (out.empty() ? "" : "\n") + table_text(table, colour);
    }
  };
  if (stop < 2) {
    show(state_of(asked));
  } else if (stop == 2) {
    show(to_tables(questions::claims(asked, questions::find_source(asked.model(), article_source)), false));
  } else {
    show(to_tables(questions::due(asked), false));
  }
  return out;
}

constexpr std::string_view next = R"(
Three commands to try next:
  build/casus why usa-2024/consult --not --on 2024-07-08T12:00 --known-at 2024-07-09
  build/casus compare usa-2024 uk-2024 france-2024 germany-2024 north-atlantic-treaty-1949
  build/casus why c12 --full
)";

} // namespace

Finished tour(const Options& options, const Surroundings& surroundings) {
  auto library = whole_library(options, surroundings);
  if (!library) {
    return library.error();
  }
  const model::Model& model = library->reading.model;
  const engine::Engine engine(model);
  const bool colour = coloured(options, surroundings);
  Finished finished;
  finished.out = "casus: who owes what to whom by when, and why\n";
  for (std::size_t i = 0; i < stops.size(); ++i) {
    Options at = options;
    at.on = stops[i].on;
    at.known_at = stops[i].known_at;
    const auto asked = asked_of(at, surroundings.now);
    if (!asked) {
      return {ExitCode::bad_input, "", "casus: " + asked.error() + "\n"};
    }
    finished.out += heading(stops[i].heading, colour) + body(i, Case(model, engine, *asked), colour);
  }
  finished.out += next;
  return finished;
}

} // namespace casus::cli
