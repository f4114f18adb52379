// SPDX-License-Identifier: Apache-2.0
// The model compiled to tables (DESIGN 8): what the engine reads instead of the model wherever it would have to search.
#pragma once

#include "engine/engine.h"
#include "engine/keyed_lists.h"
#include "engine/membership.h"
#include "engine/nesting.h"
#include "time/zone.h"

#include <array>

namespace casus::engine {

/// An index that every answer builds over its facts: those of a kind (or below), by the actor in one role and, for
/// acts, by the actor on the other side. `all` or only facts that cite nothing; those that cite are found by what they
/// cite.
struct Shape {
  std::uint32_t kind;
  int role = -1;  // -1: not by actor
  int other = -1; // role of the beneficiary
  bool all = true;
  bool operator==(const Shape&) const = default;
};

/// Which list of a shape holds every fact that a pattern can match.
enum class Search : std::uint8_t { whole_kind, actors, that_party, parties, agreement, derived };

/// A pattern and the cheapest way to find what matches it.
struct PatternTable {
  const model::Pattern* pattern = nullptr;
  bool breach = false;    // matches derived facts, and no others
  bool contested = false; // counts once the parties have found it (section 2)
  Search search = Search::whole_kind;
  std::uint32_t shape = none;
  std::uint32_t agreement = none;    // the agreement it must be about
  std::vector<std::uint32_t> actors; // for Search::actors: who may be in the role
};

/// A condition in postfix order, so that depth costs no stack: each node finds its parts' results before it.
struct ConditionStep {
  const model::Condition* condition;
  PatternTable first;
  PatternTable second;
};
using ConditionProgram = std::vector<ConditionStep>; // empty: there is no condition

struct LinkTable {
  std::vector<PatternTable> alternatives;
  const model::Link* link;
};

struct ClauseTable {
  const model::Clause* text;
  std::uint32_t agreement;
  std::uint32_t layer = 0;
  bool hedged = false;
  bool makes_duties = false;
  std::optional<time::Instant> not_before;
  std::vector<LinkTable> links;
  std::vector<PatternTable> excused_when;
  std::vector<PatternTable> broken_by;
  ConditionProgram while_, unless, not_applied_when;
  std::uint32_t act_shape = none; // for duties: doers, by what the act asks
  std::vector<std::uint32_t> broken_shapes;
  std::vector<std::uint32_t> overriders;       // clauses with links that may take its place (section 5)
  std::vector<std::uint32_t> plain_overriders; // prohibitions without links that may
};

struct ExitTable {
  const model::Exit* exit;
  PatternTable trigger;
};

struct AgreementTable {
  const model::Agreement* text;
  time::Zone zone = time::Zone::utc();
  std::vector<ExitTable> exits;
  std::vector<std::uint32_t> superseders; // agreements that take its place, ascending
};

/// How to look up first links by an event: which combinations of role and place some clause uses for a kind.
struct OpenerMask {
  std::uint16_t bits = 0; // bit (role + 1) * 2 + (has a place)
};

struct Tables {
  explicit Tables(const model::Model& model);

  const model::Model* model;
  Nesting kinds;
  Nesting places;
  Membership membership;
  std::vector<model::LegalAct> acts;   // by kind
  std::vector<std::uint8_t> contested; // by kind: it or an ancestor is a word of judgement
  std::vector<Shape> shapes;
  std::vector<std::vector<std::uint32_t>> shapes_of_kind; // by kind of the fact: shapes that it goes into
  std::vector<AgreementTable> agreements;
  std::vector<ClauseTable> clauses;
  std::uint32_t layers = 1;
  std::vector<std::vector<std::uint8_t>> needed; // by layer and clause: must it be worked out to decide the layer
  KeyedLists openers;                            // opener_key -> clauses
  std::vector<OpenerMask> opener_masks;
  KeyedLists prohibitions;       // norm_key(act kind, bearer or none) -> clauses
  KeyedLists plain_prohibitions; // the same, without links
  KeyedLists permissions;        // permissions and powers

  const time::Zone& zone_of(std::uint32_t clause) const { return agreements[clauses[clause].agreement].zone; }
  std::uint64_t norm_key(std::uint32_t kind, std::uint32_t actor) const {
    return kind * (model->actors.size() + 1) + (actor == none ? model->actors.size() : actor);
  }
  std::uint64_t opener_key(std::uint32_t kind, int role, std::uint32_t actor, std::uint32_t place) const {
    const std::uint64_t place_part = place == none ? model->places.size() : place;
    return (norm_key(kind, actor) * 5 + static_cast<std::uint64_t>(role + 1)) * (model->places.size() + 1) + place_part;
  }
  std::uint64_t shape_key(std::uint32_t shape, std::uint32_t actor, std::uint32_t other) const {
    const std::uint64_t base = model->actors.size() + 1;
    return (shape * base + (actor == none ? base - 1 : actor)) * base + (other == none ? base - 1 : other);
  }
};

/// Does the first clause, or its instrument, take precedence over the other (section 9: beats)?
bool beats(const Tables& tables, std::uint32_t clause, std::uint32_t other);

// The steps of compiling, in order. Each fills its part of the tables.
void compile_clauses(Tables& tables); // patterns, conditions, shapes
void compile_norms(Tables& tables);   // who is bound by what, and what overrides what
void compile_openers(Tables& tables); // first links by kind, actor and place
void compile_layers(Tables& tables);  // the order in which breaches follow from one another

} // namespace casus::engine
