// SPDX-License-Identifier: Apache-2.0
// The adapter to CLI11, which reports by exceptions: none leaves this file.
#include "cli/arguments.h"

#include <map>
#include <sstream>
#include <utility>

#include <CLI/CLI.hpp>

namespace casus::cli {

namespace {

const std::map<std::string, Colour> colours{
    {"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}};

struct Flags {
  bool json = false;
  bool csv = false;
};

void add_output(CLI::App& command, Options& options, Flags& flags) {
  auto* json = command.add_flag("--json", flags.json, "print JSON");
  command.add_flag("--csv", flags.csv, "print CSV")->excludes(json);
  command.add_option("--colour", options.colour, "auto, always or never")
      ->transform(CLI::CheckedTransformer(colours).description(""));
}

void add_library(CLI::App& command, Options& options) {
  // One folder an option: a name after it is what is asked about.
  command.add_option("--library", options.library, "folder or file to read (the shipped library)")
      ->allow_extra_args(false);
}

void add_asked(CLI::App& command, Options& options, Flags& flags) {
  command.add_option("--on", options.on, "the moment asked about (now)");
  command.add_option("--known-at", options.known_at, "as known then (everything the library holds)");
  command.add_option("--standard", options.standard, "which reports count: reported, confirmed, undisputed");
  add_library(command, options);
  command.add_option("--zone", options.zone, "zone of the times shown (Europe/Kyiv)");
  add_output(command, options, flags);
}

CLI::App& add_command(CLI::App& app, Options& options, Command command, const char* name, const char* what) {
  CLI::App& added = *app.add_subcommand(name, what);
  added.callback([&options, command] { options.command = command; });
  return added;
}

void add_duties(CLI::App& app, Options& options, Flags& flags) {
  auto& due = add_command(app, options, Command::due, "due", "who owes whom what, by when");
  due.add_option("--by", options.by, "only what this actor owes");
  due.add_option("--to", options.to, "only what is owed to this actor");
  due.add_option("--agreement", options.agreement, "only under this agreement");
  due.add_flag("--all", options.all, "closed duties too");
  auto& why = add_command(app, options, Command::why, "why", "the reason for a duty, an agreement's state, a claim");
  why.add_option("id", options.names, "what to explain")->required();
  why.add_flag("--full", options.full, "the whole tree of reasons");
  why.add_flag("--not", options.why_not, "why a clause makes no duty");
  why.add_option("--event", options.event, "with --not: the event in question");
  auto& needs = add_command(app, options, Command::needs, "needs", "the facts missing to decide it");
  needs.add_option("id", options.names, "a duty, clause, agreement or claim")->required();
  auto& calendar = add_command(app, options, Command::calendar, "calendar", "deadlines, expiries, last days of notice");
  calendar.add_option("--until", options.until, "the last day looked at (twelve years on)");
  calendar.add_option("--by", options.by, "only what concerns this actor");
  calendar.add_option("--agreement", options.agreement, "only under this agreement");
  auto& changes = add_command(app, options, Command::changes, "changes", "verdicts that reports changed");
  changes.add_option("--from", options.from, "as known then")->required();
  changes.add_option("--to", options.to, "as known then (everything the library holds)");
  for (CLI::App* command : {&due, &why, &needs, &calendar, &changes}) {
    add_asked(*command, options, flags);
  }
}

void add_instruments(CLI::App& app, Options& options, Flags& flags) {
  auto& status = add_command(app, options, Command::status, "status", "what is in force, who is bound");
  status.add_option("agreement", options.names, "agreements (all)");
  auto& compare = add_command(app, options, Command::compare, "compare", "clauses side by side");
  compare.add_option("agreement", options.names, "two agreements or more (the whole network as a matrix)");
  auto& exits = add_command(app, options, Command::exits, "exits", "every way out: by whose act, how fast, what stays");
  exits.add_option("agreement", options.names, "agreements (all)");
  exits.add_option("--by", options.by, "only what this actor can do");
  exits.add_flag("--next-government", options.next_government, "what a later government of a party could end");
  auto& money = add_command(app, options, Command::money, "money", "sums promised, voted and paid, never converted");
  money.add_option("agreement", options.names, "agreements (all)");
  money.add_option("--by", options.by, "only money of this actor");
  auto& network = add_command(app, options, Command::network, "network", "who is party to what with whom, how firmly");
  network.add_option("--if-attacked", options.attacked, "who must do what by when, were this actor attacked");
  network.add_option("--by", options.by, "with --if-attacked: the attacker");
  network.add_option("--at", options.at, "with --if-attacked: the place");
  network.add_option("--format", options.format, "dot, graphml or geojson");
  for (CLI::App* command : {&status, &compare, &exits, &money, &network}) {
    add_asked(*command, options, flags);
  }
}

void add_record(CLI::App& app, Options& options, Flags& flags) {
  auto& claims = add_command(app, options, Command::claims, "claims", "what a source says, judged part by part");
  claims.add_option("source", options.names, "sources (all)");
  auto& sql = add_command(app, options, Command::sql, "sql", "any question in SQL, over documented views");
  sql.add_option("query", options.names, "a query (the list of views)");
  sql.add_option("--out", options.out, "write the views as an SQLite file");
  auto& tour = add_command(app, options, Command::tour, "tour", "the main job on the shipped library");
  for (CLI::App* command : {&claims, &sql, &tour}) {
    add_asked(*command, options, flags);
  }
}

void add_texts(CLI::App& app, Options& options, Flags& flags) {
  auto& check = add_command(app, options, Command::check, "check", "every fault of these files, or of the library");
  check.add_option("file", options.names, "files or folders (the library)");
  check.add_flag("--alone", options.alone, "without the library's vocabulary");
  check.add_flag("--deep", options.deep, "also what can never fire, never be broken, or clashes");
  check.add_option("--out", options.out, "with --deep: save each clash found as a golden case in this folder");
  add_library(check, options);
  add_output(check, options, flags);
  auto& explain = add_command(app, options, Command::explain, "explain", "a clause as an English sentence");
  explain.add_option("clause", options.names, "clauses or agreements")->required();
  add_asked(explain, options, flags);
  auto& weave = add_command(app, options, Command::weave, "weave", "a library file as one self-contained page");
  weave.add_option("file", options.names, "a file or an agreement")->required();
  weave.add_option("--format", options.format, "html or pdf");
  weave.add_option("--out", options.out, "the file to write (standard output for html)");
  add_library(weave, options);
  auto& fmt = add_command(app, options, Command::fmt, "fmt", "files in canonical form");
  fmt.add_option("file", options.names, "files or folders")->required();
  auto* write = fmt.add_flag("--write", options.write, "write the files instead of printing them");
  fmt.add_flag("--check", options.verify, "say which files are not canonical")->excludes(write);
  add_output(fmt, options, flags);
}

Stop stop_of(const CLI::App& app, const CLI::ParseError& fault) {
  std::ostringstream out;
  std::ostringstream error;
  const bool asked_for = app.exit(fault, out, error) == 0;
  return {asked_for ? ExitCode::answered : ExitCode::bad_input, asked_for ? out.str() : error.str()};
}

} // namespace

std::expected<Options, Stop> parse_arguments(std::span<const std::string> arguments) {
  Options options;
  Flags flags;
  CLI::App app("casus: who owes what to whom by when, and why", "casus");
  app.require_subcommand(1);
  app.set_version_flag("--version", "casus " CASUS_VERSION);
  app.footer("Commands and exit codes: docs/manual/commands.md");
  app.failure_message([](const CLI::App* /*app*/, const CLI::Error& fault) {
    return std::string("casus: ") + fault.what() + "\nTry `casus --help`.\n";
  });
  add_instruments(app, options, flags);
  add_duties(app, options, flags);
  add_record(app, options, flags);
  add_texts(app, options, flags);
  // CLI11 takes its arguments last first.
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& fault) {
    return std::unexpected(stop_of(app, fault));
  }
  options.output = flags.json ? Output::json : flags.csv ? Output::csv : Output::table;
  return options;
}

} // namespace casus::cli
