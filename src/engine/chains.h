// SPDX-License-Identifier: Apache-2.0
// Trigger chains followed through the facts, and whom a clause binds when one is found (rules, section 5).
#pragma once

#include "engine/conditions.h"

namespace casus::engine {

/// One way in which a clause has come into play.
struct Instance {
  std::uint32_t clause;
  Row first;
  std::uint32_t that_party = none;
  time::Truth truth = time::Truth::impossible;
  std::uint32_t awaiting = 0; // the first missing link; 0: none is missing
  time::Moment opening{};
  std::uint32_t chain_begin = 0; // into Instances::chain_rows
  std::uint32_t chain_end = 0;
};

/// All instances of the clauses of one layer, by clause and first fact.
struct Instances {
  std::span<const Row> chain(const Instance& i) const {
    return {chain_rows.data() + i.chain_begin, chain_rows.data() + i.chain_end};
  }
  std::span<const Instance> of(std::uint32_t clause) const {
    return {all.data() + begins[clause], all.data() + begins[clause + 1]};
  }
  /// Those of a clause that begin with that fact.
  std::span<const Instance> of(std::uint32_t clause, Row first) const;

  std::vector<Instance> all;
  std::vector<std::uint32_t> begins;
  std::vector<Row> chain_rows;
};

/// Which facts may open which clauses: what the events found in `Tables::openers`.
class Hits {
public:
  explicit Hits(const Tables& tables) : of_clause_(tables.clauses.size()) {}
  /// Looks up the rows from `begin` on.
  void find(const World& world, Row begin);
  std::span<const Row> of(std::uint32_t clause) const { return of_clause_[clause]; }

private:
  std::vector<std::vector<Row>> of_clause_;
};

Instances find_instances(const World& world, const Hits& hits, const std::vector<std::uint8_t>& needed);

/// A bearer, and how sure it is that the clause binds it.
struct Bearer {
  std::uint32_t actor;
  time::Truth bound;
};

/// S less those left out, ascending; those not bound at all are left out too. `first` is `none` without a chain, and
/// then the start takes the place of bound (section 6).
std::vector<Bearer> bearers_of(const World& world, std::uint32_t clause, Row first, std::uint32_t that_party);

/// Is this actor one of those on whom the clause lays its act for that instance? How surely it binds them, `binds`
/// says.
bool lays_on(const World& world, std::uint32_t clause, std::uint32_t actor, std::uint32_t that_party, Row first);

} // namespace casus::engine
