// SPDX-License-Identifier: Apache-2.0
// The command line, read into plain options.
#pragma once

#include "cli/exit_code.h"
#include "cli/rows.h"

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

namespace casus::cli {

enum class Command : std::uint8_t {
  status,
  due,
  why,
  claims,
  compare,
  exits,
  money,
  network,
  changes,
  needs,
  calendar,
  sql,
  explain,
  record,
  log,
  verify,
  weave,
  check,
  fmt,
  compile,
  replay,
  tour,
};

enum class Output : std::uint8_t { table, json, csv };

enum class Colour : std::uint8_t { automatic, always, never };

/// What was asked, before any word of it is looked up.
struct Options {
  Command command = Command::tour;
  std::vector<std::string> names; // ids, or files for check and fmt
  std::string on;                 // empty: now
  std::string known_at;           // empty: everything the library holds
  std::string standard = "reported";
  std::string zone = "Europe/Kyiv";
  std::vector<std::string> library; // empty: the shipped one
  Output output = Output::table;
  Colour colour = Colour::automatic;
  std::string from;
  std::string by;
  std::string to;    // an actor; of changes a moment
  std::string until; // calendar, replay
  std::string agreement;
  std::string event;
  std::string attacked;            // network --if-attacked
  std::string at;                  // network --at
  std::string format;              // network: dot, graphml, geojson; weave: html, pdf
  std::string out;                 // file to write
  std::vector<std::string> events; // replay: files
  std::string replayed;            // why: a folder that a replay filled
  std::string table;               // replay: how they are read
  std::string ask;                 // replay: a file of questions
  unsigned threads = 0;            // replay; 0: as many as the machine has
  bool all = false;
  bool full = false;
  bool why_not = false;
  bool write = false;
  bool verify = false; // fmt --check
  bool alone = false;
  bool deep = false;            // check --deep
  bool next_government = false; // exits
  std::string record;           // a record beside the library: its file
  Row row;                      // record: one row from options
  std::string recorder;         // record: who records
  bool form = false;            // record: fill in a form
  bool as_said = false;         // record: known since it was said
  bool keep_good = false;       // record, replay: leave bad rows out
  bool summary = false;         // replay: counts alone
};

/// Why there are no options: a fault of usage, or help that was asked for.
struct Stop {
  ExitCode code = ExitCode::bad_input;
  std::string text; // for standard output when `code` is answered, else for standard error
};

/// Reads the arguments, the program's name not among them.
std::expected<Options, Stop> parse_arguments(std::span<const std::string> arguments);

} // namespace casus::cli
