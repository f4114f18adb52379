// SPDX-License-Identifier: Apache-2.0
// The verdict on a duty, from its coordinates (rules, section 8).
#include "engine/owed.h"

namespace casus::engine {

using model::DutyStanding;
using model::Modality;
using model::Timeliness;
using model::Verdict;
using time::Truth;

namespace {

std::optional<Verdict> verdict_of(DutyStanding standing) {
  switch (standing) {
  case DutyStanding::waived: return Verdict::waived;
  case DutyStanding::excused: return Verdict::excused;
  case DutyStanding::lapsed: return Verdict::lapsed;
  case DutyStanding::suspended: return Verdict::suspended;
  case DutyStanding::live:
  case DutyStanding::disputed: return std::nullopt;
  }
  return std::nullopt;
}

Timeliness timeliness_of(const World& world, const Owed& owed) {
  const model::Duty& duty = owed.duty;
  const auto& not_before = world.tables.clauses[owed.clause].not_before;
  if (owed.waiting() || (not_before && world.facts.at.first() < *not_before)) return Timeliness::not_yet_due;
  if (duty.on_time == Truth::certain) return Timeliness::on_time;
  const bool performed_late = duty.performed == Truth::certain && duty.on_time == Truth::impossible;
  return duty.overdue == Truth::certain || performed_late ? Timeliness::late : Timeliness::due;
}

// Every doubt and every softening word stands in the way of this one.
bool is_breached(const ClauseTable& clause, const model::Duty& duty) {
  const bool standing = duty.standing == DutyStanding::live || duty.standing == DutyStanding::disputed;
  return duty.exists == Truth::certain && duty.on_time == Truth::impossible && duty.overdue == Truth::certain &&
         duty.record_complete && clause.text->modality == Modality::obligation && !clause.hedged && standing &&
         !duty.standing_depends && !duty.conflict_with;
}

Verdict at_all_times(const ClauseTable& clause, const model::Duty& duty) {
  if (duty.breached != Truth::certain) return verdict_of(duty.standing).value_or(Verdict::open);
  if (duty.standing == DutyStanding::disputed) return Verdict::disputed;
  if (clause.hedged) return Verdict::not_kept_hedged;
  return clause.text->modality == Modality::obligation ? Verdict::broken : Verdict::not_done;
}

Verdict after_deadline(const ClauseTable& clause, const model::Duty& duty) {
  if (!duty.record_complete) return Verdict::overdue; // silence is not a no, whatever was promised
  if (clause.text->modality != Modality::obligation) return Verdict::not_done;
  if (clause.hedged) return Verdict::not_kept_hedged;
  return duty.standing == DutyStanding::disputed ? Verdict::disputed : Verdict::broken;
}

Verdict verdict_of(const ClauseTable& clause, const Owed& owed) {
  const model::Duty& duty = owed.duty;
  if (duty.exists == Truth::depends || duty.standing_depends) return Verdict::depends;
  if (owed.waiting()) return verdict_of(duty.standing).value_or(Verdict::waiting);
  if (duty.conflict_with) return Verdict::conflict;
  if (clause.text->when.timing == model::Timing::at_all_times) return at_all_times(clause, duty);
  if (duty.on_time == Truth::certain) return Verdict::kept;
  if (duty.on_time == Truth::depends || duty.performed == Truth::depends) return Verdict::depends;
  if (duty.performed == Truth::certain) return Verdict::kept_late;
  if (const auto verdict = verdict_of(duty.standing)) return *verdict;
  if (duty.overdue == Truth::depends) return Verdict::depends;
  return duty.overdue == Truth::impossible ? Verdict::open : after_deadline(clause, duty);
}

} // namespace

void set_verdict(const World& world, Owed& owed) {
  const ClauseTable& clause = world.tables.clauses[owed.clause];
  model::Duty& duty = owed.duty;
  duty.timeliness = timeliness_of(world, owed);
  if (clause.text->when.timing != model::Timing::at_all_times) {
    duty.breached = time::truth_of(is_breached(clause, duty));
  }
  duty.verdict = verdict_of(clause, owed);
}

} // namespace casus::engine
