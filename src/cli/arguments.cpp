// SPDX-License-Identifier: Apache-2.0
// The adapter to CLI11, which reports by exceptions: none leaves this file.
#include "cli/arguments.h"

#include "source/nearest.h"

#include <algorithm>
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

// One folder or file each time: what follows it is a name that the question asks about.
void add_library(CLI::App& command, Options& options) {
  command.add_option("--library", options.library, "folder or file to read (the shipped library); may be repeated")
      ->allow_extra_args(false);
}

void add_viewer(CLI::App& command, Options& options) {
  command.add_option("--as", options.as, "the markings that you hold, with commas (none: what is open to all)");
}

void add_asked(CLI::App& command, Options& options, Flags& flags) {
  command.add_option("--on", options.on, "the moment asked about (now)");
  command.add_option("--known-at", options.known_at, "as known then (everything the library holds)");
  command.add_option("--standard", options.standard, "which reports count: reported, confirmed, undisputed");
  add_library(command, options);
  command.add_option("--record", options.record, "a record beside the library: its file, or postgresql://...");
  add_viewer(command, options);
  command.add_option("--receipt", options.receipt,
                     "a file for the receipt, by which `casus verify` proves the answer again");
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
  auto& why =
      add_command(app, options, Command::why, "why", "the reason for a duty, an agreement's state, a claim, an event");
  why.add_option("id", options.names, "what to explain")->required();
  why.add_flag("--full", options.full, "the whole tree of reasons");
  why.add_flag("--not", options.why_not, "why a clause makes no duty");
  why.add_option("--replayed", options.replayed, "of a duty that a replay found: the folder that it filled");
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

void add_ledger(CLI::App& app, Options& options, Flags& flags) {
  auto& record = add_command(app, options, Command::record, "record", "append reports: from options, a form, or files");
  record.add_option("file", options.names, "CSV, NDJSON (.ndjson, .jsonl), or casus text (.casus, .md)");
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    record.add_option("--" + std::string(to_string(field)), options.row[field], std::string(meaning(field)));
  }
  record.add_option("--recorder", options.recorder, "who records (the user's name on this machine)");
  record.add_flag("--form", options.form, "fill in a form in the editor ($VISUAL, $EDITOR)");
  record.add_flag("--as-said", options.as_said, "history taken over: known since it was said, not since now");
  record.add_flag("--keep-good", options.keep_good, "record the good rows and leave the bad ones out");
  auto& log = add_command(app, options, Command::log, "log", "the entries of a record, in order of recording");
  log.add_option("--event", options.event, "only of this event");
  log.add_option("--known-at", options.known_at, "as known then (everything)");
  auto& verify = add_command(app, options, Command::verify, "verify", "proves that a record is whole and unaltered");
  verify.add_option("receipt", options.names, "a receipt to be proved again, in place of the record alone");
  verify.add_option("--signed-by", options.signed_by, "only checkpoints of this key count: its hexadecimal digits");
  verify.add_option("--checkpoint", options.outside, "a file of checkpoints that were kept elsewhere");
  auto& checkpoint = add_command(app, options, Command::checkpoint, "checkpoint", "signs how far a record has come");
  checkpoint.add_option("--key", options.key, "the file of the signing key")->required();
  checkpoint.add_flag("--new-key", options.new_key, "make the key and its file");
  checkpoint.add_option("--out", options.out, "a file for the checkpoints, to be kept elsewhere too");
  for (CLI::App* command : {&record, &log, &verify, &checkpoint}) {
    auto* place = command->add_option("--record", options.record, "the record: its file, or postgresql://...");
    if (command != &verify) place->required();
    command->add_option("--library", options.library, "folder or file to read (the shipped library)");
    command->add_option("--zone", options.zone, "zone of the times shown (Europe/Kyiv)");
    add_viewer(*command, options);
    add_output(*command, options, flags);
  }
}

