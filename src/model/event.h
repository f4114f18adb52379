// SPDX-License-Identifier: Apache-2.0
// Kinds of event, patterns over them, and single events with the reports that speak of them.
#pragma once

#include "model/few.h"
#include "model/id.h"
#include "source/span.h"
#include "time/moment.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace casus::model {

/// The part an actor plays in an event, written as a preposition: attack *by* Russia *on* Ukraine.
enum class Role : std::uint8_t { by, on, to, with };
inline constexpr std::size_t role_count = 4;

/// What an event does to an instrument (Vienna Convention on the Law of Treaties 1969, parts II and V). `none` for
/// everything that happens in the world; `breach` is never reported: the engine derives it (docs/language/meaning.md).
enum class LegalAct : std::uint8_t {
  none,
  signature,                 // art. 12
  ratification,              // art. 14; also acceptance and approval
  notification,              // of completed internal procedures, art. 16
  deposit,                   // of an instrument of ratification, acceptance or approval, art. 16
  accession,                 // art. 15
  negotiation,               // talks on the text, art. 2(1)(e): changes no state
  initialling,               // art. 10(b): changes no state
  reservation,               // art. 19: the clause does not bind its author
  withdrawal_of_reservation, // art. 22
  objection,                 // art. 20(4)(b), with the will that the treaty not be in force between the two
  amendment,                 // art. 39: changes no state; conditions may ask whether it happened
  extension,                 // the term lasts until the date that the event names
  notice,                    // of denunciation or withdrawal, arts 56, 65, given
  receipt_of_notice,         // the same, received
  termination,               // by consent, art. 54
  suspension,                // art. 57
  resumption,                // end of a suspension
  waiver,                    // by the beneficiary
  change_of_government,      // ends a policy of that government (rule R11)
  reaffirmation,             // a later government keeps a policy
  finding,                   // by a party: that an event of a contested kind is one
  veto,                      // by a member of a body that decides by common accord: changes no state
  breach,                    // derived
};

/// How far money has come, from words to what has arrived. What stands on one rung is never counted on another.
enum class MoneyRung : std::uint8_t {
  announced,    // a target, a plan, an intent
  pledged,      // promised
  authorised,   // a law allows it
  appropriated, // a legislature has voted it
  obligated,    // committed to a use
  disbursed,    // paid, or delivered where it is things
};

/// What an amount is counted in.
enum class AmountUnit : std::uint8_t {
  currency,     // ISO 4217
  share_of_gdp, // percent of the promisor's gross domestic product, in a year
  items,        // things: "F-16 aircraft"
};

/// What a text says of the exactness of a sum.
enum class AmountBound : std::uint8_t {
  stated,  // as it stands
  floor,   // at least, more than
  ceiling, // up to, almost
  about,   // approximately, an estimate
};

/// A sum as stated: never converted, never added to one in another unit (R20).
struct Amount {
  double value = 0;     // in units of the currency; percent; number of things
  std::string currency; // ISO 4217; of a share "percent of GDP"; of items what they are
  AmountUnit unit = AmountUnit::currency;
  AmountBound bound = AmountBound::stated;
  std::string bound_word; // as the text has it: "more than", "close to"; empty when stated
};

/// One sum that an event speaks of.
struct EventAmount {
  Amount amount;
  std::optional<ActorId> by; // whose share it is, where the event has several
  std::string purpose;
  std::string period; // "2024-2027"
  source::Span span;
};

/// A count that a report carries and that is no money: `figure "missiles" 38`.
struct Figure {
  std::string name;
  double value = 0;
  std::optional<double> to; // the other end, where the source gives a range
  AmountBound bound = AmountBound::stated;
  std::string bound_word;
  source::Span span;
};

/// Who acted for an actor (VCLT art. 7), as a fact of the record.
struct Representative {
  ActorId actor;
  std::string name; // empty: not recorded
  std::string office;
};

/// A kind of event. `parent` makes every event of this kind also one of the parent's kind.
struct EventKind {
  std::string name; // noun phrase used in triggers and reports: "armed attack"
  std::string verb; // phrase used in clauses: "attack"; may be empty
  std::optional<KindId> parent;
  bool roles[role_count] = {}; // which roles it may carry
  bool mutual = false;         // the actors in `by` and `with` take part alike: a consultation
  LegalAct act = LegalAct::none;
  bool contested = false; // a word of judgement ("significant escalation"): it counts once the parties have found it
  std::optional<MoneyRung> rung; // what an event of this kind does with money
  source::Span span;
};

/// How a pattern limits the actors of one role.
enum class Selector : std::uint8_t {
  anyone,      // the role is not mentioned
  named,       // contains the actor `actor`; of a group: the group itself or one who is a member at the event's moment
  a_party,     // contains a party bound at the event's moment; in a first link it binds "that party", one match a party
  that_party,  // contains the party bound by the first link
  other_party, // contains a party bound at the event's moment that is not that party
};

struct ActorMatch {
  Selector selector = Selector::anyone;
  ActorId actor{}; // meaningful for `named`
};

/// A test on one event.
struct Pattern {
  KindId kind;
  ActorMatch roles[role_count];
  std::optional<PlaceId> at;      // the event has a place inside this one
  std::optional<AgreementId> of;  // the event is about this agreement
  std::optional<ClauseId> clause; // the event is about this clause (suspension, waiver, breach)
  source::Span span;
};

/// Something that happens: what the reports speak of. Whether it counts is for the record to say.
struct Event {
  std::string id;
  std::string title;
  KindId kind;
  std::array<std::vector<ActorId>, role_count> roles;
  std::vector<PlaceId> places;
  std::optional<AgreementId> of;
  std::optional<ClauseId> clause;
  time::Moment moment;
  std::uint32_t sequence = 0;      // declared order among events of one moment (R7)
  Few<EventId> cites;              // the events it names: a request cites the attack
  bool partial = false;            // part performance
  std::optional<time::Date> until; // of an extension: the last day of the term as prolonged
  Few<EventAmount> amounts;
  Few<Figure> figures;
  Few<Representative> represented;
  RareText note;
  RareText marking; // a declared marking, or empty: open to all
  source::Span span;
};

enum class Standing : std::uint8_t { expected, happened, denied, corrected, retracted };
enum class Attribution : std::uint8_t { document, on_the_record, named, anonymous };

/// What a source says of an event (R14). `said` is when it could be known, unless a record says since when it was.
struct Report {
  EventId event;
  Standing standing = Standing::happened;
  SourceId source;
  Attribution attribution = Attribution::document;
  RareText speaker; // who, inside the source; may be empty
  time::Moment said;
  RareText pointer;                      // passage or address
  Rare<time::Moment> corrected_to;       // for `corrected`: the moment as corrected
  RareText marking;                      // a declared marking, or empty: open to all
  std::optional<time::Instant> recorded; // from a record: since when it was known; absent: since it was said
  RareText entry;                        // from a record: its address there
  RareText replaces;                     // and that of the entry which it corrects or retracts, where it names one
  source::Span span;

  /// The first second at which it counts as known.
  [[nodiscard]] time::Instant known_from() const { return recorded.value_or(said.last()); }
};

/// Up to where a source has reported events of a kind (R9): nothing recorded before `until` means nothing happened.
struct Watermark {
  KindId kind;
  time::Moment until;
  source::Span span;
};

/// A newspaper, document, office or data set that reports.
struct Source {
  std::string id;
  std::string title;
  std::string pointer;
  std::optional<time::Moment> published;
  std::vector<Watermark> watermarks;
  source::Span span;
};

} // namespace casus::model
