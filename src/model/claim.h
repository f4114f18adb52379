// SPDX-License-Identifier: Apache-2.0
// A claim: a statement found in a source, and the checks that decide it from model and record (R17).
#pragma once

#include "model/agreement.h"

namespace casus::model {

enum class CheckKind : std::uint8_t {
  signed_,       // agreement signed by all its parties (or by `actor`) in [from, to]
  in_force,      // agreement in force throughout the day `date`
  form_is,       // the agreement's form is `force`
  less_formal,   // the agreement's form ranks below `force`
  binding,       // agreement (or clause) is stated to bind
  provides,      // a clause of the agreement with this modality (any when absent) and act kind
  not_provides,  // the agreement is known to hold no obligation of that kind: an absence clause says so
  within,        // the clause's deadline is at most `span`
  on_request,    // the clause needs a request: its chain has two links or more
  triggered_by,  // one of the alternatives of the clause's first link covers `pattern`
  hedged,        // the clause carries a hedge
  no_amount,     // the agreement states its money with no specific amount and states no other
  lasts,         // the term is at least `span`
  ends_alone,    // `actor` alone can end it, taking effect within `span`
  happened,      // an event like `pattern` in [from, to]
  count_signed,  // agreements of `family` signed in (.., to] number `count`
  none_provides, // no agreement of `family` (but `agreement`) provides an obligation of that kind
  figure,        // the figure `text` of the event `event` numbers `count`
  party_count,   // parties bound by the agreement in (.., to] number `count`
  undecidable,   // an assessment that no record decides; `text` says why
};

enum class CountRelation : std::uint8_t { exactly, at_least, at_most };

struct Check {
  CheckKind kind = CheckKind::undecidable;
  bool negated = false;
  std::optional<AgreementId> agreement;
  std::optional<ClauseId> clause;
  std::optional<ActorId> actor;
  std::optional<Modality> modality;
  std::optional<KindId> act;
  std::optional<EventId> event;
  std::optional<Pattern> pattern;
  std::optional<time::TimeSpan> span;
  std::optional<time::Moment> from; // inclusive
  std::optional<time::Moment> to;   // inclusive
  Force force = Force::treaty;
  std::string family;
  std::uint32_t count = 0;
  CountRelation relation = CountRelation::exactly;
  std::string text;
  source::Span span_in_text;
};

/// One part of a claim: what a text promises and what was then done are different parts.
struct ClaimPart {
  std::string text;
  std::vector<Check> checks; // all must hold
};

struct Claim {
  std::string id;
  std::string text;
  SourceId source;
  std::string place; // "paragraph 5"
  std::string speaker;
  Attribution attribution = Attribution::anonymous;
  std::vector<std::string> hedges; // words of the source: "set to"
  std::string about;               // the date or span it speaks of, as given
  std::vector<std::string> depends_on;
  std::vector<std::string> pointers;
  std::vector<ClaimPart> parts;
  source::Span span;
};

} // namespace casus::model
