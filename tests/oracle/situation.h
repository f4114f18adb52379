// SPDX-License-Identifier: Apache-2.0
// Section 1 of docs/language/meaning.md: which facts are there, their order, the earliest of several, citing.
#pragma once

#include "model/outcome.h"
#include "time/order.h"

#include <array>

namespace casus::oracle {

using model::ActorId;
using model::AgreementId;
using model::ClauseId;
using model::Fact;
using model::FactId;
using time::Moment;
using time::Truth;

using Key = std::array<std::int64_t, 4>; // (first, last, sequence, number)

/// One of several things of which the earliest is asked.
struct Candidate {
  Truth truth = Truth::impossible;
  Moment moment{};
  Key key{};
  FactId fact{};
  model::EndCause cause = model::EndCause::none; // for the ends of an agreement
  bool month_end_rule = false;                   // its moment needed the rule
  std::optional<AgreementId> superseded_by;      // of cause superseded
};

/// The earliest of candidates; `witness` has a meaning only when it exists.
struct Earliest {
  Truth exists = Truth::impossible;
  Moment moment{};
  Candidate witness;

  [[nodiscard]] bool there() const { return exists != Truth::impossible; }
};

/// What an agreement's facts make of one actor.
struct PartyForce {
  ActorId party;
  bool declared = false;
  Earliest signed_at;
  Earliest consent; // or accession
  Earliest entry;
  Earliest start; // entry, or provisional application before it
  Earliest notice;
  Earliest leaving;
};

/// What its facts make of an agreement.
struct Force {
  time::Zone zone = time::Zone::utc();
  Earliest signed_by_all;
  Earliest entry;
  Earliest provisional; // P of section 3
  Earliest start;       // the earlier of the two
  Earliest end;
  std::vector<PartyForce> parties; // ascending
};

/// Everything that the rules look at: the model, the facts with the derived ones behind them, and V.
struct Situation {
  const model::Model& model;
  const model::Log& log;
  Moment now;                // V, one second wide
  std::vector<Fact> facts;   // the log's, then the derived ones
  std::vector<FactId> there; // those with first() <= V
  std::vector<Force> force;  // by AgreementId

  const Fact& operator[](FactId id) const { return facts[id.value]; }
};

/// Where a chain stands: the moment so far, and the fact that set it.
struct Opening {
  Moment moment;
  FactId witness;
};

Key key_of(const Situation& s, FactId f);
Truth past(const Situation& s, FactId f);
bool cites(const Situation& s, FactId f, FactId cited);
Truth precedes(const Situation& s, FactId f, FactId g);
Truth after(const Situation& s, FactId f, const Opening& opening);
bool speaks_of(const Situation& s, FactId f, const std::vector<FactId>& chain);

/// A fact as a candidate, at its own moment.
Candidate candidate(const Situation& s, FactId f, Truth truth);
Earliest earliest(const std::vector<Candidate>& candidates);

/// [lo, hi) with the precision of a moment put together from `parts`.
Moment put_together(time::Instant lo, time::Instant hi, const std::vector<Moment>& parts);
/// The greatest lo and the greatest hi of parts, of which there is at least one.
Moment latest_of(const std::vector<Moment>& parts);

/// A comparison with what does not exist is impossible.
Truth at_or_before(const Earliest& e, Moment m);

} // namespace casus::oracle
