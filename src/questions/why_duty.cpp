// SPDX-License-Identifier: Apache-2.0
// The reason tree of one duty.
#include "questions/due.h"
#include "questions/ids.h"
#include "questions/moments.h"
#include "questions/reasons.h"
#include "questions/words.h"
#include "time/deadline.h"

#include <variant>

#include <fmt/format.h>

namespace casus::questions {

namespace {

/// Nobody "must" on a political commitment (R11), and nobody yet while a link is missing.
std::string_view modal_of(const DutyRow& row) {
  if (row.modality == model::Modality::intention) return "said they intend to";
  if (row.modality == model::Modality::aim) return "said they seek to";
  if (row.verdict == model::Verdict::waiting) return "do not yet have to";
  const bool firm = row.force == model::Force::treaty || row.force == model::Force::executive_agreement;
  return firm && row.firmness != "not binding" ? "must" : "promised to";
}

/// What the verdict means; an intention or aim that is open is not owed.
std::string_view meaning(const DutyRow& row) {
  if (row.verdict == model::Verdict::broken && !row.deadline) return "an event in the record broke it";
  const bool soft = row.modality == model::Modality::intention || row.modality == model::Modality::aim;
  if (!soft || row.verdict != model::Verdict::open) return explain(row.verdict, row.deadline.has_value());
  return row.deadline ? "not a duty; its time has not run out" : "not a duty; no last moment is stated";
}

std::string conclusion(const DutyRow& row, const Case& asked) {
  const bool jointly = row.quantifier == model::Quantifier::jointly && row.bearers.size() > 1;
  std::string_view modal = modal_of(row);
  const bool one = row.bearers.size() == 1 || row.quantifier == model::Quantifier::any;
  if (one && modal == "do not yet have to") modal = "does not yet have to";
  std::string text = fmt::format("{} {} {}{}", bearer_words(row), modal, row.act, jointly ? " jointly" : "");
  text += beneficiary_words(row);
  if (row.deadline) {
    const std::string last = show_deadline(*row.deadline, asked.asked().zone);
    text += ", " + (row.time_hedges.empty() ? "at the latest " + last : hedged_by(row.time_hedges, last));
  }
  const std::string_view hedged = row.hedges.empty() ? "" : ", hedged";
  return fmt::format("{}: {} ({}). Force: {}{}.", text, to_words(row.verdict), meaning(row), row.force_words, hedged);
}

std::string counting(const model::Model& model, const model::Clause& clause) {
  const auto zone = model[clause.agreement].zone.value_or("UTC");
  switch (clause.when.timing) {
  case model::Timing::within:
    if (std::holds_alternative<time::Elapsed>(*clause.when.span)) return "counted from instant to instant (R2)";
    return fmt::format("counted in calendar days of {}, without the day of the event (ETS 76 arts 3 and 4, R3)", zone);
  case model::Timing::by_date: return fmt::format("the date is included, in {} (R4)", zone);
  case model::Timing::before_date: return fmt::format("the date is excluded, in {} (R4)", zone);
  case model::Timing::every: return fmt::format("counted from entry into force, in {} (R3)", zone);
  default: return "";
  }
}

/// T11: says so when the deadline moved because the clock stood still.
std::string moved_words(const Case& asked, const model::Duty& duty) {
  const model::Clause& clause = asked.model()[duty.clause];
  const model::Agreement& agreement = asked.model()[clause.agreement];
  if (!agreement.clock_stops_on_suspension || clause.when.timing != model::Timing::within) return "";
  const model::Fact* first = duty.chain.empty() ? nullptr : asked.fact(duty.chain.front());
  const bool from_first = clause.when.anchor == model::Anchor::first_event && first != nullptr;
  const auto zone = time::Zone::find(agreement.zone.value_or("UTC")).value_or(time::Zone::utc());
  const auto plain = time::deadline(from_first ? first->moment : duty.opened, *clause.when.span, zone).moment;
  if (plain == *duty.deadline) return "";
  return "; the clock stood still while it was suspended; without that it would be " +
         show_deadline(plain, asked.asked().zone) + " (T11)";
}

Reason deadline_reason(const Case& asked, const model::Duty& duty) {
  const model::Model& model = asked.model();
  const model::Clause& clause = model[duty.clause];
  const std::string stated = describe(clause.when);
  if (!duty.deadline) {
    const std::string text =
        stated.empty() ? "no time is stated" : "its time: " + stated + "; no last moment can be computed";
    return rule_reason("R4", text);
  }
  const bool civil = clause.when.span && std::holds_alternative<time::CivilSpan>(*clause.when.span);
  std::string text = fmt::format("last permitted moment {}: {}, {}", show_deadline(*duty.deadline, asked.asked().zone),
                                 stated, counting(model, clause));
  if (duty.month_end_rule) text += "; that month has no such date, so its last day (ETS 76 art. 4)";
  text += moved_words(asked, duty);
  Reason reason = rule_reason(civil ? "ETS 76" : "R2", std::move(text));
  reason.moment = duty.deadline;
  return reason;
}

Reason silence_reason(const Case& asked, const model::Duty& duty) {
  const model::Model& model = asked.model();
  const model::KindId kind = model[duty.clause].act.kind;
  const auto& until = asked.log().complete_until;
  std::string text = fmt::format("no {} recorded that performs it", model[kind].name);
  if (duty.record_complete) {
    text += "; the record is complete until " + shown(asked, time::exact(until[kind.value])) + " (R9)";
  } else {
    text += "; no source says that its record is complete for that time (R9)";
  }
  return {.kind = ReasonKind::missing, .id = "R9", .text = std::move(text)};
}

void add_performance(Reason& root, const Case& asked, const model::Duty& duty) {
  if (duty.awaiting > 0) return;
  for (const model::FactId breach : duty.breaches) {
    root.because.push_back(fact_reason(asked, breach, "broken by: "));
  }
  if (!duty.breaches.empty()) return;
  if (asked.model()[duty.clause].when.timing == model::Timing::at_all_times) {
    root.because.push_back({.kind = ReasonKind::missing, .id = "R9", .text = "no event recorded that breaks it"});
  } else if (duty.performed_by) {
    root.because.push_back(fact_reason(asked, *duty.performed_by, "performed by: "));
  } else {
    root.because.push_back(silence_reason(asked, duty));
  }
}

/// When it is to be done once nothing is missing any more.
std::string then_due(const model::Model& model, const model::Clause& clause) {
  const std::string stated = describe(clause.when);
  if (stated.empty()) return "";
  const std::string counted = counting(model, clause);
  return ": then " + stated + (counted.empty() ? "" : ", " + counted);
}

void add_chain(Reason& root, const Case& asked, const model::Duty& duty) {
  const model::Model& model = asked.model();
  const model::Clause& clause = model[duty.clause];
  for (std::size_t i = 0; i < duty.chain.size(); ++i) {
    root.because.push_back(fact_reason(asked, duty.chain[i], i == 0 ? "opened by: " : "then: "));
  }
  if (duty.chain.empty()) {
    root.because.push_back(rule_reason("in force", fmt::format("owed since {}, when {} came to bind",
                                                               shown(asked, duty.opened), model[clause.agreement].id)));
  }
  if (duty.awaiting == 0) return;
  const model::Link& link = clause.links[duty.awaiting];
  root.because.push_back({.kind = ReasonKind::missing,
                          .text = "waits for: " + describe(model, link, model[clause.agreement]),
                          .emphasis = Emphasis::unsure});
  root.because.push_back(
      {.kind = ReasonKind::change,
       .text = fmt::format("{} would make it owed{}", with_article(describe(model, link, model[clause.agreement])),
                           then_due(model, clause))});
}

void add_standing(Reason& root, const Case& asked, const model::Duty& duty) {
  if (duty.standing != model::DutyStanding::live) {
    const std::string standing = std::string(to_words(duty.standing)) + " ";
    if (duty.standing_by) root.because.push_back(fact_reason(asked, *duty.standing_by, standing + "by: "));
    if (duty.standing == model::DutyStanding::lapsed) {
      root.because.push_back(rule_reason("VCLT art. 70", "it lapsed with its agreement (VCLT art. 70(1)(a))"));
    }
  }
  if (duty.conflict_with) {
    Reason clause = clause_reason(asked.model(), *duty.conflict_with);
    clause.text = "in conflict, of equal rank (R10), with " + clause.text;
    clause.emphasis = Emphasis::unsure;
    root.because.push_back(std::move(clause));
  }
  if (duty.exists == time::Truth::depends) {
    root.because.push_back(
        rule_reason("R6", "whether it is owed at all depends on moments not recorded precisely enough"));
  }
}

void add_unsettled(Reason& root, const Case& asked, const std::string& what, const time::Moment& moment) {
  if (moment.is_exact()) return;
  root.because.push_back(
      {.kind = ReasonKind::change,
       .text = fmt::format("{} is known only as {}: its exact moment may settle it (R6)", what, shown(asked, moment)),
       .moment = moment,
       .emphasis = Emphasis::unsure});
}

/// R6: the boundary at which it is decided, and the facts whose exact moment may settle it.
void add_what_would_settle(Reason& root, const Case& asked, const model::Duty& duty) {
  if (duty.verdict != model::Verdict::depends) return;
  if (duty.deadline) {
    root.because.push_back(rule_reason("R6", "the boundary is the last permitted moment, " +
                                                 show_deadline(*duty.deadline, asked.asked().zone)));
  }
  std::vector<model::FactId> facts = duty.chain;
  for (const auto& more : {duty.performed_by, duty.standing_by}) {
    if (more) facts.push_back(*more);
  }
  for (const model::FactId fact : facts) {
    if (const model::Fact* found = asked.fact(fact)) add_unsettled(root, asked, fact_name(asked, fact), found->moment);
  }
  if (duty.exists != time::Truth::depends) return;
  const model::AgreementState& state = asked.state(asked.model()[duty.clause].agreement);
  const std::string& agreement = asked.model()[state.agreement].id;
  if (state.entry) add_unsettled(root, asked, "the entry into force of " + agreement, *state.entry);
  if (state.end) add_unsettled(root, asked, "the end of " + agreement, *state.end);
}

void add_qualifications(Reason& root, const model::Model& model, const model::Duty& duty, const DutyRow& row) {
  if (!row.hedges.empty()) {
    root.because.push_back({.kind = ReasonKind::hedge, .text = "softened by: " + join(row.hedges)});
  }
  Reason force{.kind = ReasonKind::force, .id = "R11", .text = "force: " + row.force_words, .brief = false};
  root.because.push_back(std::move(force));
  for (Reason& passage : untranslated_reasons(model, model[duty.clause].agreement, duty.clause)) {
    root.because.push_back(std::move(passage));
  }
}

} // namespace

Reason why_duty(const Case& asked, const model::Duty& duty) {
  const model::Model& model = asked.model();
  const DutyRow row = duty_row(asked, duty);
  Reason root{
      .id = row.id, .text = conclusion(row, asked), .moment = duty.deadline, .emphasis = emphasis_of(row.verdict)};
  root.because.push_back(clause_reason(model, duty.clause));
  add_chain(root, asked, duty);
  if (duty.awaiting == 0) root.because.push_back(deadline_reason(asked, duty));
  add_performance(root, asked, duty);
  add_standing(root, asked, duty);
  add_what_would_settle(root, asked, duty);
  add_qualifications(root, model, duty, row);
  return root;
}

} // namespace casus::questions
