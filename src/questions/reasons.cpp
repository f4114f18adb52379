// SPDX-License-Identifier: Apache-2.0
#include "questions/reasons.h"

#include "questions/ids.h"
#include "questions/moments.h"
#include "questions/words.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

Reason report_reason(const Case& asked, const record::Account& account, std::uint32_t index) {
  const model::Model& model = asked.model();
  const model::Report& report = model.reports[index];
  const model::Source& source = model[report.source];
  const bool withdrawn = std::ranges::count(account.withdrawn, index) > 0;
  std::string text = fmt::format("{} said {} ({}", source.title.empty() ? source.id : source.title,
                                 to_words(report.standing), to_words(report.attribution));
  if (!report.speaker.empty()) text += ": " + report.speaker;
  text += "), " + show(report.said, asked.asked().zone);
  if (report.corrected_to) text += ", corrected to " + show(*report.corrected_to, asked.asked().zone);
  if (withdrawn) text += ", since retracted";
  Reason reason{.kind = ReasonKind::report, .id = source.id, .text = text, .moment = report.said, .brief = false};
  if (withdrawn || report.standing == model::Standing::denied) reason.emphasis = Emphasis::unsure;
  for (const std::string& pointer : {report.pointer.str(), source.pointer}) {
    if (!pointer.empty()) reason.pointers.push_back(pointer);
  }
  return reason;
}

Reason passage_reason(const model::Agreement& agreement, const model::Untranslated& passage) {
  const std::string locus = passage.locus.empty() ? "" : " (" + passage.locus + ")";
  return {.kind = ReasonKind::untranslated,
          .id = agreement.id,
          .text = fmt::format("not translated, so this answer may miss it: {}{}, because {}", passage.text, locus,
                              passage.reason),
          .emphasis = Emphasis::unsure};
}

} // namespace

std::string shown(const Case& asked, const std::optional<time::Moment>& moment) {
  return moment ? show(*moment, asked.asked().zone) : "a moment not recorded";
}

Reason event_reason(const Case& asked, model::EventId id, const std::string& lead) {
  const model::Event& event = asked.model()[id];
  const record::Account& account = asked.account(id);
  std::string text = fmt::format("{}{} ({}), {}", lead, event_title(event), asked.model()[event.kind].name,
                                 shown(asked, account.moment));
  Reason reason{.kind = ReasonKind::event, .id = event.id, .moment = account.moment};
  if (account.disputed) {
    text += "; disputed";
    reason.emphasis = Emphasis::unsure;
  }
  reason.text = std::move(text);
  for (const std::uint32_t report : account.reports) {
    reason.because.push_back(report_reason(asked, account, report));
  }
  return reason;
}

Reason fact_reason(const Case& asked, model::FactId id, const std::string& lead) {
  const model::Fact* fact = asked.fact(id);
  if (fact != nullptr && fact->event) return event_reason(asked, *fact->event, lead);
  const model::Fact* breach = asked.derived(id);
  const std::string what = breach == nullptr ? "a fact of the log" : breach_words(asked, *breach) + " (R13)";
  return {.kind = ReasonKind::event, .id = fact_name(asked, id), .text = lead + what};
}

std::string breach_words(const Case& asked, const model::Fact& breach) {
  const model::Model& model = asked.model();
  std::vector<std::string> by;
  for (const model::ActorId actor : breach.roles[static_cast<std::size_t>(model::Role::by)])
    by.push_back(model[actor].name);
  const std::string what = fmt::format("breach of {} by {}", clause_with_locus(model, *breach.clause), join(by));
  const model::Clause& clause = model[*breach.clause];
  const bool act = clause.modality == model::Modality::prohibition || clause.when.timing == model::Timing::at_all_times;
  if (!act) {
    // It is a breach from the second after the last permitted moment.
    const time::Moment last = time::exact({breach.moment.first().seconds - 1});
    return fmt::format("{}, last permitted moment {}", what, show_deadline(last, asked.asked().zone));
  }
  const model::Fact* through = asked.fact(breach.cites.front());
  const std::string when = through == nullptr ? "" : ", " + show(through->moment, asked.asked().zone);
  return fmt::format("{} through {}{}", what, fact_name(asked, breach.cites.front()), when);
}

Reason clause_reason(const model::Model& model, model::ClauseId id) {
  const model::Clause& clause = model[id];
  Reason reason{.kind = ReasonKind::clause,
                .id = clause_id(model, id),
                .text = fmt::format("{}: {}", clause_with_locus(model, id), sentence(model, clause)),
                .pointers = clause.pointers.empty() ? model[clause.agreement].pointers : clause.pointers};
  for (const model::Remark& remark : clause.remarks) {
    const bool ours = remark.label == "reading";
    reason.because.push_back({.kind = ReasonKind::remark,
                              .id = reason.id,
                              .text = fmt::format("{}: {}", ours ? "our reading" : remark.label, remark.text),
                              .brief = ours});
  }
  return reason;
}

Reason rule_reason(std::string rule, std::string text) {
  return {.kind = ReasonKind::rule, .id = std::move(rule), .text = std::move(text)};
}

std::vector<Reason> untranslated_reasons(const model::Model& model, model::AgreementId agreement,
                                         std::optional<model::ClauseId> clause) {
  std::vector<Reason> reasons;
  std::vector<Reason> wide;
  for (const model::Untranslated& passage : model[agreement].untranslated) {
    if (passage.clause && clause && *passage.clause != *clause) continue;
    Reason reason = passage_reason(model[agreement], passage);
    if (clause && !passage.clause) {
      reason.brief = false;
      wide.push_back(std::move(reason));
    } else {
      reason.brief = clause || reasons.empty();
      reasons.push_back(std::move(reason));
    }
  }
  if (wide.empty()) return reasons;
  const std::string_view more = reasons.empty() ? "" : "more ";
  reasons.push_back(
      {.kind = ReasonKind::untranslated,
       .id = model[agreement].id,
       .text = fmt::format("{}{} {}{} of the agreement {} not translated", more.empty() ? "" : "and ", wide.size(),
                           more, wide.size() == 1 ? "passage" : "passages", wide.size() == 1 ? "is" : "are"),
       .emphasis = Emphasis::unsure,
       .because = std::move(wide)});
  return reasons;
}

} // namespace casus::questions
