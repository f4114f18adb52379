// SPDX-License-Identifier: Apache-2.0
#include "cli/receipt.h"

#include "cli/asking.h"
#include "cli/checkpoints.h"
#include "cli/files.h"
#include "cli/open_record.h"
#include "cli/questions.h"
#include "cli/tour.h"
#include "record/chain.h"
#include "record/verify.h"
#include "source/planted.h"
#include "time/written.h"
#include "time/zone.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace casus::cli {

namespace {

using planted::has;
using planted::Leak;

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::string_view schema = "casus.receipt/1";

/// The arguments without the receipt's own, which say nothing of the answer.
json::array question_of(const std::vector<std::string>& arguments) {
  json::array question;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--receipt") {
      ++i;
    } else if (!arguments[i].starts_with("--receipt=")) {
      question.emplace_back(arguments[i]);
    }
  }
  return question;
}

/// The path of a text from the folder that was named, so that a library may be moved.
std::string name_of(const fs::path& text, const std::vector<fs::path>& library) {
  for (const fs::path& folder : library) {
    if (text == folder) return text.filename().string();
    if (lies_in(text, folder)) return text.lexically_relative(folder).string();
  }
  return text.filename().string();
}

json::array texts_of(const Library& library) {
  json::array texts;
  for (std::uint32_t i = 0; i < library.texts.size(); ++i) {
    const source::FileId file{i};
    if (library.texts.path(file) == record_path) continue; // its entries have heads
    std::string bytes(library.texts.view(file));
    if (has(Leak::whole_files_hashed)) bytes = bytes_of_file(library.texts.path(file)).value_or("");
    texts.push_back(json::object{{"text", name_of(fs::path(library.texts.path(file)), library.paths)},
                                 {"hash", record::hex(record::hash_of(bytes))}});
  }
  return texts;
}

json::array heads_of(const Library& library) {
  json::array heads;
  for (const record::Head& head : library.heads) {
    heads.push_back(json::object{{"marking", head.marking}, {"entries", head.count}, {"hash", record::hex(head.hash)}});
  }
  return heads;
}

std::string receipt_of(const Options& options, const Surroundings& surroundings, const Library& library,
                       const Finished& answer) {
  const std::string said = answer.out + '\0' + answer.err;
  json::object receipt{{"schema", schema},
                       {"program", CASUS_VERSION},
                       {"zones", time::zone_database_version()},
                       {"asked_at", surroundings.now.seconds},
                       {"terminal", surroundings.terminal},
                       {"question", question_of(options.arguments)},
                       {"texts", texts_of(library)},
                       {"record", heads_of(library)},
                       {"exit_code", static_cast<int>(answer.code)},
                       {"answer", record::hex(record::hash_of(said))}};
  receipt["seal"] = record::hex(record::hash_of(json::serialize(receipt)));
  return json::serialize(receipt) + "\n";
}

/// What is needed to ask again.
struct Receipt {
  json::object object;
  Options options;
  Surroundings surroundings;
};

std::expected<Receipt, std::string> read_receipt(const std::string& bytes, const Surroundings& surroundings) {
  const std::string none = "this is no receipt, or it was altered";
  json::error_code fault;
  const json::value value = json::parse(bytes, fault);
  const json::object* object = fault ? nullptr : value.if_object();
  // One form only: whoever changes a byte makes another receipt or none.
  if (object == nullptr || json::serialize(*object) + "\n" != bytes) return std::unexpected(none);
  const auto member = [&](std::string_view name) {
    const json::value* found = object->if_contains(name);
    return found != nullptr ? *found : json::value();
  };
  const json::value named = member("schema");
  const json::value question = member("question");
  const json::value heads = member("record");
  const json::value asked_at = member("asked_at");
  const json::value terminal = member("terminal");
  const bool shaped = named.is_string() && named.get_string() == schema && question.is_array() && heads.is_array() &&
                      asked_at.is_int64() && terminal.is_bool();
  if (!shaped || !time::can_be_written({asked_at.get_int64()})) return std::unexpected(none);
  std::vector<std::string> arguments;
  for (const json::value& word : question.get_array()) {
    if (!word.is_string()) return std::unexpected(none);
    arguments.emplace_back(std::string_view(word.get_string()));
  }
  auto options = parse_arguments(arguments);
  if (!options) return std::unexpected(none);
  options->arguments = std::move(arguments);
  options->up_to.emplace();
  for (const json::value& head : heads.get_array()) {
    const json::object* one = head.if_object();
    const json::value* marking = one != nullptr ? one->if_contains("marking") : nullptr;
    const json::value* entries = one != nullptr ? one->if_contains("entries") : nullptr;
    if (marking == nullptr || entries == nullptr || !marking->is_string() || !entries->is_int64() ||
        entries->get_int64() < 1)
      return std::unexpected(none);
    options->up_to->emplace(std::string_view(marking->get_string()), static_cast<std::uint64_t>(entries->get_int64()));
  }
  Surroundings then = surroundings;
  then.now = {asked_at.get_int64()};
  then.terminal = terminal.get_bool();
  return Receipt{*object, *std::move(options), then};
}

