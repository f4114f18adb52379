// SPDX-License-Identifier: Apache-2.0
#include "engine/suspension.h"

#include <algorithm>

namespace casus::engine {

using time::Truth;

namespace {

std::span<const std::uint32_t> counterparties(const Facts& facts, Row f) {
  return facts.roles[static_cast<std::size_t>(model::Role::to)][f];
}

bool whole(const Facts& facts, Row f) { return counterparties(facts, f).empty(); }

enum class Extent : std::uint8_t { whole, between };

Truth any_term(const World& world, std::span<const Row> suspensions, std::span<const Row> resumptions, Extent extent,
               const Sides& sides, const time::Moment& moment) {
  Truth truth = Truth::impossible;
  for (const Row s : suspensions) {
    if (extent == Extent::whole ? !whole(world.facts, s) : !parts(world.facts, s, sides)) continue;
    truth = either(truth, suspension_term(world, s, resumptions, moment, sides));
    if (truth == Truth::certain) break;
  }
  return truth;
}

Truth of_agreement(const World& world, std::uint32_t agreement, Extent extent, const Sides& sides,
                   const time::Moment& moment) {
  if (!world.agreements[agreement].any_suspension) return Truth::impossible;
  return any_term(world, world.index.of_agreement(agreement, Notice::suspension),
                  world.index.of_agreement(agreement, Notice::resumption), extent, sides, moment);
}

Truth of_clause(const World& world, std::uint32_t clause, Extent extent, const Sides& sides,
                const time::Moment& moment) {
  const std::uint32_t agreement = world.tables.clauses[clause].agreement;
  if (!world.agreements[agreement].any_suspension) return Truth::impossible;
  return either(of_agreement(world, agreement, extent, sides, moment),
                any_term(world, world.index.of_clause(clause, Notice::suspension),
                         world.index.of_clause(clause, Notice::resumption), extent, sides, moment));
}

} // namespace

bool parts(const Facts& facts, Row f, const Sides& sides) {
  const auto to = counterparties(facts, f);
  const std::uint32_t q = sides.beneficiary;
  if (to.empty() || q == none) return false;
  const auto by = facts.doers(f);
  const auto across = [&](std::uint32_t p) {
    return p != q && ((contains(by, p) && contains(to, q)) || (contains(by, q) && contains(to, p)));
  };
  return sides.any ? std::ranges::all_of(sides.bearers, across) : std::ranges::any_of(sides.bearers, across);
}

bool touches(const Facts& facts, Row s, const Sides& sides) { return whole(facts, s) || parts(facts, s, sides); }

bool resumes(const Facts& facts, Row r, Row s, const Sides& sides) {
  return whole(facts, r) || (!whole(facts, s) && parts(facts, r, sides));
}

Truth suspension_term(const World& world, Row s, std::span<const Row> resumptions, const time::Moment& moment,
                      const Sides& sides) {
  const Facts& facts = world.facts;
  const Truth begins = both(facts.past(s), time::at_or_before(facts.moment[s], moment));
  if (begins == Truth::impossible) return begins;
  Truth resumed = Truth::impossible;
  for (const Row r : resumptions) {
    if (!resumes(facts, r, s, sides)) continue;
    const Truth here = both(facts.past(r), time::at_or_before(facts.moment[r], moment));
    resumed = either(resumed, both(here, facts.precedes(s, r)));
    if (resumed == Truth::certain) break;
  }
  return both(begins, !resumed);
}

Truth agreement_suspended(const World& world, std::uint32_t agreement, const time::Moment& moment) {
  return of_agreement(world, agreement, Extent::whole, {}, moment);
}

Truth suspended(const World& world, std::uint32_t clause, const time::Moment& moment) {
  return of_clause(world, clause, Extent::whole, {}, moment);
}

Truth agreement_parted(const World& world, std::uint32_t agreement, const Sides& sides, const time::Moment& moment) {
  return of_agreement(world, agreement, Extent::between, sides, moment);
}

Truth parted(const World& world, std::uint32_t clause, const Sides& sides, const time::Moment& moment) {
  if (sides.beneficiary == none) return Truth::impossible;
  return of_clause(world, clause, Extent::between, sides, moment);
}

} // namespace casus::engine
