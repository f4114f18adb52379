// SPDX-License-Identifier: Apache-2.0
// `casus verify`: a record proved whole, or the first entry that is not what was appended.
#include "record/verify.h"

#include "cli/asking.h"
#include "cli/checkpoints.h"
#include "cli/files.h"
#include "cli/ledger_commands.h"
#include "cli/open_record.h"
#include "cli/questions.h"
#include "cli/receipt.h"
#include "record/chain.h"
#include "source/planted.h"

namespace casus::cli {

namespace {

using planted::has;
using planted::Leak;

std::string sentence_of(const record::Finding& finding) {
  if (finding.address.number == 0) return compartment_name(finding.address.marking) + ": " + finding.sentence;
  return "entry " + to_string(finding.address) + " " + finding.sentence;
}

/// 0: no checkpoint holds.
std::uint64_t signed_up_to(const record::Verified& verified, const record::Head& head) {
  const auto covered = verified.covered.find(head.marking);
  return covered == verified.covered.end() ? 0 : covered->second;
}

boost::json::object json_of(const record::Verified& verified) {
  boost::json::array heads;
  for (const record::Head& head : verified.heads) {
    heads.push_back(boost::json::object{{"marking", head.marking},
                                        {"entries", head.count},
                                        {"hash", record::hex(head.hash)},
                                        {"signed_up_to", signed_up_to(verified, head)}});
  }
  boost::json::array findings;
  for (const record::Finding& finding : verified.findings) {
    findings.push_back(boost::json::object{
        {"marking", finding.address.marking}, {"number", finding.address.number}, {"sentence", sentence_of(finding)}});
  }
  return {{"schema", "casus.verified/1"},
          {"sound", findings.empty()},
          {"heads", heads},
          {"checkpoints", verified.checkpoints},
          {"checkpoints_unseen", verified.unseen},
          {"findings", findings}};
}

std::string text_of(const record::Verified& verified) {
  std::string text;
  for (const record::Finding& finding : verified.findings)
    text += sentence_of(finding) + "\n";
  for (const record::Head& head : verified.heads) {
    text += compartment_name(head.marking) + ": " + std::to_string(head.count) +
            (head.count == 1 ? " entry" : " entries") +
            (verified.findings.empty() ? ", unbroken; head " : " up to there; hash ") + record::hex(head.hash) + "\n";
  }
  if (verified.heads.empty() && verified.findings.empty()) text += "no entries\n";
  for (const auto& [marking, number] : verified.covered)
    text += compartment_name(marking) + ": signed up to entry " + std::to_string(number) + "\n";
  if (verified.checkpoints > 0) text += "checkpoints that hold: " + std::to_string(verified.checkpoints) + "\n";
  if (verified.unseen > 0) {
    text += "checkpoints kept elsewhere that prove nothing here, of markings that you do not hold: " +
            std::to_string(verified.unseen) + "\n";
  }
  return text;
}

/// The planted leaks alone.
void plant(record::Ledger& ledger, record::Verified& verified) {
  if (!has(Leak::heads_shown) && !has(Leak::checkpoints_counted)) return;
  const model::Clearance all{.markings = planted::every_marking};
  if (const auto heads = ledger.heads(all); heads && has(Leak::heads_shown)) verified.heads = *heads;
  if (const auto kept = ledger.checkpoints(all); kept && has(Leak::checkpoints_counted))
    verified.checkpoints = kept->size();
}

} // namespace

Finished verify_record(const Options& options, const Surroundings& surroundings) {
  if (!options.names.empty()) return verify_receipt(options, surroundings);
  if (options.record.empty()) return refused("verify takes a receipt, or a record: --record FILE");
  const auto clearance = clearance_of(options, surroundings);
  if (!clearance) return clearance.error();
  const auto trust = trust_of(options);
  if (!trust) return refused(trust.error());
  const auto ledger = open_record(options.record, false);
  if (!ledger) return refused(ledger.error().sentence);
  auto verified = record::verify(**ledger, *clearance, trust->outside, trust->signer);
  if (!verified) return refused(verified.error().sentence);
  plant(**ledger, *verified);
  Finished finished;
  finished.code = verified->findings.empty() ? ExitCode::answered : ExitCode::no;
  finished.out =
      options.output == Output::json ? boost::json::serialize(json_of(*verified)) + "\n" : text_of(*verified);
  return finished;
}

} // namespace casus::cli
