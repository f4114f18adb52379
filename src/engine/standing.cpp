// SPDX-License-Identifier: Apache-2.0
// Whether a duty still stands: waived, excused, lapsed, suspended, disputed (rules, section 8).
#include "engine/owed.h"
#include "time/deadline.h"

namespace casus::engine {

using model::DutyStanding;
using time::Truth;

namespace {

// How surely the duty has a standing, and the first fact that surely gives it.
struct Ground {
  Truth truth = Truth::impossible;
  Row by = none;

  void add(const Facts& facts, Truth here, Row f) {
    truth = either(truth, here);
    if (here == Truth::certain && (by == none || facts.ordered(f, by))) by = f;
  }
};

// By the beneficiary; where there is none in particular, by anybody who is not a bearer.
bool by_creditor(const World& world, const Owed& owed, Row w) {
  const auto doers = world.facts.doers(w);
  if (owed.beneficiary != none) return contains(doers, owed.beneficiary);
  return std::any_of(doers.begin(), doers.end(), [&](std::uint32_t x) { return !owed.borne_by(x); });
}

Ground waived(const World& world, const Owed& owed) {
  const Facts& facts = world.facts;
  const std::uint32_t agreement = world.tables.clauses[owed.clause].agreement;
  Ground ground;
  for (const auto& waivers :
       {world.index.of_agreement(agreement, Notice::waiver), world.index.of_clause(owed.clause, Notice::waiver)}) {
    for (const Row w : waivers) {
      if (!by_creditor(world, owed, w) || !facts.speaks_of(w, owed.chain)) continue;
      ground.add(facts, both(since_opened(world, owed, w), facts.past(w)), w);
    }
  }
  return ground;
}

Ground excused(const World& world, const Owed& owed) {
  const ClauseTable& clause = world.tables.clauses[owed.clause];
  const Facts& facts = world.facts;
  const Viewpoint from{.agreement = clause.agreement, .that_party = owed.that_party};
  Ground ground;
  for (const PatternTable& pattern : clause.excused_when) {
    const auto consider = [&](Row f) {
      Truth truth = both(since_opened(world, owed, f), facts.past(f));
      if (owed.duty.deadline) truth = both(truth, !time::is_late(facts.moment[f], *owed.duty.deadline));
      if (truth != Truth::impossible) ground.add(facts, both(truth, match(world, f, pattern, from)), f);
    };
    search(world, pattern, from, owed.opened.first(), [&](Row f) {
      if (ground.by != none && facts.ordered(ground.by, f)) return false;
      consider(f);
      return true;
    });
    // What cites the opening is after it whatever its moment says.
    if (owed.chain.empty() || facts.derived(owed.witness())) continue;
    for (const Row f : facts.cited_by[owed.witness()])
      consider(f);
  }
  return ground;
}

// An addressee is subject to it as long as it is in force.
Truth subject_of_any(const World& world, const Owed& owed, const time::Moment& moment) {
  const std::uint32_t agreement = world.tables.clauses[owed.clause].agreement;
  Truth truth = Truth::impossible;
  for (const Bearer& bearer : owed.bearers)
    truth = either(truth, subject(world, agreement, bearer.actor, moment));
  return truth;
}

Ground lapsed(const World& world, const Owed& owed) {
  const model::Clause& text = *world.tables.clauses[owed.clause].text;
  if (!text.lapses_with_agreement && !text.links.empty()) return {};
  Truth truth = both(!subject_of_any(world, owed, world.facts.at), !owed.duty.performed);
  if (owed.duty.deadline && truth != Truth::impossible) {
    truth = both(truth, !subject_of_any(world, owed, *owed.duty.deadline));
  }
  return {truth, none};
}

void add_suspensions(const World& world, const Owed& owed, std::span<const Row> suspensions,
                     std::span<const Row> resumptions, Ground& ground) {
  const Facts& facts = world.facts;
  const Sides sides = sides_of(world, owed);
  for (const Row s : suspensions) {
    if (!touches(facts, s, sides)) continue;
    Truth truth = suspension_term(world, s, resumptions, facts.at, sides);
    if (owed.duty.deadline) truth = both(truth, time::at_or_before(facts.moment[s], *owed.duty.deadline));
    ground.add(facts, truth, s);
  }
}

Ground suspended_by(const World& world, const Owed& owed) {
  const std::uint32_t agreement = world.tables.clauses[owed.clause].agreement;
  Ground ground;
  if (!world.agreements[agreement].any_suspension) return ground;
  const FactIndex& index = world.index;
  add_suspensions(world, owed, index.of_agreement(agreement, Notice::suspension),
                  index.of_agreement(agreement, Notice::resumption), ground);
  add_suspensions(world, owed, index.of_clause(owed.clause, Notice::suspension),
                  index.of_clause(owed.clause, Notice::resumption), ground);
  return ground;
}

Ground disputed(const World& world, const Owed& owed) {
  const Facts& facts = world.facts;
  const auto is_disputed = [&](Row f) { return facts.disputed[f] != 0; };
  const bool chain = std::any_of(owed.chain.begin(), owed.chain.end(), is_disputed);
  const auto& breaches = owed.duty.breaches;
  const bool every_breach = !breaches.empty() && std::all_of(breaches.begin(), breaches.end(), [&](model::FactId id) {
    return is_disputed(facts.row_of(id.value));
  });
  return {time::truth_of(chain || every_breach), none};
}

} // namespace

void set_standing(const World& world, Owed& owed) {
  struct Named {
    DutyStanding standing;
    Ground ground;
  };
  std::vector<Named> grounds;
  if (!owed.waiting()) {
    grounds.push_back({DutyStanding::waived, waived(world, owed)});
    grounds.push_back({DutyStanding::excused, excused(world, owed)});
  }
  grounds.push_back({DutyStanding::lapsed, lapsed(world, owed)});
  grounds.push_back({DutyStanding::suspended, suspended_by(world, owed)});
  grounds.push_back({DutyStanding::disputed, disputed(world, owed)});
  for (const Named& named : grounds) {
    if (named.ground.truth == Truth::certain) {
      owed.duty.standing = named.standing;
      if (named.ground.by != none) owed.duty.standing_by = model::FactId{world.facts.number[named.ground.by]};
      return;
    }
    if (named.ground.truth == Truth::depends) owed.duty.standing_depends = true;
  }
}

} // namespace casus::engine
