// SPDX-License-Identifier: Apache-2.0
// The answer to `claims` as a table and as JSON.
#include "questions/claims.h"
#include "questions/json.h"
#include "questions/moments.h"
#include "questions/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::questions {

namespace {

boost::json::object part_json(const PartAnswer& part) {
  return {{"text", part.text},
          {"verdict", to_words(part.verdict)},
          {"reason", part.reason},
          {"evidence", strings_json(part.evidence)}};
}

boost::json::object claim_json(const ClaimAnswer& claim) {
  boost::json::array parts;
  for (const PartAnswer& part : claim.parts) {
    parts.push_back(part_json(part));
  }
  return {{"schema", "casus.claim/1"},
          {"id", claim.id},
          {"verdict", to_words(claim.verdict)},
          {"reason", claim.reason},
          {"text", claim.text},
          {"source", claim.source},
          {"place", claim.place},
          {"speaker", claim.speaker},
          {"attribution", to_words(claim.attribution)},
          {"hedges", strings_json(claim.hedges)},
          {"about", claim.about},
          {"depends_on", strings_json(claim.depends_on)},
          {"parts", std::move(parts)}};
}

/// The first pieces of evidence, part by part: a clause, an agreement, an event.
std::string decided_by(const ClaimAnswer& claim) {
  std::vector<std::string> ids;
  for (const PartAnswer& part : claim.parts) {
    if (part.evidence.empty()) continue;
    const std::string& first = part.evidence.front();
    if (std::ranges::count(ids, first) == 0) ids.push_back(first);
  }
  return ids.empty() ? "no record decides it" : join(ids);
}

std::string tally(const ClaimsAnswer& answer) {
  std::vector<std::string> counts;
  for (const ClaimVerdict verdict :
       {ClaimVerdict::supported, ClaimVerdict::partly_supported, ClaimVerdict::contradicted, ClaimVerdict::open}) {
    const auto number = std::ranges::count(answer.claims, verdict, &ClaimAnswer::verdict);
    if (number > 0) counts.push_back(fmt::format("{} {}", number, to_words(verdict)));
  }
  return counts.empty() ? "No claims." : fmt::format("{} claims: {}.", answer.claims.size(), join(counts));
}

} // namespace

std::vector<Table> to_tables(const ClaimsAnswer& answer, bool reasons) {
  Table table{.title = "Claims",
              .columns = {{"id", "claim"},
                          {"verdict", "verdict"},
                          {"text", "it says"},
                          reasons ? Column{"reason", "because"} : Column{"evidence", "decided by"}}};
  for (const ClaimAnswer& claim : answer.claims) {
    table.rows.push_back({{claim.id},
                          {std::string(to_words(claim.verdict)), emphasis_of(claim.verdict)},
                          {claim.text},
                          {reasons ? claim.reason : decided_by(claim)}});
  }
  if (!reasons) table.notes.emplace_back("`casus claims` gives the reasons, `casus why c12` those of one claim.");
  table.notes.push_back(tally(answer));
  table.notes.push_back("Judged " + at_words(answer.asked.on, answer.asked.zone) + ". " + known_words(answer.asked));
  return {table};
}

boost::json::value to_json(const ClaimsAnswer& answer) {
  boost::json::array result;
  for (const ClaimAnswer& claim : answer.claims) {
    result.push_back(claim_json(claim));
  }
  return result;
}

} // namespace casus::questions