/// What differs, in words; the least that explains the rest comes first.
std::vector<std::string> differences(const json::object& said, const json::object& found) {
  std::vector<std::string> words;
  const auto differs = [&](std::string_view name) {
    const json::value* one = said.if_contains(name);
    const json::value* other = found.if_contains(name);
    return one == nullptr || other == nullptr || *one != *other;
  };
  if (differs("program")) words.emplace_back("the program is of another version");
  if (differs("zones")) words.emplace_back("the zone database is of another version");
  if (differs("question")) words.emplace_back("the question is another one");
  if (differs("texts")) words.emplace_back("the library's texts are not those of the receipt");
  if (differs("record")) words.emplace_back("the record does not hold what the receipt saw");
  if (differs("exit_code") || differs("answer")) words.emplace_back("the answer is another one");
  return words;
}

/// A question, asked for nothing but its answer: no file is written.
bool is_provable(const Options& options) {
  const bool question = options.command <= Command::explain || options.command == Command::tour;
  return question && options.out.empty();
}

/// Whether the record that a receipt rests on is what was appended. A sentence where it is not.
std::optional<std::string> unsound(const Options& options, const model::Clearance& clearance, const Trust& trust) {
  if (options.record.empty()) return std::nullopt;
  const auto ledger = open_record(options.record, false);
  if (!ledger) return ledger.error().sentence;
  const auto verified = record::verify(**ledger, clearance, trust.outside, trust.signer);
  if (!verified) return verified.error().sentence;
  if (verified->findings.empty()) return std::nullopt;
  return "the record is not sound; `casus verify --record` says what is wrong";
}

/// What the asker held, where whoever proves it holds as much: a proof tells as much as an answer.
std::expected<model::Clearance, Finished> clearance_to_prove(const Options& again, const Options& options,
                                                             const Surroundings& surroundings) {
  auto asked = clearance_of(again, surroundings);
  if (!asked || has(Leak::receipts_of_others)) return asked;
  Options prover = again;
  prover.as = options.as;
  const auto held = clearance_of(prover, surroundings);
  if (!held) return held;
  if (std::ranges::all_of(asked->markings, [&](const std::string& marking) { return held->sees(marking); }))
    return asked;
  return std::unexpected(refused("the receipt is that of somebody who held `" + again.as +
                                 "`, and proving it would tell as much; `--as` says which markings you hold"));
}

} // namespace

Finished with_receipt(const Options& options, const Surroundings& surroundings, const Library& library,
                      Finished answer) {
  if (options.receipt.empty() && options.receipt_into == nullptr) return answer;
  if (!is_provable(options)) return refused("--receipt proves an answer, and --out writes a file; ask without it");
  const std::string receipt = receipt_of(options, surroundings, library, answer);
  json::error_code fault;
  json::parse(receipt, fault);
  if (fault) return refused("--receipt: the question or the path of a text is not UTF-8, and a receipt is");
  if (options.receipt_into != nullptr) {
    *options.receipt_into = receipt;
    return answer;
  }
  if (!write_file(options.receipt, receipt)) return refused("cannot write `" + options.receipt + "`");
  return answer;
}

Finished verify_receipt(const Options& options, const Surroundings& surroundings) {
  if (options.names.size() != 1) return refused("verify proves one receipt at a time");
  const auto bytes = bytes_of_file(options.names.front());
  if (!bytes) return refused(bytes.error());
  auto receipt = read_receipt(*bytes, surroundings);
  if (!receipt) return {ExitCode::no, "not proved: " + receipt.error() + "\n", ""};
  Options again = receipt->options;
  if (!is_provable(again)) return {ExitCode::no, "not proved: it asks no question\n", ""};
  if (!options.library.empty()) again.library = options.library;
  if (!options.record.empty()) again.record = options.record;
  const auto trust = trust_of(options);
  if (!trust) return refused(trust.error());
  if (again.record.empty() && (trust->signer || !trust->outside.empty()))
    return refused("--signed-by and --checkpoint speak of a record, and the receipt rests on none");
  const auto clearance = clearance_to_prove(again, options, surroundings);
  if (!clearance) return clearance.error();
  std::string found;
  again.receipt_into = &found;
  if (const auto wrong = unsound(again, *clearance, *trust)) return {ExitCode::no, "not proved: " + *wrong + "\n", ""};
  const Finished asked =
      again.command == Command::tour ? tour(again, receipt->surroundings) : ask(again, receipt->surroundings);
  if (found == *bytes) return {ExitCode::answered, "proved: the same question has the same answer\n", ""};
  if (found.empty()) return {ExitCode::no, "not proved: the question is not answered any more\n", asked.err};
  json::error_code none; // what was written a moment ago is JSON
  const json::value value = json::parse(found, none);
  Finished finished{ExitCode::no, "", ""};
  for (const std::string& difference : differences(receipt->object, value.get_object()))
    finished.out += "not proved: " + difference + "\n";
  if (finished.out.empty()) finished.out = "not proved: the receipt was altered\n";
  return finished;
}

} // namespace casus::cli
