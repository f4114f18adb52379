// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/ends.h"

#include "tests/oracle/matching.h"
#include "tests/oracle/terms.h"
#include "time/deadline.h"

#include <algorithm>

namespace casus::oracle {

using model::EndCause;
using model::LegalAct;
using model::Role;

namespace {

// Section 3: candidates are compared by moment; a tie goes to the order in which they stand.
Candidate end_candidate(Truth truth, const time::Boundary& at, EndCause cause, std::size_t order) {
  const Key key{at.moment.first().seconds, at.moment.last().seconds, static_cast<std::int64_t>(order), 0};
  return {.truth = truth, .moment = at.moment, .key = key, .cause = cause, .month_end_rule = at.month_end_rule};
}

// Section 3, each exit rule: with `of` = A when the trigger's kind has a legal act and names no agreement.
model::Pattern trigger_of(const Situation& s, AgreementId a, const model::Exit& exit) {
  model::Pattern trigger = exit.trigger;
  if (!trigger.of && act_of(s.model, trigger.kind) != LegalAct::none) trigger.of = a;
  return trigger;
}

// Section 3, each exit rule: the earliest f that triggers it, by `by` where a party is given.
Earliest exit_event(const Situation& s, AgreementId a, const model::Exit& exit, std::optional<ActorId> by) {
  const Force& force = s.force[a.value];
  const model::Pattern trigger = trigger_of(s, a, exit);
  std::vector<Candidate> candidates;
  for (const FactId f : s.there) {
    if (by && !contains(actors_in(s, f, Role::by), *by)) continue;
    Truth m = matches(s, f, trigger, {.agreement = a, .exit = true});
    m = time::both(m, past(s, f));
    m = time::both(m, at_or_before(force.entry, s[f].moment));
    if (exit.not_before && force.entry.there()) {
      const Moment from = time::term_end(force.entry.moment, *exit.not_before, force.zone).moment;
      m = time::both(m, time::at_or_before(from, s[f].moment));
    }
    candidates.push_back(candidate(s, f, m));
  }
  return earliest(candidates);
}

// Section 3: without `after` that moment; elapsed: shifted; civil: the second after the deadline.
time::Boundary end_moment(const Moment& event, const std::optional<time::TimeSpan>& after, time::Zone zone) {
  if (!after) return {event, false};
  if (const auto* const elapsed = std::get_if<time::Elapsed>(&*after)) return time::deadline(event, *elapsed);
  const time::Boundary last = time::deadline(event, std::get<time::CivilSpan>(*after), zone);
  return {time::deadline(last.moment, time::seconds(1)).moment, last.month_end_rule};
}

void add_exits(const Situation& s, AgreementId a, std::optional<ActorId> by, std::vector<Candidate>& ends) {
  for (const model::Exit& exit : s.model[a].exits) {
    if (exit.whole == by.has_value()) continue;
    const Earliest event = exit_event(s, a, exit, by);
    if (!event.there()) continue;
    const time::Boundary at = end_moment(event.moment, exit.after, s.force[a.value].zone);
    ends.push_back(end_candidate(event.exists, at, EndCause::exit, ends.size()));
  }
}

void add_term(const Situation& s, AgreementId a, std::vector<Candidate>& ends) {
  const std::optional<TermEnd> term = term_end_of(s, a);
  if (term) ends.push_back(end_candidate(term->truth, term->at, EndCause::term, ends.size()));
}

bool terminates(const Situation& s, FactId f, AgreementId a) {
  return has_act(s, f, LegalAct::termination) && s[f].of == a;
}

// Section 3, termination: agreed(p, f).
Truth agreed(const Situation& s, AgreementId a, const PartyForce& p, FactId f) {
  if (contains(actors_in(s, f, Role::by), p.party)) return Truth::certain;
  const Moment m = s[f].moment;
  Truth result = Truth::impossible;
  for (const FactId g : s.there) {
    if (!terminates(s, g, a) || !contains(actors_in(s, g, Role::by), p.party)) continue;
    result = time::either(result, time::both(past(s, g), time::at_or_before(s[g].moment, m)));
  }
  result = time::either(result, !time::both(p.start.exists, at_or_before(p.start, m)));
  return time::either(result, time::both(p.leaving.exists, at_or_before(p.leaving, m)));
}

// Section 3: facts with act termination, of A, once every party that has a say agrees.
Earliest termination(const Situation& s, AgreementId a) {
  const Force& force = s.force[a.value];
  std::vector<Candidate> candidates;
  for (const FactId f : s.there) {
    if (!terminates(s, f, a)) continue;
    Truth m = time::both(past(s, f), time::both(force.start.exists, at_or_before(force.start, s[f].moment)));
    for (const PartyForce& p : force.parties)
      m = time::both(m, agreed(s, a, p, f));
    candidates.push_back(candidate(s, f, m));
  }
  return earliest(candidates);
}

// Section 3, form policy: m' = a reaffirmation after f.
Truth reaffirmed(const Situation& s, AgreementId a, FactId f) {
  Truth result = Truth::impossible;
  for (const FactId r : s.there) {
    if (!has_act(s, r, LegalAct::reaffirmation) || s[r].of != a) continue;
    result = time::either(result, time::both(precedes(s, f, r), past(s, r)));
  }
  return result;
}

// Section 3, form policy: the earliest change of government after E that nothing reaffirms.
Earliest government_changed(const Situation& s, AgreementId a) {
  const model::Agreement& agreement = s.model[a];
  const Earliest& entry = s.force[a.value].entry;
  if (agreement.form != model::Force::policy || !entry.there()) return {};
  std::vector<Candidate> candidates;
  for (const FactId f : s.there) {
    if (!has_act(s, f, LegalAct::change_of_government)) continue;
    const std::vector<ActorId> by = actors_in(s, f, Role::by);
    if (std::ranges::none_of(by, [&](ActorId x) { return contains(agreement.parties, x); })) continue;
    const Truth m = time::both(past(s, f), time::before(entry.moment, s[f].moment));
    candidates.push_back(candidate(s, f, time::both(m, !reaffirmed(s, a, f))));
  }
  return earliest(candidates);
}

// Section 3, superseded: the earliest entry of those that supersede A, of an equal key the least.
Earliest superseded(const Situation& s, AgreementId a) {
  std::vector<Candidate> candidates;
  for (std::uint32_t b = 0; b < s.model.agreements.size(); ++b) {
    if (std::ranges::count(s.model.agreements[b].supersedes, a) == 0) continue;
    const Earliest& entry = s.force[b].entry;
    candidates.push_back(end_candidate(entry.exists, {entry.moment}, EndCause::superseded, candidates.size()));
    candidates.back().superseded_by = AgreementId{b};
  }
  return earliest(candidates);
}

// Section 3, leaving: notice by p while the agreement is only applied provisionally (art. 25(2)).
Earliest provisional_ended(const Situation& s, AgreementId a, ActorId p) {
  const Earliest& entry = s.force[a.value].entry;
  if (!s.model[a].provisional) return {};
  std::vector<Candidate> candidates;
  for (const FactId f : s.there) {
    if (!has_act(s, f, LegalAct::notice) || s[f].of != a || !contains(actors_in(s, f, Role::by), p)) continue;
    const Truth entered = time::both(entry.exists, at_or_before(entry, s[f].moment));
    candidates.push_back(candidate(s, f, time::both(past(s, f), !entered)));
  }
  return earliest(candidates);
}

} // namespace

Earliest end_of(const Situation& s, AgreementId a) {
  std::vector<Candidate> ends;
  add_term(s, a, ends);
  add_exits(s, a, std::nullopt, ends);
  const Earliest terminated = termination(s, a);
  if (terminated.there()) {
    ends.push_back(end_candidate(terminated.exists, {terminated.moment}, EndCause::termination, ends.size()));
  }
  const Earliest changed = government_changed(s, a);
  if (changed.there()) ends.push_back(end_candidate(changed.exists, {changed.moment}, EndCause::exit, ends.size()));
  const Earliest by_another = superseded(s, a);
  if (by_another.there()) {
    ends.push_back(end_candidate(by_another.exists, {by_another.moment}, EndCause::superseded, ends.size()));
    ends.back().superseded_by = by_another.witness.superseded_by;
  }
  return earliest(ends);
}

Earliest leaving_of(const Situation& s, AgreementId a, ActorId p) {
  std::vector<Candidate> ends;
  add_exits(s, a, p, ends);
  const Earliest notice = provisional_ended(s, a, p);
  if (notice.there()) ends.push_back(end_candidate(notice.exists, {notice.moment}, EndCause::exit, ends.size()));
  return earliest(ends);
}

} // namespace casus::oracle
