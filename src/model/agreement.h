// SPDX-License-Identifier: Apache-2.0
// An agreement: parties, force, how it enters into force and ends, money, and what the language cannot yet say.
#pragma once

#include "model/clause.h"

namespace casus::model {

/// How many consents an entry rule needs.
enum class QuorumKind : std::uint8_t { all, count, majority };

/// In force when enough parties have given their consent (VCLT art. 24), or on a date.
struct EntryRule {
  std::optional<time::Date> on;           // a date named in the text
  LegalAct consent = LegalAct::signature; // signature, ratification or notification
  QuorumKind quorum = QuorumKind::all;
  std::uint32_t count = 0;             // for QuorumKind::count
  std::vector<ActorId> including;      // these must be among them
  std::optional<time::TimeSpan> after; // waiting period
  std::string locus;
  source::Span span;
};

enum class TermStart : std::uint8_t { entry_into_force, signature };

struct Term {
  time::CivilSpan length;
  TermStart from = TermStart::entry_into_force;
  std::string locus;
};

/// A way out: the agreement ends (or one party leaves) `after` an event like `trigger`.
struct Exit {
  bool whole = true; // the agreement ends; false: only the party in the role `by` leaves
  Pattern trigger;
  std::optional<time::TimeSpan> after;
  std::optional<time::CivilSpan> not_before; // only once it has been in force that long
  std::vector<HedgeNote> hedges;
  std::string locus;
  source::Span span;
};

/// A sum of money as a text states it. No conversion, no sum over currencies.
struct Promise {
  std::string id;
  std::string kind;             // pledge, past, intent, authorisation ...
  std::optional<Amount> amount; // absent together with `no_specific_amount`
  bool no_specific_amount = false;
  std::string bound; // stated, at least, more than, up to, approximate
  std::string period;
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
  std::string family; // "vilnius": for counts
  std::vector<ActorId> parties;
  Force form = Force::treaty;
  std::optional<bool> binding; // absent: the text does not say
  std::string form_locus;
  std::optional<std::string> zone; // IANA name: whose midnight
  EntryRule entry;
  std::optional<Term> term;
  std::vector<Exit> exits;
  bool open_to_accession = false;
  bool clock_stops_on_suspension = false;
  std::vector<AgreementId> prevails_over;
  std::vector<HedgeNote> hedges; // "all of it subject to ..."
  std::vector<ClauseId> clauses;
  std::vector<Promise> money;
  std::vector<Untranslated> untranslated;
  std::vector<Remark> remarks;
  std::vector<std::string> pointers;
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

} // namespace casus::model
