// SPDX-License-Identifier: Apache-2.0
#include "questions/needs.h"

#include "questions/claims.h"
#include "questions/due.h"
#include "questions/ids.h"
#include "questions/json.h"
#include "questions/reasons.h"
#include "questions/words.h"

#include <algorithm>
#include <utility>

namespace casus::questions {

namespace {

void add(std::vector<Need>& needs, std::string fact, std::string effect = {}) {
  if (std::ranges::count(needs, fact, &Need::fact) == 0) needs.push_back({std::move(fact), std::move(effect)});
}

/// What the tree of reasons misses, and what it says would change the answer.
void collect(const Reason& reason, std::vector<Need>& needs) {
  if (reason.kind == ReasonKind::missing) add(needs, reason.text);
  if (reason.kind == ReasonKind::change) add(needs, reason.text, "would settle or change it");
  for (const Reason& below : reason.because)
    collect(below, needs);
}

/// Consents that the entry into force still waits for.
void add_consents(const Case& asked, model::AgreementId id, std::vector<Need>& needs) {
  const model::Agreement& agreement = asked.model()[id];
  const model::AgreementState& state = asked.state(id);
  if (!agreement.entry.stated) {
    add(needs, "the text's rule on entry into force: " + entry_words(asked.model(), agreement),
        "would settle since when it is in force");
  }
  if (state.in_force == time::Truth::certain || agreement.entry.on) return;
  for (const model::PartyState& party : state.parties) {
    const bool there = agreement.entry.consent == model::LegalAct::signature ? party.signed_at.has_value()
                                                                             : party.consented_at.has_value();
    if (there) continue;
    add(needs, "a " + std::string(to_words(agreement.entry.consent)) + " by " + asked.model()[party.party].name,
        "the entry into force waits for it");
  }
}

void add_open_parts(const Case& asked, const model::Claim& claim, std::vector<Need>& needs) {
  for (const PartAnswer& part : judge(asked, claim).parts) {
    if (part.verdict == ClaimVerdict::open) add(needs, part.reason, "would decide: " + part.text);
  }
}

} // namespace

std::expected<NeedsAnswer, WhyFault> needs(const Case& asked, std::string_view id) {
  const auto reasons = why(asked, id);
  if (!reasons) return std::unexpected(reasons.error());
  NeedsAnswer answer{
      .asked = asked.asked(), .id = reasons->id, .subject = reasons->subject, .state = reasons->root.text};
  const auto clause = find_clause(asked.model(), id);
  collect(clause ? why_no_duty(asked, *clause, {}) : reasons->root, answer.needs);
  if (const auto agreement = find_agreement(asked.model(), id)) add_consents(asked, *agreement, answer.needs);
  const auto claim = std::ranges::find(asked.model().claims, id, &model::Claim::id);
  if (claim != asked.model().claims.end()) add_open_parts(asked, *claim, answer.needs);
  return answer;
}

std::vector<Table> to_tables(const NeedsAnswer& answer) {
  Table table{.title = answer.subject + " " + answer.id,
              .columns = {{.name = "fact", .header = "missing", .least = 40},
                          {.name = "effect", .header = "what it would do", .least = 20}},
              .notes = {"Now: " + answer.state}};
  for (const Need& need : answer.needs) {
    table.rows.push_back({{need.fact, Emphasis::unsure}, {need.effect.empty() ? "-" : need.effect}});
  }
  if (answer.needs.empty())
    table.notes.emplace_back("Nothing is missing from the record; `casus why ID --full` gives what is not translated.");
  table.notes.push_back(known_words(answer.asked));
  return {table};
}

boost::json::value to_json(const NeedsAnswer& answer) {
  boost::json::object json = answer_json("casus.needs/1", answer.asked);
  json["id"] = answer.id;
  json["subject"] = answer.subject;
  json["state"] = answer.state;
  boost::json::array needs;
  for (const Need& need : answer.needs) {
    needs.push_back(boost::json::object{{"fact", need.fact}, {"effect", need.effect}});
  }
  json["needs"] = std::move(needs);
  return json;
}

} // namespace casus::questions
