// SPDX-License-Identifier: Apache-2.0
// `casus verify`: a record proved whole, or the first entry that is not what was appended.
#include "record/verify.h"

#include "cli/asking.h"
#include "cli/ledger_commands.h"
#include "cli/open_record.h"
#include "record/chain.h"

namespace casus::cli {

namespace {

std::string compartment(const std::string& marking) { return marking.empty() ? "open" : marking; }

std::string sentence_of(const record::Finding& finding) {
  if (finding.address.number == 0) return compartment(finding.address.marking) + ": " + finding.sentence;
  return "entry " + to_string(finding.address) + " " + finding.sentence;
}

boost::json::object json_of(const record::Verified& verified) {
  boost::json::array heads;
  for (const record::Head& head : verified.heads) {
    heads.push_back(
        boost::json::object{{"marking", head.marking}, {"entries", head.count}, {"hash", record::hex(head.hash)}});
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
          {"findings", findings}};
}

std::string text_of(const record::Verified& verified) {
  std::string text;
  for (const record::Finding& finding : verified.findings)
    text += sentence_of(finding) + "\n";
  for (const record::Head& head : verified.heads) {
    text += compartment(head.marking) + ": " + std::to_string(head.count) + (head.count == 1 ? " entry" : " entries") +
            (verified.findings.empty() ? ", unbroken; head " : " up to there; hash ") + record::hex(head.hash) + "\n";
  }
  if (verified.heads.empty() && verified.findings.empty()) text += "no entries\n";
  if (verified.checkpoints > 0) text += "checkpoints that hold: " + std::to_string(verified.checkpoints) + "\n";
  return text;
}

} // namespace

Finished verify_record(const Options& options, const Surroundings& /*surroundings*/) {
  const auto ledger = open_record(options.record, false);
  if (!ledger) return refused(ledger.error().sentence);
  const auto verified = record::verify(**ledger, {});
  if (!verified) return refused(verified.error().sentence);
  Finished finished;
  finished.code = verified->findings.empty() ? ExitCode::answered : ExitCode::no;
  finished.out =
      options.output == Output::json ? boost::json::serialize(json_of(*verified)) + "\n" : text_of(*verified);
  return finished;
}

} // namespace casus::cli
