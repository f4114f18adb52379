// SPDX-License-Identifier: Apache-2.0
// A clause: one sentence with fixed slots. docs/language/meaning.md gives the rules by which it is read.
#pragma once

#include "model/event.h"
#include "model/few.h"
#include "model/rare.h"
#include "time/span.h"

#include <optional>
#include <string>
#include <vector>

namespace casus::model {

enum class Modality : std::uint8_t {
  obligation,  // shall
  prohibition, // shall not
  permission,  // may
  power,       // can
  intention,   // intends to: never an obligation
  aim,         // seeks to: weaker than an intention
  absence,     // not provided: the text is known to hold no such clause
};

/// How firmly an instrument or clause binds, strongest first (R11).
/// A policy ends with its government; a statement is one person's word and binds nobody.
enum class Force : std::uint8_t { treaty, executive_agreement, political_commitment, policy, statement, contested };

/// T18: four words, one meaning each.
enum class Quantifier : std::uint8_t {
  each,    // a duty of its own for every member
  all,     // one duty, kept when every member has acted
  any,     // one duty, kept when one member has acted
  jointly, // one duty, kept by one act in which all members take part
};

enum class PartySet : std::uint8_t {
  named,         // Bearers::actor
  parties,       // every party bound
  other_parties, // every party bound but "that party"
  that_party,    // the party bound by the first link
};

struct Bearers {
  Quantifier quantifier = Quantifier::each;
  PartySet set = PartySet::parties;
  ActorId actor{};
};

enum class BeneficiarySet : std::uint8_t { none, named, that_party, each_other_party };

/// To whom the act is owed, and the role in which they appear in the act.
struct Beneficiary {
  BeneficiarySet set = BeneficiarySet::none;
  Role role = Role::to;
  ActorId actor{};
};

/// What is to be done: an event of this kind.
struct Act {
  KindId kind;
  std::optional<PlaceId> at;
  std::optional<AgreementId> of;
};

enum class ConditionKind : std::uint8_t {
  happened,    // an event like `first` has happened
  since,       // an event like `first` has happened and none like `second` after it
  member,      // `actor` is a member of `group`
  in_force,    // `agreement` is in force
  negation,    // not parts[0]
  conjunction, // all parts
  disjunction, // one of the parts
};

/// A state of the world, tested at a moment that the rule names (never "now", T11).
struct Condition {
  ConditionKind kind = ConditionKind::happened;
  Pattern first;
  Pattern second;
  ActorId actor{};
  ActorId group{};
  AgreementId agreement{};
  std::vector<Condition> parts;
  source::Span span;
};

/// One step of a trigger chain: an event like one of the alternatives; `within` limits how long after the step before.
struct Link {
  std::vector<Pattern> alternatives;
  std::optional<time::TimeSpan> within;
  source::Span span;
};

enum class Timing : std::uint8_t {
  none,         // for clauses that are not duties with a time
  within,       // span after an anchor
  by_date,      // date included
  before_date,  // date excluded
  every,        // once in each period from entry into force
  at_all_times, // kept up; broken by events like `broken_by`
  on_each,      // owed on each trigger, no time stated
  when_asked,   // owed on request, no time stated
  immediately,  // "immediately" or "swiftly" with no number: no deadline can be computed
};

enum class Anchor : std::uint8_t { opening, first_event };

/// Words that qualify a promise. They are shown with every answer and are never silently hardened.
enum class Hedge : std::uint8_t {
  immediately,
  swiftly,
  where_possible,
  best_efforts,
  as_appropriate,
  as_deemed_necessary,
  own_law,
  constitutional_processes,
  availability_of_funds,
  appropriation,
  mutual_decision,
  other,
};

/// "Immediately" and "swiftly" urge; every other word makes it easier not to act, or not yet.
constexpr bool softens(Hedge hedge) { return hedge != Hedge::immediately && hedge != Hedge::swiftly; }

struct HedgeNote {
  Hedge hedge = Hedge::other;
  std::string words; // as shown to people
};

struct When {
  Timing timing = Timing::none;
  std::optional<time::TimeSpan> span; // within, every
  time::Date date{};                  // by_date, before_date
  Anchor anchor = Anchor::opening;
  Few<HedgeNote> hedges; // soften the deadline
};

/// A labelled piece of text about a clause that no rule computes with: level, purpose, channel.
struct Remark {
  std::string label;
  std::string text;
};

struct Clause {
  std::string id; // unique in its agreement
  std::string title;
  RareText locus; // "Part VIII.2"
  AgreementId agreement;
  Modality modality = Modality::obligation;
  std::string modal;          // the word used: "shall", "will", "intends to"
  std::optional<Force> force; // where it differs from the agreement's
  bool not_binding = false;   // stated to create no rights or obligations, by itself or by its annex
  RareText annex;             // id of the annex it stands in, or empty: the body
  Bearers bearers;
  Act act;
  Beneficiary beneficiary;
  std::vector<Link> links;
  When when;
  std::optional<time::Date> not_before;
  Few<Pattern> broken_by;             // for at_all_times; the bearer is the doer
  Rare<Condition> while_;             // must hold
  Rare<Condition> unless;             // must not hold
  Rare<Condition> not_applied_when;   // "does not apply when": no conclusion is drawn
  Few<ActorId> not_applied_to;        // "does not apply to"
  bool not_applied_to_author = false; // "does not apply to the author of the event"
  Few<Pattern> excused_when;
  Few<ClauseId> overrides; // clauses of the same instrument
  bool lapses_with_agreement = false;
  Few<HedgeNote> hedges;
  Few<Remark> remarks;
  Few<std::string> pointers; // sources of the reading
  RareText marking;          // a declared marking, or empty: open to all
  source::Span span;
};

} // namespace casus::model
