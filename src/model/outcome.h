// SPDX-License-Identifier: Apache-2.0
// What the engine answers: duties in three coordinates, judgements of single acts, states of agreements (R8, R8a).
#pragma once

#include "model/log.h"
#include "time/truth.h"

namespace casus::model {

enum class Performance : std::uint8_t { none, part, full };
enum class Timeliness : std::uint8_t { not_yet_due, due, on_time, late };
enum class DutyStanding : std::uint8_t { live, suspended, excused, waived, lapsed, disputed };

/// Derived from the coordinates by the table of docs/language/meaning.md, section 8, never stored as a state of its
/// own.
enum class Verdict : std::uint8_t {
  waiting,         // a link of the chain is still missing: a request
  open,            // owed, its time has not run out (or it has none)
  kept,            // performed in time
  kept_late,       // performed after its time
  broken,          // its time passed, and the record covers it (R9)
  overdue,         // its time passed, nothing recorded
  not_kept_hedged, // its time passed, and the record covers it; a hedge forbids the word broken
  not_done,        // an intention or aim not carried out in its time: never a breach
  suspended,
  excused,
  waived,
  lapsed,
  conflict, // two clauses of equal rank demand different things (R10)
  disputed, // it would be broken, but a report denies a fact it rests on
  depends,  // imprecise facts decide it (R6)
};

struct Duty {
  ClauseId clause;
  std::vector<FactId> chain; // the witness of each matched link; empty for clauses without triggers
  std::optional<ActorId> that_party;
  std::vector<ActorId> bearers; // one for `each`; ascending
  std::optional<ActorId> beneficiary;
  std::uint32_t period = 0;   // for `every`: number of the period, from 0
  std::uint32_t awaiting = 0; // index of the first missing link, 0 when none is missing
  time::Truth exists = time::Truth::certain;
  time::Moment opened{};
  std::optional<time::Moment> deadline; // last permitted second
  bool month_end_rule = false;
  time::Truth performed = time::Truth::impossible;
  time::Truth on_time = time::Truth::impossible;
  time::Truth overdue = time::Truth::impossible; // the deadline lies before V
  time::Truth breached = time::Truth::impossible;
  bool record_complete = false; // the watermark of the act's kind covers the deadline
  Performance performance = Performance::none;
  Timeliness timeliness = Timeliness::due;
  DutyStanding standing = DutyStanding::live;
  bool standing_depends = false;
  std::optional<ClauseId> conflict_with;
  std::optional<FactId> performed_by; // witness
  std::optional<FactId> standing_by;  // the fact that excused, waived or suspended it
  std::vector<FactId> breaches;       // for at_all_times: the facts that broke it, in order
  Verdict verdict = Verdict::open;
};

enum class ActOutcome : std::uint8_t { breach, breach_hedged, permitted, conflict, depends };

/// What a prohibition says of one act by one bearer.
struct Judgement {
  FactId fact;
  ClauseId clause; // the prohibition
  ActorId bearer;
  ActOutcome outcome = ActOutcome::breach;
  std::optional<ClauseId> other; // the clause that permits or conflicts
};

struct PartyState {
  ActorId party;
  std::optional<time::Moment> signed_at;
  std::optional<time::Moment> consented_at; // ratification, notification or accession
  std::optional<time::Moment> bound_from;
  std::optional<time::Moment> notice_at;       // its own notice
  std::optional<time::Moment> left_at;         // may lie ahead
  time::Truth bound = time::Truth::impossible; // at V
};

enum class EndCause : std::uint8_t { none, term, exit, termination, superseded };

/// Two parties between whom the agreement is not in force, for one objected to the other (VCLT arts 20(4)(b), 21(3)),
/// or between whom alone it is suspended (art. 72(1)(a)).
struct Opposed {
  ActorId first; // the lesser id
  ActorId second;
  time::Truth truth = time::Truth::certain;
};

struct AgreementState {
  AgreementId agreement;
  std::optional<time::Moment> signed_at; // signed by all declared parties
  time::Truth signed_by_all = time::Truth::impossible;
  std::optional<time::Moment> entry;
  std::optional<time::Moment> provisional_from; // applied provisionally (VCLT art. 25)
  std::optional<time::Moment> end;              // first instant no longer in force; may lie ahead
  EndCause cause = EndCause::none;
  bool month_end_rule = false;
  time::Truth in_force = time::Truth::impossible;    // at V: in force, or applied provisionally
  time::Truth provisional = time::Truth::impossible; // at V: applied provisionally and not yet in force
  std::optional<AgreementId> superseded_by;          // of cause superseded
  time::Truth suspended = time::Truth::impossible;
  std::vector<PartyState> parties; // ascending by id
  std::vector<Opposed> opposed;    // at V, by (first, second); those that are not impossible
  std::vector<Opposed> parted;     // the same of a suspension between two
};

/// R8a: the axis of each clause.
enum class ClauseState : std::uint8_t { dormant, live, suspended, spent };

struct Outcome {
  std::vector<AgreementState> agreements; // by AgreementId
  std::vector<ClauseState> clauses;       // by ClauseId
  std::vector<Duty> duties;               // in the canonical order of docs/language/meaning.md, section 11
  std::vector<Judgement> judgements;      // by (fact, clause, bearer)
  std::vector<Fact> derived; // breaches (R13), in the order of their numbers: FactId is that of the log's end onwards
};

} // namespace casus::model
