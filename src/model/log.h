// SPDX-License-Identifier: Apache-2.0
// What the engine reads: facts that count under one standard as known at one moment, and how complete they are.
#pragma once

#include "model/model.h"

#include <limits>

namespace casus::model {

/// An event that counts. `event` links back to Model::events where there is one.
struct Fact {
  KindId kind;
  std::array<std::vector<ActorId>, role_count> roles;
  std::vector<PlaceId> places;
  std::optional<AgreementId> of;
  std::optional<ClauseId> clause;
  time::Moment moment;
  std::uint32_t sequence = 0;
  std::vector<FactId> cites; // ids in this log
  bool partial = false;
  std::optional<time::Date> until; // of an extension
  bool disputed = false;           // another report denies it
  std::optional<EventId> event;
};

/// No record is not a breach by itself (R9).
inline constexpr time::Instant never_reported{std::numeric_limits<std::int64_t>::min()};

/// Facts in any order; the record number of a fact (R7) is its index. `complete_until[k]`: events of kind k are known
/// to be complete up to and including that instant; `never_reported` (or a shorter vector): no source says so.
struct Log {
  std::vector<Fact> facts;
  std::vector<time::Instant> complete_until;
};

} // namespace casus::model
