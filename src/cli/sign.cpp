// SPDX-License-Identifier: Apache-2.0
// `casus checkpoint`: signs the head of every compartment that the signer sees.
#include "cli/asking.h"
#include "cli/checkpoints.h"
#include "cli/files.h"
#include "cli/ledger_commands.h"
#include "cli/open_record.h"
#include "cli/questions.h"
#include "record/verify.h"

namespace casus::cli {

namespace {

Finished shown(const Options& options, const std::vector<record::Checkpoint>& checkpoints, const record::OpenKey& key) {
  const std::string digits = record::hex(key);
  if (options.output == Output::json) {
    boost::json::array list;
    for (const record::Checkpoint& one : checkpoints) {
      list.push_back(boost::json::object{{"marking", one.head.marking},
                                         {"entries", one.head.count},
                                         {"hash", record::hex(one.head.hash)},
                                         {"signature", record::hex(one.signature)}});
    }
    const boost::json::object object{{"schema", "casus.checkpoints/1"}, {"key", digits}, {"checkpoints", list}};
    return {ExitCode::answered, boost::json::serialize(object) + "\n", ""};
  }
  std::string text;
  for (const record::Checkpoint& one : checkpoints) {
    text += compartment_name(one.head.marking) + ": signed up to entry " + std::to_string(one.head.count) + "\n";
  }
  if (checkpoints.empty()) text += "no entries to sign\n";
  return {ExitCode::answered, text + "key: " + digits + "\n", ""};
}

/// A head that does not follow from its entries is not to be vouched for.
std::expected<std::vector<record::Head>, std::string> sound_heads(record::Ledger& ledger,
                                                                  const record::Clearance& clearance) {
  auto verified = record::verify(ledger, clearance);
  if (!verified) return std::unexpected(verified.error().sentence);
  if (!verified->findings.empty()) {
    return std::unexpected("the record is not sound, so nothing is signed; `casus verify` says what is wrong");
  }
  return std::move(verified->heads);
}

} // namespace

Finished sign_checkpoint(const Options& options, const Surroundings& surroundings) {
  const auto clearance = clearance_of(options, surroundings);
  if (!clearance) return clearance.error();
  const auto ledger = open_record(options.record, false);
  if (!ledger) return refused(ledger.error().sentence);
  const auto heads = sound_heads(**ledger, *clearance);
  if (!heads) return refused(heads.error());
  const auto key = options.new_key ? make_key(options.key) : read_key(options.key);
  if (!key) return refused(key.error());
  std::vector<record::Checkpoint> checkpoints;
  for (const record::Head& head : *heads) {
    checkpoints.push_back(record::sign(head, surroundings.now, *key));
    if (const auto kept = (*ledger)->keep(checkpoints.back()); !kept) return refused(kept.error().sentence);
  }
  if (!options.out.empty() && !write_file(options.out, checkpoint_lines(checkpoints)))
    return refused("cannot write `" + options.out + "`; the checkpoints are in the record");
  return shown(options, checkpoints, key->open);
}

} // namespace casus::cli
