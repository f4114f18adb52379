// SPDX-License-Identifier: Apache-2.0
// An agreement: parties, force, how it enters into force and ends, money, and what the language cannot yet say.
#pragma once

#include "model/clause.h"
#include "model/few.h"
#include "model/rare.h"

namespace casus::model {

/// How many consents an entry rule needs.
enum class QuorumKind : std::uint8_t { all, count, majority };

/// In force when enough parties have given their consent (VCLT art. 24), or on a date.
struct EntryRule {
  bool stated = true;                     // false: the text has no rule, so art. 24(2) is read: consent of all
  std::optional<time::Date> on;           // a date named in the text
  LegalAct consent = LegalAct::signature; // signature, ratification, notification or deposit
  QuorumKind quorum = QuorumKind::all;
  std::uint32_t count = 0;             // for QuorumKind::count
  Few<ActorId> including;              // these must be among them
  std::optional<time::TimeSpan> after; // waiting period
  RareText locus;
  source::Span span;
};

enum class TermStart : std::uint8_t { entry_into_force, signature };

struct Term {
  time::CivilSpan length;
  TermStart from = TermStart::entry_into_force;
  std::string locus;
};

enum class RenewalKind : std::uint8_t {
  none,  // the text says nothing
  joint, // the parties may decide to prolong it together; an event of legal act extension does it
  tacit, // it goes on by itself unless somebody gives notice in time
  other, // as `words` say
};

/// How the term may be prolonged.
struct Renewal {
  RenewalKind kind = RenewalKind::none;
  std::optional<time::CivilSpan> length; // of each renewal; always given when tacit
  std::optional<time::CivilSpan> notice; // how long before the end notice (tacit) or the decision (joint) is due
  std::string words;
  RareText locus;
  source::Span span;
};

/// What goes on after the end, and who could stop that.
enum class SurvivalUnless : std::uint8_t { nothing, all_decide, any_decides };
struct Survival {
  std::string what; // "projects already decided"
  SurvivalUnless unless = SurvivalUnless::nothing;
  std::string locus;
};

/// What a party must do at home for a step of the agreement, or need not.
enum class ProcedureStep : std::uint8_t { signature, ratification, money, notice, amendment, registration };
struct Procedure {
  ActorId party;
  ProcedureStep step = ProcedureStep::ratification;
  std::optional<ActorId> by;  // the office that acts: a parliament, a president
  std::optional<bool> needed; // absent: not known
  std::string note;
  std::string locus;
  source::Span span;
};

/// A part with a force of its own: an annex that binds nobody in a text that binds, or the reverse.
struct Annex {
  std::string id;
  std::string title;
  std::optional<Force> force; // where it differs from the agreement's
  std::optional<bool> binding;
  std::string marking; // a declared marking, or empty
  std::string locus;
  source::Span span;
};

/// A way out: the agreement ends (or one party leaves) `after` an event like `trigger`.
struct Exit {
  bool whole = true; // the agreement ends; false: only the party in the role `by` leaves
  Pattern trigger;
  std::optional<time::TimeSpan> after;
  std::optional<time::CivilSpan> not_before; // only once it has been in force that long
  Few<HedgeNote> hedges;
  RareText locus;
  source::Span span;
};

/// A sum of money as a text states it. No conversion, no sum over currencies.
struct Promise {
  std::string id;
  std::string kind; // the sort of promise, one of `language/resolve/money.def`: pledge, past, intent ...
  MoneyRung rung = MoneyRung::pledged;
  std::optional<Amount> amount; // absent together with `no_specific_amount`
  bool no_specific_amount = false;
  std::string period; // as the text has it
  bool each_year = false;
  std::optional<ActorId> by; // the promisor, where the text says whose money it is
  std::optional<ActorId> to;
  std::string purpose;
  std::string condition;
  std::string locus;
  std::string currency; // also where no amount is stated
  source::Span span;
};

/// A passage that the language cannot yet say. It taints every answer that rests on its agreement or clause.
struct Untranslated {
  std::string locus;
  std::string text; // in our own words
  std::string reason;
  std::optional<ClauseId> clause; // the clause it qualifies, else the whole agreement
  source::Span span;
};

struct Agreement {
  std::string id;
  std::string title;
  RareText family; // "vilnius": for counts
  std::vector<ActorId> parties;
  Force form = Force::treaty;
  std::optional<bool> binding; // absent: the text does not say
  RareText form_locus;
  std::optional<std::string> zone; // IANA name: whose midnight
  Few<ActorId> addressees;         // of a unilateral instrument: bound by its clauses, no parties to it
  EntryRule entry;
  Rare<EntryRule> provisional; // applied provisionally from then until entry (VCLT art. 25)
  Rare<Term> term;
  Renewal renewal;
  std::vector<Exit> exits;
  bool open_to_accession = false;
  bool clock_stops_on_suspension = false;
  Few<AgreementId> prevails_over;
  Few<AgreementId> supersedes; // they end when this one enters into force (VCLT art. 59)
  Few<AgreementId> succeeds;   // goes on from them without ending them: a remark, no rule
  Few<Annex> annexes;
  Few<Survival> survivals;
  Few<Procedure> procedures;
  RareText marking;      // a declared marking, or empty: open to all
  Few<HedgeNote> hedges; // "all of it subject to ..."
  std::vector<ClauseId> clauses;
  Few<Promise> money;
  Few<Untranslated> untranslated;
  Few<Remark> remarks;
  Few<std::string> pointers;
  source::Span span;
};

/// A set of agreements of which the library may hold only some (R20): counts over it are bounds until it is complete.
struct Family {
  std::string id;
  std::string title;
  bool complete = false; // the library says that it holds all members
  std::string note;
  source::Span span;
};

/// A label that limits who may see what carries it. A level holds those below it.
struct Marking {
  std::string name;
  std::string title;
  std::vector<std::string> below; // whoever holds one of these holds this one too
  source::Span span;
};

} // namespace casus::model