void add_texts(CLI::App& app, Options& options, Flags& flags) {
  auto& check = add_command(app, options, Command::check, "check", "every fault of these files, or of the library");
  check.add_option("file", options.names, "files or folders (the library)");
  check.add_flag("--alone", options.alone, "without the library's vocabulary");
  check.add_flag("--deep", options.deep, "also what can never fire, never be broken, or clashes");
  check.add_option("--out", options.out, "with --deep: save each clash found as a golden case in this folder");
  add_library(check, options);
  add_viewer(check, options);
  add_output(check, options, flags);
  auto& explain = add_command(app, options, Command::explain, "explain", "a clause as an English sentence");
  explain.add_option("clause", options.names, "clauses or agreements")->required();
  add_asked(explain, options, flags);
  auto& weave = add_command(app, options, Command::weave, "weave", "a library file as one self-contained page");
  weave.add_option("file", options.names, "a file or an agreement")->required();
  weave.add_option("--format", options.format, "html or pdf");
  weave.add_option("--out", options.out, "the file to write (standard output for html)");
  add_library(weave, options);
  add_viewer(weave, options);
  auto& fmt = add_command(app, options, Command::fmt, "fmt", "files in canonical form");
  fmt.add_option("file", options.names, "files or folders")->required();
  auto* write = fmt.add_flag("--write", options.write, "write the files instead of printing them");
  fmt.add_flag("--check", options.verify, "say which files are not canonical")->excludes(write);
  add_viewer(fmt, options);
  add_output(fmt, options, flags);
}

std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& known) {
  const auto near = source::nearest(wanted, known);
  return near ? "; did you mean `" + *near + "`?" : "";
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  return names;
}

// What the first unknown word is, and the known one nearest to it; empty when every word is known.
std::string unknown_word(const CLI::App& app, std::span<const std::string> arguments) {
  const auto named = std::ranges::find_if(arguments, [](const std::string& word) { return !word.starts_with("-"); });
  if (named == arguments.end()) {
    return arguments.empty() ? "no command is given, such as `casus status`" : "";
  }
  std::vector<std::string> commands;
  const CLI::App* command = nullptr;
  for (const CLI::App* each : app.get_subcommands({})) {
    commands.push_back(each->get_name());
    command = each->get_name() == *named ? each : command;
  }
  if (command == nullptr) {
    return "there is no command `" + *named + "`" + did_you_mean(*named, commands);
  }
  const std::vector<std::string> options = option_names(*command);
  for (const std::string& word : std::span(named, arguments.end())) {
    const std::string name = word.substr(0, word.find('='));
    if (name.starts_with("--") && std::ranges::find(options, name) == options.end()) {
      return "`casus " + *named + "` has no option `" + name + "`" + did_you_mean(name, options);
    }
  }
  return {};
}

void add_compile(CLI::App& app, Options& options) {
  auto& compile = add_command(app, options, Command::compile, "compile", "a checked library kept in one file");
  compile.add_option("library", options.names, "folders or files to read (the shipped library)");
  compile.add_option("--out", options.out, "the file to write")->required();
}

void add_replay(CLI::App& app, Options& options, Flags& flags) {
  auto& replay = add_command(app, options, Command::replay, "replay", "files of events followed through a library");
  replay.add_option("library", options.names, "folders or files to read (the shipped library)");
  replay.add_option("--events", options.events, "CSV or NDJSON, gzip too; - is standard input")->required();
  replay.add_option("--table", options.table,
                    "the table of the library that says how they are read (the first that fits)");
  replay.add_option("--until", options.until,
                    "the second asked about: a moment, or a number as the table counts (the last event)");
  replay.add_option("--out", options.out, "folder for duties.csv and answers.csv");
  replay.add_flag("--summary", options.summary, "only count, in the memory that open duties need");
  replay.add_option("--ask", options.ask, "a file of questions, answered in answers.csv");
  replay.add_option("--threads", options.threads, "how many threads (all that the machine has)");
  replay.add_flag("--keep-good", options.keep_good, "leave out rows that have a fault");
  replay.add_option("--standard", options.standard,
                    "which reports of the library count: reported, confirmed, undisputed");
  add_viewer(replay, options);
  replay.add_option("--zone", options.zone, "zone in which --until is read (Europe/Kyiv)");
  add_output(replay, options, flags);
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
  app.failure_message([arguments](const CLI::App* whole, const CLI::Error& fault) {
    const std::string unknown = unknown_word(*whole, arguments);
    return "casus: " + (unknown.empty() ? fault.what() : unknown) + "\nTry `casus --help`.\n";
  });
  add_instruments(app, options, flags);
  add_duties(app, options, flags);
  add_record(app, options, flags);
  add_ledger(app, options, flags);
  add_texts(app, options, flags);
  add_compile(app, options);
  add_replay(app, options, flags);
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
