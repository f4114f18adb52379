// SPDX-License-Identifier: Apache-2.0
// Who acts and where: actors, groups with dated membership, places.
#pragma once

#include "model/id.h"
#include "source/span.h"
#include "time/moment.h"

#include <optional>
#include <string>
#include <vector>

namespace casus::model {

enum class ActorType : std::uint8_t { state, organisation, group, office, person };

/// One spell of membership: from the first instant of `from` until the first instant of `to` (open when absent).
struct Membership {
  ActorId member;
  time::Moment from;
  std::optional<time::Moment> to;
  source::Span span;
};

/// A state, an organisation, a group, an office of one, or a person. A group or organisation may have members;
/// membership is never circular (the checker proves it).
struct Actor {
  std::string name;                 // as used in the text: "United States"
  std::vector<std::string> aliases; // "United States of America", "US"
  ActorType type = ActorType::state;
  std::optional<ActorId> of; // the actor whose office this is
  std::vector<Membership> members;
  std::string decides_by;      // how a body decides: "unanimity", "consensus", "qualified majority"; empty: not said
  std::optional<PlaceId> seat; // where a map shows it
  source::Span span;
};

/// Degrees north and east (WGS 84).
struct Position {
  double latitude = 0;
  double longitude = 0;
};

/// A place, and the place that contains it (Kharkiv in Ukraine). Containment is never circular.
struct Place {
  std::string name;
  std::optional<PlaceId> in;
  std::optional<Position> position;
  source::Span span;
};

} // namespace casus::model
