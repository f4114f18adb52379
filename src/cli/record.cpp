// SPDX-License-Identifier: Apache-2.0
// `casus record`: rows and texts in, entries appended, or every fault of them.
#include "cli/asking.h"
#include "cli/files.h"
#include "cli/ledger_commands.h"
#include "cli/lesser_views.h"
#include "cli/open_record.h"
#include "cli/questions.h"
#include "cli/recording.h"
#include "cli/table_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <unistd.h>

namespace casus::cli {

namespace {

namespace fs = std::filesystem;

bool is_text(const fs::path& file) { return file.extension() == ".md" || file.extension() == ".casus"; }

std::string user_name() {
  for (const char* variable : {"CASUS_RECORDER", "USER", "LOGNAME"}) {
    const char* name = std::getenv(variable);
    if (name != nullptr && *name != '\0') return name;
  }
  return "unknown";
}

/// `rows.csv:3: column `said`: expected ...`; of options `casus: --said: ...`.
std::string shown(const std::string& file, const RowFault& fault) {
  std::string line = file.empty() ? "casus" : file;
  if (!file.empty() && fault.line > 0) line += ":" + std::to_string(fault.line);
  if (!fault.column.empty()) line += file.empty() ? ": --" + fault.column : ": column `" + fault.column + "`";
  return line + ": " + fault.sentence + "\n";
}

/// What has been gathered from all that was named.
struct Gathered {
  std::vector<record::Content> contents;
  std::string faults;  // for people, all of them
  bool barred = false; // a fault that keeps everything out, good rows too
};

/// Takes the rows with faults out; false when there are none.
bool take_out(std::vector<Row>& rows, const std::vector<RowFault>& faults) {
  const auto faulty = [&](const Row& row) {
    return std::ranges::find(faults, row.line, &RowFault::line) != faults.end();
  };
  return std::erase_if(rows, faulty) > 0;
}

/// With `keep_good`, rows with faults are taken out until the rest is sound: a row may rest on one that was taken out.
record::Result<void> gather_rows(const std::string& file, Rows rows, bool keep_good, const Background& background,
                                 Gathered& into) {
  for (const RowFault& fault : rows.faults) {
    into.faults += shown(file, fault);
    into.barred = into.barred || fault.line <= 1; // the header, or the only row
  }
  take_out(rows.rows, rows.faults);
  for (;;) {
    auto recording = recording_of_rows(rows.rows, background);
    if (!recording) return std::unexpected(recording.error());
    into.faults += recording->messages;
    into.barred = into.barred || !recording->messages.empty();
    for (const RowFault& fault : recording->faults)
      into.faults += shown(file, fault);
    if (recording->faults.empty()) std::ranges::move(recording->contents, std::back_inserter(into.contents));
    if (recording->faults.empty() || !keep_good || !take_out(rows.rows, recording->faults)) return {};
  }
}

record::Result<void> gather_table(const std::string& name, const Options& options, const Background& background,
                                  Gathered& into) {
  const fs::path file(name);
  const auto bytes = bytes_of_file(file);
  if (!bytes) {
    into.faults += "casus: " + bytes.error() + "\n";
    into.barred = true;
    return {};
  }
  const bool json = file.extension() == ".ndjson" || file.extension() == ".jsonl";
  return gather_rows(name, json ? rows_of_ndjson(*bytes) : rows_of_csv(*bytes), options.keep_good, background, into);
}

record::Result<void> gather_texts(const std::vector<fs::path>& files, const Background& background, Gathered& into) {
  if (files.empty()) return {};
  auto recording = recording_of_texts(files, background);
  if (!recording) return std::unexpected(recording.error());
  into.faults += recording->messages;
  into.barred = into.barred || !recording->messages.empty();
  std::ranges::move(recording->contents, std::back_inserter(into.contents));
  return {};
}

/// Lets the user fill in a form with the editor of their choice. Fault: a sentence.
std::expected<Rows, std::string> filled_form(const Row& row) {
  const char* visual = std::getenv("VISUAL");
  const char* editor = visual != nullptr && *visual != '\0' ? visual : std::getenv("EDITOR");
  if (editor == nullptr || *editor == '\0') return std::unexpected("--form needs an editor: set EDITOR or VISUAL");
  std::string path = (fs::temp_directory_path() / "casus-form-XXXXXX").string();
  const int descriptor = mkstemp(path.data());
  if (descriptor < 0) return std::unexpected("cannot make a file for the form in the temporary folder");
  close(descriptor);
  write_file(path, form_of(row));
  const int status = std::system((std::string(editor) + " '" + path + "'").c_str());
  const auto bytes = bytes_of_file(path);
  std::error_code ignored;
  fs::remove(path, ignored);
  if (status != 0)
    return std::unexpected("the editor `" + std::string(editor) + "` ended with a fault; nothing is recorded");
  if (!bytes) return std::unexpected(bytes.error());
  return rows_of_form(*bytes);
}

Finished recorded(const Options& options, const std::vector<record::Address>& addresses) {
  questions::Table table{.title = {}, .columns = {{"entry", "recorded"}}, .rows = {}, .notes = {}};
  boost::json::array list;
  for (const record::Address& address : addresses) {
    table.rows.push_back({{to_string(address)}});
    list.emplace_back(to_string(address));
  }
  Finished finished;
  if (options.output == Output::json) {
    finished.out =
        boost::json::serialize(boost::json::object{{"schema", "casus.recorded/1"}, {"entries", list}}) + "\n";
  } else if (options.output == Output::csv) {
    finished.out = table_csv(table);
  } else {
    finished.out = "recorded " + std::to_string(addresses.size()) + (addresses.size() == 1 ? " entry" : " entries");
    if (!addresses.empty()) finished.out += ": " + to_string(addresses.front());
    if (addresses.size() > 1) finished.out += " to " + to_string(addresses.back());
    finished.out += "\n";
  }
  return finished;
}

/// Who recorded, and since when it was known.
void complete(std::vector<record::Content>& contents, const Options& options, time::Instant now) {
  const std::string recorder = options.recorder.empty() ? user_name() : options.recorder;
  for (record::Content& content : contents) {
    content.recorder = recorder;
    if (options.as_said && content.statement) content.known_from = std::min(content.statement->said.last(), now);
  }
}

record::Result<Gathered> gather(const Options& options, const Background& background) {
  Gathered gathered;
  std::vector<fs::path> texts;
  for (const std::string& name : options.names) {
    if (is_text(name)) {
      texts.emplace_back(name);
    } else if (auto taken = gather_table(name, options, background, gathered); !taken) {
      return std::unexpected(taken.error());
    }
  }
  if (auto taken = gather_texts(texts, background, gathered); !taken) return std::unexpected(taken.error());
  if (!options.names.empty() && !options.form) return gathered;
  Rows rows{.rows = {options.row}, .faults = {}};
  if (options.form) {
    auto form = filled_form(options.row);
    if (!form) {
      gathered.faults += "casus: " + form.error() + "\n";
      gathered.barred = true;
      return gathered;
    }
    rows = *std::move(form);
  }
  const std::string file = options.form ? "the form" : "";
  if (auto taken = gather_rows(file, std::move(rows), options.keep_good, background, gathered); !taken)
    return std::unexpected(taken.error());
  return gathered;
}

/// What is recorded stays: it must not rest on what some of its readers may not see.
record::Result<std::string> unreadable_for_others(const Gathered& gathered, const Background& background) {
  std::set<std::string> markings;
  for (const record::Content& content : gathered.contents)
    markings.insert(content.marking);
  return faults_of_lesser_views(background.library, background.clearance, markings, background.ledger,
                                gathered.contents);
}

} // namespace

Finished record_reports(const Options& options, const Surroundings& surroundings) {
  const auto paths = library_paths(options, surroundings);
  if (!paths) return paths.error();
  const auto clearance = clearance_of(options.as, *paths);
  if (!clearance) return refused(clearance.error());
  auto ledger = open_record(options.record, false);
  if (!ledger && ledger.error().kind != record::FaultKind::cannot_open) return refused(ledger.error().sentence);
  const Background background{*paths, ledger ? ledger->get() : nullptr, *clearance};
  auto gathered = gather(options, background);
  if (!gathered) return refused(gathered.error().sentence);
  const bool stops = gathered->barred || (!gathered->faults.empty() && !options.keep_good);
  if (stops) {
    return {ExitCode::bad_input, "", gathered->faults + "casus: nothing is recorded\n"};
  }
  complete(gathered->contents, options, surroundings.now);
  const auto unreadable = unreadable_for_others(*gathered, background);
  if (!unreadable) return refused(unreadable.error().sentence);
  if (!unreadable->empty()) return {ExitCode::bad_input, "", *unreadable + "casus: nothing is recorded\n"};
  if (!ledger) ledger = open_record(options.record, true);
  if (!ledger) return refused(ledger.error().sentence);
  const auto addresses = (*ledger)->append(gathered->contents, surroundings.now);
  if (!addresses) return refused(addresses.error().sentence);
  Finished finished = recorded(options, *addresses);
  finished.err = gathered->faults;
  if (!gathered->faults.empty()) finished.code = ExitCode::no;
  return finished;
}

} // namespace casus::cli
