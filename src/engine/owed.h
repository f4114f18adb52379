// SPDX-License-Identifier: Apache-2.0
// A duty while it is being worked out: what the rules need of it, beside what is published.
#pragma once

#include "engine/chains.h"
#include "engine/suspension.h"

namespace casus::engine {

struct Owed {
  std::uint32_t clause;
  std::uint32_t that_party = none;
  std::uint32_t beneficiary = none;
  std::vector<Bearer> bearers; // ascending
  std::span<const Row> chain;  // empty: a clause without links
  time::Moment opened{};
  model::Duty duty; // filled step by step

  bool waiting() const { return duty.awaiting != 0; }
  Row witness() const { return chain.empty() ? none : chain.back(); }
  bool borne_by(std::uint32_t actor) const {
    for (const Bearer& bearer : bearers) {
      if (bearer.actor == actor) return true;
    }
    return false;
  }
};

/// After the opening, or from the moment opened on: when a fact can bear on the duty.
inline time::Truth since_opened(const World& world, const Owed& owed, Row f) {
  return owed.chain.empty() ? time::at_or_before(owed.opened, world.facts.moment[f])
                            : world.facts.after(f, owed.opened, owed.witness());
}

/// The bearers' truths joined as the quantifier says: `each` has one bearer, `any` needs one, the others all.
time::Truth joined_bound(const std::vector<Bearer>& bearers, model::Quantifier quantifier);

/// Between whom a suspension must stand to touch the duty.
Sides sides_of(const World& world, const Owed& owed);

/// Duties of every clause that is needed, without their coordinates: bearers, chain, opened, deadline, exists before
/// overriding. In duties.cpp.
std::vector<Owed> find_duties(const World& world, const Instances& instances, const std::vector<std::uint8_t>& needed);

/// Sets the deadline of a duty that does not wait and is not periodic (section 7). In deadlines.cpp.
void set_deadline(const World& world, Owed& owed);

/// exists *and* not overridden; conflict_with (sections 5 and 8). In priority.cpp.
void set_priority(const World& world, const Instances& instances, Owed& owed);

/// The three coordinates (section 8). In performance.cpp and standing.cpp.
void set_performance(const World& world, Owed& owed);
void set_breaches_at_all_times(const World& world, Owed& owed);
void set_standing(const World& world, Owed& owed);

/// Timeliness, breached and the verdict, derived from everything else. In verdict.cpp.
void set_verdict(const World& world, Owed& owed);

/// Does f act for p in the duty, whenever it was?
bool acts_for(const World& world, const Owed& owed, Row f, std::uint32_t p);
/// Whether such an act counts: after the opening, past, not too soon.
time::Truth act_truth(const World& world, const Owed& owed, Row f);

} // namespace casus::engine
