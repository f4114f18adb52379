// SPDX-License-Identifier: Apache-2.0
// Question `network`: who is party with whom to what, how firmly; and, were somebody attacked, who must do what by when
// (R13, N7, N8).
#pragma once

#include "questions/due.h"

#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

/// An actor of the network and where a map shows it.
struct NetworkNode {
  std::string id; // slug
  std::string name;
  model::ActorType type = model::ActorType::state;
  std::optional<model::Position> seat;
};

/// One agreement between two parties that are both bound by it, at V. An agreement of n parties has n(n-1)/2 of them.
struct NetworkEdge {
  std::string agreement;
  std::string first; // ids of nodes
  std::string second;
  time::Truth in_force = time::Truth::certain;
  std::string firmness; // "treaty, binding", "political commitment, not binding"
  std::optional<time::Moment> since;
  std::optional<time::Moment> ends;
};

/// An instrument as a whole, for people.
struct NetworkAgreement {
  std::string id;
  std::vector<std::string> bound; // names of the parties bound, or that may be
  std::string firmness;
  time::Truth in_force = time::Truth::certain;
  std::optional<time::Moment> since;
  std::optional<time::Moment> ends;
};

/// A place where an attack happened by V, or is supposed to, and where a map shows it, if it does.
struct AttackedPlace {
  std::string name;
  std::optional<model::Position> position;
  std::vector<std::string> events; // ids, in order of time; "supposed" for the one that is
};

/// One thing that somebody would have to do.
struct CascadeStep {
  std::uint32_t level = 1;      // 1: because of the attack; 2: because of what was done at level 1 ...
  std::string because;          // what opened it: "armed attack on Ukraine", "consultation under pact/consult"
  DutyRow duty;                 // as `due` has it
  std::string if_asked_at_once; // of a duty that waits for a request: the last permitted moment were it made at V
};

struct Supposed {
  model::ActorId attacked;
  std::optional<model::ActorId> by;
  std::optional<model::PlaceId> at;
  model::KindId kind; // the kind of event supposed: armed attack
};

struct NetworkAnswer {
  Asked asked;
  std::vector<NetworkNode> nodes; // by name
  std::vector<NetworkEdge> edges; // by agreement in the order of the library, then by party
  std::vector<NetworkAgreement> agreements;
  std::vector<std::string> caveats;    // between whom an agreement does not operate, and what ends nothing
  std::vector<AttackedPlace> attacked; // in order of their first attack
  std::string supposition;             // empty: nothing is supposed
  std::vector<CascadeStep> cascade;    // by level, then as `due` orders
  std::vector<std::string> others; // clauses that would open only for a named attacker or at a place, with the options
};

/// The network at V; `attack`: the kind of event whose places are shown. With `supposed`, also what such an event at V
/// would open, and what doing that would open in turn, to the end; nothing is recorded by supposing.
NetworkAnswer network(const Case& asked, const engine::Engine& engine, std::optional<model::KindId> attack,
                      const std::optional<Supposed>& supposed);

std::vector<Table> to_tables(const NetworkAnswer& answer);
/// For CSV: a row an edge; of a cascade a row a step.
Table to_flat_table(const NetworkAnswer& answer);
/// Schema `casus.network/1`.
boost::json::value to_json(const NetworkAnswer& answer);

/// Graphviz: actors are nodes; an agreement of two is an edge, of more a node with an edge to each party.
std::string to_dot(const NetworkAnswer& answer);
/// GraphML 1.0: actors are nodes, every pair that an agreement binds an edge, with its data.
std::string to_graphml(const NetworkAnswer& answer);
/// GeoJSON (RFC 7946, WGS 84): a point for every actor with a seat and for every attacked place, a line for every pair
/// that an agreement joins. `not_shown` names the actors and attacked places that have no point.
boost::json::value to_geojson(const NetworkAnswer& answer);

} // namespace casus::questions
