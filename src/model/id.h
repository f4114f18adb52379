// SPDX-License-Identifier: Apache-2.0
// Typed ids: an index into one table of the model. Ids of different tables never mix.
#pragma once

#include <compare>
#include <cstdint>

namespace casus::model {

/// An index into the table named by Tag. Plain data; the table is a std::vector in `Model` or `Log`.
template <class Tag>
struct Id {
  std::uint32_t value = 0;
  auto operator<=>(const Id&) const = default;
};

using ActorId = Id<struct ActorTag>;         // Model::actors
using PlaceId = Id<struct PlaceTag>;         // Model::places
using KindId = Id<struct KindTag>;           // Model::kinds
using AgreementId = Id<struct AgreementTag>; // Model::agreements
using ClauseId = Id<struct ClauseTag>;       // Model::clauses
using SourceId = Id<struct SourceTag>;       // Model::sources
using EventId = Id<struct EventTag>;         // Model::events
using FactId = Id<struct FactTag>;           // Log::facts

} // namespace casus::model
