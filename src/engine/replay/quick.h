// SPDX-License-Identifier: Apache-2.0
// What one pass can follow, compiled from the texts: which facts open a duty, which perform it, what starts and ends an
// agreement. A text that uses more of the language than this is left to the general engine (eligible.h says which).
#pragma once

#include "engine/replay/stream_fact.h"
#include "model/model.h"
#include "model/outcome.h"

#include <algorithm>
#include <limits>

namespace casus::engine {

/// One text of an agreement, standing for `rows` agreements that differ in their holes; an ordinary agreement is one
/// row without holes.
struct Instrument {
  const model::Agreement* text = nullptr;
  const model::Template* rows_of = nullptr; // none: an ordinary agreement
  std::uint32_t first_row = 0;
  std::uint32_t rows = 1;
  bool quick = false; // its entry and ends can be followed
  time::Zone zone = time::Zone::utc();
  std::uint32_t all_parties = 0;             // a bit for each
  std::vector<const model::Exit*> exits;     // those that can fire
  std::vector<const model::Clause*> clauses; // by place in the text
  std::vector<std::uint32_t> quick_clauses;  // by place in the text: index into Quick::clauses, or none

  /// What stands for an id of the prototype in that row.
  std::uint32_t value(std::uint32_t id, std::uint32_t row) const {
    return (id & model::hole_bit) == 0 || id == none ? id
                                                     : rows_of->holes[id & ~model::hole_bit].values[row - first_row];
  }
  bool has(std::size_t clause, std::uint32_t row) const {
    return rows_of == nullptr || model::is_there(rows_of->present[clause], row - first_row);
  }
};

inline constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

/// How the last permitted second of a duty is found.
struct Limit {
  enum class Kind : std::uint8_t { unlimited, elapsed, civil, fixed };
  Kind kind = Kind::unlimited;
  bool from_first = false;  // counted from the first event, not from the opening
  std::int64_t seconds = 0; // elapsed: the length; fixed: the second itself
  time::CivilSpan civil;
};

/// The last permitted second of a duty whose chain began and was completed at those seconds, or `never`.
std::int64_t last_permitted(const Limit& limit, const time::Zone& zone, std::int64_t first, std::int64_t opened);

/// A clause text whose duties are followed here.
struct QuickClause {
  std::uint32_t instrument;
  std::uint32_t place; // in the instrument's clauses
  const model::Clause* text;
  std::uint32_t act; // index into Quick::acts
  Limit limit;
  bool author_exempt = false;
  model::Verdict missed = model::Verdict::broken; // what it is called when its time passes
};

/// A duty in waiting: were the facts to come, this bearer would owe this clause's act to this beneficiary.
struct Entry {
  std::uint32_t row;    // of the agreement
  std::uint32_t clause; // index into Quick::clauses
  std::uint32_t bearer;
  std::uint32_t beneficiary; // or none
};

/// Which actor a role of a later link must hold.
struct Asked {
  enum class Kind : std::uint8_t { anyone, key, named, party }; // party: one that the entry's agreement then binds
  Kind kind = Kind::anyone;
  std::uint32_t actor = none; // of named
  bool operator==(const Asked&) const = default;
};

/// The second link of a chain: one of these, after the first fact and about it.
struct Request {
  struct Form {
    std::uint32_t kind;
    std::array<Asked, model::role_count> roles;
    bool operator==(const Form&) const = default;
  };
  std::vector<Form> forms;
  std::optional<std::int64_t> within; // seconds after the first fact
  bool by_party = false;              // some form asks for one: who may ask differs from entry to entry
  bool operator==(const Request&) const = default;
};

/// First links of one shape: a kind, at a place or anywhere, with one role as the key by which entries are found.
struct Opener {
  std::uint32_t kind;
  int role = -1; // the key's; -1: no role is asked
  bool by_place = false;
  std::array<std::uint32_t, model::role_count> named{none, none, none, none}; // further roles
  std::uint32_t request = none; // index into Quick::requests; none: the first fact opens the duty
  bool same_text(const Opener& other) const {
    return kind == other.kind && role == other.role && by_place == other.by_place && named == other.named &&
           request == other.request;
  }

  std::uint64_t key(std::uint32_t actor, std::uint32_t place, std::uint32_t places) const {
    return (role < 0 ? 0 : std::uint64_t{actor}) * (by_place ? places : 1) + (by_place ? place : 0);
  }
  std::vector<std::uint32_t> begins; // by key: into Quick::entries
};

/// What performs: an act of a kind or below it, with the beneficiary in that role.
struct ActForm {
  std::uint32_t kind;
  int role = -1; // -1: no beneficiary
  bool operator==(const ActForm&) const = default;
};

/// What a fact of a kind can do.
struct KindUse {
  bool consents = false; // its legal act may bring an agreement into force
  bool ends = false;     // some exit speaks of it
  bool mutual = false;
  std::vector<std::uint32_t> acts;
  std::vector<std::uint32_t> requests;
  std::vector<std::uint32_t> openers; // at most as many as a first fact has bits for
};

/// So many take four gigabytes.
inline constexpr std::uint64_t most_entries = std::uint64_t{1} << 28U;

struct Quick {
  /// With more entries than `most`, all is left to the general engine.
  Quick(const model::Model& model, const Foreseen& foreseen, std::uint64_t most = most_entries);

  /// Index into `instruments` of the text that a row belongs to. An ordinary agreement is its own.
  std::uint32_t instrument_of(std::uint32_t row) const {
    if (row < ordinary) return row;
    const auto after = std::upper_bound(instruments.begin() + ordinary, instruments.end(), row,
                                        [](std::uint32_t at, const Instrument& one) { return at < one.first_row; });
    return static_cast<std::uint32_t>(after - instruments.begin() - 1);
  }

  const model::Model* model;
  Nesting kinds;
  Nesting places;
  std::vector<model::LegalAct> legal_acts; // by kind
  std::vector<Instrument> instruments;     // those of Model::agreements, then the templates
  std::vector<QuickClause> clauses;
  std::vector<ActForm> acts;
  std::vector<Request> requests;
  std::vector<Opener> openers;
  std::vector<Entry> entries;
  std::vector<KindUse> uses;  // by kind
  std::uint32_t ordinary = 0; // rows of Model::agreements
  std::uint32_t rows = 0;
  std::uint32_t actors = 0;
};

/// A first fact has bits to say what it has opened, two for each opener (it may have two key actors).
inline constexpr std::size_t openers_of_a_kind = 16;

} // namespace casus::engine
