// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/verdict.h"

#include "tests/oracle/deadlines.h"
#include "tests/oracle/performance.h"
#include "tests/oracle/standing.h"

namespace casus::oracle {

using model::Duty;
using model::DutyStanding;
using model::Timeliness;
using model::Timing;
using model::Verdict;

bool is_hedged(const Situation& s, ClauseId c) {
  const model::Clause& clause = s.model[c];
  for (const auto* hedges : {&clause.when.hedges, &clause.hedges, &s.model[clause.agreement].hedges}) {
    for (const model::HedgeNote& note : *hedges) {
      if (model::softens(note.hedge)) return true;
    }
  }
  return false;
}

namespace {

bool at_all_times(const Situation& s, const Duty& duty) {
  return s.model[duty.clause].when.timing == Timing::at_all_times;
}

bool is_obligation(const Situation& s, const Duty& duty) {
  return s.model[duty.clause].modality == model::Modality::obligation;
}

// Section 8: record_complete = complete_until[act.kind] >= deadline.last().
bool record_complete(const Situation& s, const Duty& duty) {
  const std::uint32_t kind = s.model[duty.clause].act.kind.value;
  if (!duty.deadline || kind >= s.log.complete_until.size()) return false;
  return s.log.complete_until[kind] >= duty.deadline->last();
}

// Section 8, timeliness.
Timeliness timeliness(const Situation& s, const Duty& duty) {
  const std::optional<Moment> allowed = earliest_allowed(s, duty.clause);
  if (duty.awaiting != 0 || (allowed && s.now.first() < allowed->first())) return Timeliness::not_yet_due;
  if (duty.on_time == Truth::certain) return Timeliness::on_time;
  if (duty.overdue == Truth::certain) return Timeliness::late;
  const bool too_late = duty.performed == Truth::certain && duty.on_time == Truth::impossible;
  return too_late ? Timeliness::late : Timeliness::due;
}

// Section 8, breached (not at_all_times).
bool breached(const Situation& s, const Duty& duty) {
  const bool standing = duty.standing == DutyStanding::live || duty.standing == DutyStanding::disputed;
  return duty.exists == Truth::certain && duty.on_time == Truth::impossible && duty.overdue == Truth::certain &&
         duty.record_complete && is_obligation(s, duty) && !is_hedged(s, duty.clause) && standing &&
         !duty.standing_depends && !duty.conflict_with;
}

std::optional<Verdict> of_standing(DutyStanding standing) {
  switch (standing) {
  case DutyStanding::waived: return Verdict::waived;
  case DutyStanding::excused: return Verdict::excused;
  case DutyStanding::lapsed: return Verdict::lapsed;
  case DutyStanding::suspended: return Verdict::suspended;
  case DutyStanding::live:
  case DutyStanding::disputed: break;
  }
  return std::nullopt;
}

// Section 8, verdict, at_all_times.
Verdict verdict_at_all_times(const Situation& s, const Duty& duty) {
  if (duty.breached != Truth::certain) return of_standing(duty.standing).value_or(Verdict::open);
  if (duty.standing == DutyStanding::disputed) return Verdict::disputed;
  if (is_hedged(s, duty.clause)) return Verdict::not_kept_hedged;
  return is_obligation(s, duty) ? Verdict::broken : Verdict::not_done;
}

// Section 8, verdict, overdue certain.
Verdict verdict_overdue(const Situation& s, const Duty& duty) {
  if (!duty.record_complete) return Verdict::overdue;
  if (!is_obligation(s, duty)) return Verdict::not_done;
  if (is_hedged(s, duty.clause)) return Verdict::not_kept_hedged;
  return duty.standing == DutyStanding::disputed ? Verdict::disputed : Verdict::broken;
}

// Section 8, verdict, first that fits.
Verdict verdict(const Situation& s, const Duty& duty) {
  if (duty.exists == Truth::depends || duty.standing_depends) return Verdict::depends;
  if (duty.awaiting != 0) return of_standing(duty.standing).value_or(Verdict::waiting);
  if (duty.conflict_with) return Verdict::conflict;
  if (at_all_times(s, duty)) return verdict_at_all_times(s, duty);
  if (duty.on_time == Truth::certain) return Verdict::kept;
  if (duty.on_time == Truth::depends || duty.performed == Truth::depends) return Verdict::depends;
  if (duty.performed == Truth::certain) return Verdict::kept_late;
  if (const auto standing = of_standing(duty.standing)) return *standing;
  if (duty.overdue == Truth::depends) return Verdict::depends;
  return duty.overdue == Truth::impossible ? Verdict::open : verdict_overdue(s, duty);
}

} // namespace

void decide(const Situation& s, Duty& duty) {
  if (at_all_times(s, duty)) {
    set_breaches(s, duty);
  } else {
    set_deadline(s, duty);
    set_performance(s, duty);
    // Section 8: overdue = before(deadline, V) when there is a deadline.
    if (duty.deadline) duty.overdue = time::before(*duty.deadline, s.now);
    duty.record_complete = record_complete(s, duty);
  }
  set_standing(s, duty);
  set_conflict(s, duty);
  if (!at_all_times(s, duty)) duty.breached = time::truth_of(breached(s, duty));
  duty.timeliness = timeliness(s, duty);
  duty.verdict = verdict(s, duty);
}

} // namespace casus::oracle
