// SPDX-License-Identifier: Apache-2.0
// Reason trees of agreements, clauses and claims.
#include "questions/claims.h"
#include "questions/due.h"
#include "questions/ids.h"
#include "questions/moments.h"
#include "questions/reasons.h"
#include "questions/status.h"
#include "questions/words.h"

#include <array>

#include <fmt/format.h>

namespace casus::questions {

namespace {

/// Facts about the agreement with a legal act that begins, ends or halts it.
void add_acts(Reason& root, const Case& asked, model::AgreementId agreement) {
  const auto& facts = asked.log().facts;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    if (facts[i].of != agreement || facts[i].clause || !facts[i].event) continue;
    if (asked.model()[facts[i].kind].act == model::LegalAct::none) continue;
    if (facts[i].moment.first() <= asked.asked().on) root.because.push_back(fact_reason(asked, {i}));
  }
}

void add_expected(Reason& root, const Case& asked, const AgreementStatus& row) {
  for (const Expectation& next : row.expected) {
    if (const auto event = find_event(asked.model(), next.event)) {
      root.because.push_back(event_reason(asked, *event, "only expected so far: "));
    }
  }
}

void add_end(Reason& root, const Case& asked, const AgreementStatus& row) {
  if (!row.end) return;
  Reason end =
      rule_reason("end", fmt::format("ends {} by {}", show_boundary(*row.end, asked.asked().zone), row.end_rule));
  end.moment = row.end;
  if (row.month_end_rule) end.text += "; that month has no such date, so its last day (ETS 76 art. 4)";
  root.because.push_back(std::move(end));
}

Reason entry_reason(const model::Model& model, const model::Agreement& agreement) {
  const std::string locus = agreement.entry.locus.empty() ? "" : " (" + agreement.entry.locus + ")";
  std::string text = "in force " + entry_words(model, agreement) + locus;
  if (agreement.entry.stated) text += "; " + vclt(agreement, "art. 24");
  Reason entry = rule_reason("VCLT art. 24", std::move(text));
  entry.pointers = agreement.pointers;
  return entry;
}

/// What an id of evidence names: an event, a clause, or else itself.
void add_evidence(Reason& part, const Case& asked, const std::string& id) {
  if (const auto event = find_event(asked.model(), id)) {
    part.because.push_back(event_reason(asked, *event));
  } else if (const auto clause = find_clause(asked.model(), id)) {
    part.because.push_back(clause_reason(asked.model(), *clause));
  } else if (find_agreement(asked.model(), id)) {
    part.because.push_back({.kind = ReasonKind::clause, .id = id, .text = "the text of " + id});
  }
  if (!part.because.empty()) part.because.back().brief = false;
}

} // namespace

Reason why_agreement(const Case& asked, model::AgreementId id) {
  const model::Model& model = asked.model();
  const model::Agreement& agreement = model[id];
  const StatusAnswer answer = status(asked, std::array{id});
  const AgreementStatus& row = answer.agreements.front();
  Reason root{.id = agreement.id, .text = fmt::format("{}: {}", agreement.id, row.words), .moment = row.entry};
  root.because.push_back(entry_reason(model, agreement));
  add_acts(root, asked, id);
  add_expected(root, asked, row);
  add_end(root, asked, row);
  for (const std::string& caveat : row.caveats) {
    root.because.push_back(rule_reason("VCLT", caveat));
    root.because.back().emphasis = Emphasis::unsure;
  }
  std::string form{to_words(row.form)};
  if (row.binding) form += *row.binding ? ", binding" : ", not binding";
  root.because.push_back({.kind = ReasonKind::force, .id = "R11", .text = "form: " + form});
  if (!row.hedges.empty()) {
    root.because.push_back({.kind = ReasonKind::hedge, .text = "all of it: " + join(row.hedges)});
  }
  for (Reason& passage : untranslated_reasons(model, id, {})) {
    root.because.push_back(std::move(passage));
  }
  return root;
}

Reason why_clause(const Case& asked, model::ClauseId id) {
  const model::Model& model = asked.model();
  const model::ClauseState state = asked.outcome().clauses[id.value];
  const bool absent = model[id].modality == model::Modality::absence;
  const std::string_view stands = absent ? "the text holds no such clause" : to_words(state);
  Reason root{.id = clause_id(model, id), .text = fmt::format("{}: {}", clause_id(model, id), stands)};
  root.because.push_back(clause_reason(model, id));
  for (const model::Duty& duty : asked.outcome().duties) {
    if (duty.clause != id || duty.exists == time::Truth::impossible) continue;
    const DutyRow row = duty_row(asked, duty);
    root.because.push_back({.kind = ReasonKind::conclusion,
                            .id = row.id,
                            .text = fmt::format("{}: {}", row.id, to_words(row.verdict)),
                            .moment = row.deadline,
                            .emphasis = emphasis_of(row.verdict),
                            .brief = root.because.size() < 6});
  }
  if (root.because.size() == 1 && !absent) {
    const bool forbids = model[id].modality == model::Modality::prohibition;
    root.because.push_back({.kind = ReasonKind::missing,
                            .text = forbids ? "a prohibition makes no duty; `due --all` judges the acts it speaks of"
                                            : "it makes no duty now; `why --not` says why"});
  }
  for (Reason& passage : untranslated_reasons(model, model[id].agreement, id)) {
    root.because.push_back(std::move(passage));
  }
  return root;
}

Reason why_claim(const Case& asked, const model::Claim& claim) {
  const ClaimAnswer answer = judge(asked, claim);
  Reason root{.id = claim.id,
              .text = fmt::format("{}: \"{}\" is {}", claim.id, claim.text, to_words(answer.verdict)),
              .pointers = claim.pointers,
              .emphasis = emphasis_of(answer.verdict)};
  std::string said = "stated in " + answer.source;
  if (!claim.place.empty()) said += ", " + claim.place;
  if (!claim.speaker.empty()) said += fmt::format(", by {}, {}", claim.speaker, to_words(claim.attribution));
  root.because.push_back({.kind = ReasonKind::report, .id = answer.source, .text = said});
  for (const PartAnswer& part : answer.parts) {
    const std::string lead = part.text.empty() ? "" : fmt::format(" \"{}\"", part.text);
    Reason reason{.text = fmt::format("{}{}: {}", to_words(part.verdict), lead, part.reason),
                  .emphasis = emphasis_of(part.verdict)};
    for (const std::string& id : part.evidence) {
      add_evidence(reason, asked, id);
    }
    root.because.push_back(std::move(reason));
  }
  return root;
}

} // namespace casus::questions
