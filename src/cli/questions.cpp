// SPDX-License-Identifier: Apache-2.0
#include "cli/questions.h"

#include "cli/asking.h"
#include "cli/compile.h"
#include "cli/receipt.h"
#include "cli/replay.h"
#include "cli/seen_record.h"
#include "exchange/compiled.h"
#include "questions/ids.h"
#include "source/render.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace casus::cli {

namespace {

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

std::ptrdiff_t unknown_names(const Library& library) {
  return std::ranges::count(library.reading.diagnostics.all(), source::Kind::unknown_name, &source::Diagnostic::kind);
}

/// A library of one's own replaces the shipped one, words and all. Says so when the shipped words are what is missing.
std::string vocabulary_hint(std::vector<std::filesystem::path> paths, const model::Clearance& clearance,
                            const Library& library, const Surroundings& surroundings) {
  const auto vocabulary = vocabulary_files(shipped_library(surroundings.program));
  if (vocabulary.empty() || unknown_names(library) == 0) return {};
  paths.insert(paths.begin(), vocabulary.begin(), vocabulary.end());
  if (unknown_names(read_library(library_texts(paths, clearance))) >= unknown_names(library)) return {};
  std::string words;
  for (const std::filesystem::path& file : vocabulary) {
    words += " --library " + file.string();
  }
  return "\ncasus: these names are in the shipped vocabulary, which `--library` leaves out; read it too with\n " +
         words + "\n";
}

} // namespace

// A date of knowledge holds all that was said on that date. Reports are dated by days of UTC, readers live in their
// zone: so it lasts until the date is over in both.
std::expected<time::Instant, std::string> known_at_of(const std::string& text, std::string_view option,
                                                      time::Zone zone) {
  const auto here = instant_of(text, option, zone, questions::best_knowledge);
  const auto moment = time::parse_moment(text, zone);
  if (!here || !moment) {
    return here;
  }
  const bool date = moment->precision == time::Precision::day || moment->precision == time::Precision::month ||
                    moment->precision == time::Precision::year;
  const auto utc = instant_of(text, option, time::Zone::utc(), questions::best_knowledge);
  return date && utc ? std::max(*here, *utc) : here;
}

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
  const auto known_at = known_at_of(options.known_at, "--known-at", *zone);
  if (!known_at) {
    return std::unexpected(known_at.error());
  }
  return questions::Asked{.on = *on, .known_at = *known_at, .standard = *standard, .zone = *zone};
}

std::expected<std::vector<std::filesystem::path>, Finished> library_paths(const Options& options,
                                                                          const Surroundings& surroundings) {
  std::vector<std::filesystem::path> paths(options.library.begin(), options.library.end());
  if (paths.empty()) {
    paths.push_back(shipped_library(surroundings.program));
    if (paths.front().empty()) {
      return std::unexpected(refused("the shipped library is not found; name one with --library or CASUS_LIBRARY"));
    }
  }
  return paths;
}

namespace {

/// `why` of something that may be an event: the ids of duties and clauses have a stroke in them.
bool may_ask_of_event(const Options& options) {
  return options.command == Command::why && !options.why_not && !options.record.empty() && options.names.size() == 1 &&
         options.names.front().find('/') == std::string::npos;
}

/// Of a long record what the answer about one event needs and no more; nothing where the id is of something else, or
/// where there is a fault to be told of the whole.
std::optional<Library> library_of_event(const Options& options, const std::vector<std::filesystem::path>& paths,
                                        const model::Clearance& clearance) {
  const std::string& id = options.names.front();
  LibraryTexts texts = library_texts(paths, clearance);
  EventNames names = event_names(texts.texts, texts.files);
  names.mentioned.insert(id); // the texts may lean on events of the record, too
  auto record = seen_record(options, clearance, names.mentioned);
  if (!record) return std::nullopt;
  const bool there =
      names.declared.contains(id) || std::ranges::any_of(record->entries, [&](const record::Entry& entry) {
        return entry.content.event == id && !entry.content.declaration.empty();
      });
  if (!there) return std::nullopt;
  Library library = read_library(std::move(texts), record->entries);
  library.heads = std::move(record->heads);
  library.paths = paths;
  const model::Model& model = library.reading.model;
  const bool else_named =
      questions::find_agreement(model, id) || std::ranges::count(model.claims, id, &model::Claim::id) > 0;
  if (library.reading.diagnostics.has_errors() || else_named) return std::nullopt;
  return library;
}

std::expected<Library, Finished> without_texts(const std::filesystem::path& compiled) {
  auto library = read_compiled(compiled.string());
  if (!library) return std::unexpected(refused(library.error()));
  library->paths = {compiled};
  return *std::move(library);
}

} // namespace

std::expected<Library, Finished> checked_library(const Options& options, const Surroundings& surroundings) {
  auto paths = library_paths(options, surroundings);
  if (!paths) return std::unexpected(paths.error());
  const auto compiled =
      std::ranges::find_if(*paths, [](const auto& path) { return exchange::is_compiled(path.string()); });
  if (compiled != paths->end()) {
    if (paths->size() > 1) return std::unexpected(refused("a compiled library stands alone: name no other beside it"));
    // It holds what is open; what a viewer holds, and a record's entries, are read together with the texts.
    if (options.as.empty() && options.record.empty()) return without_texts(*compiled);
    paths = compiled_from(compiled->string());
  }
  const auto clearance = clearance_of(options.as, *paths);
  if (!clearance) return std::unexpected(refused(clearance.error()));
  if (may_ask_of_event(options)) {
    if (auto library = library_of_event(options, *paths, *clearance)) return *std::move(library);
  }
  auto record = seen_record(options, *clearance);
  if (!record) return std::unexpected(refused(record.error().sentence));
  Library library = read_library(library_texts(*paths, *clearance), record->entries);
  library.heads = std::move(record->heads);
  library.paths = *paths;
  if (library.reading.diagnostics.has_errors()) {
    std::string said = source::render_text(library.reading.diagnostics, library.texts, false);
    said += vocabulary_hint(*paths, *clearance, library, surroundings);
    return std::unexpected(Finished{ExitCode::bad_input, "", std::move(said)});
  }
  return library;
}

std::expected<Library, Finished> whole_library(const Options& options, const Surroundings& surroundings) {
  auto library = checked_library(options, surroundings);
  if (library) library->reading.model = model::written_out(std::move(library->reading.model));
  return library;
}

std::expected<model::Clearance, Finished> clearance_of(const Options& options, const Surroundings& surroundings) {
  if (options.as.empty()) return model::Clearance{};
  const auto paths = library_paths(options, surroundings);
  if (!paths) return std::unexpected(paths.error());
  auto clearance = clearance_of(options.as, *paths);
  if (!clearance) return std::unexpected(refused(clearance.error()));
  return *std::move(clearance);
}

namespace {

Finished answer(const Asking& asking) {
  switch (asking.options.command) {
  case Command::status: return ask_status(asking);
  case Command::due: return ask_due(asking);
  case Command::why: return ask_why(asking);
  case Command::claims: return ask_claims(asking);
  case Command::compare: return ask_compare(asking);
  case Command::exits: return ask_exits(asking);
  case Command::changes: return ask_changes(asking);
  case Command::money: return ask_money(asking);
  case Command::network: return ask_network(asking);
  case Command::calendar: return ask_calendar(asking);
  case Command::needs: return ask_needs(asking);
  case Command::explain: return ask_explain(asking);
  case Command::sql: return ask_sql(asking);
  default: break; // the rest asks no question
  }
  return refused("this command asks no question");
}

Finished answer_of(const Library& library, const Options& options, const Surroundings& surroundings,
                   const questions::Asked& asked) {
  const model::Model& model = library.reading.model;
  const engine::Engine engine(model);
  const questions::Case answered(model, engine, asked);
  const Asking asking{options, answered, engine, coloured(options, surroundings)};
  return with_receipt(options, surroundings, library, answer(asking));
}

} // namespace

Finished ask(const Options& options, const Surroundings& surroundings) {
  const auto asked = asked_of(options, surroundings.now);
  if (!asked) return refused(asked.error());
  const bool receipt = !options.receipt.empty() || options.receipt_into != nullptr;
  if (!options.replayed.empty() && receipt)
    return refused("--receipt proves an answer from texts, not from --replayed");
  if (!options.replayed.empty()) return ask_why_replayed(options, surroundings, *asked);
  const auto library = whole_library(options, surroundings);
  return library ? answer_of(*library, options, surroundings, *asked) : library.error();
}

Finished ask_of(const Library& library, const Options& options, const Surroundings& surroundings) {
  const auto asked = asked_of(options, surroundings.now);
  return asked ? answer_of(library, options, surroundings, *asked) : refused(asked.error());
}

} // namespace casus::cli
