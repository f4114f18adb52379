// SPDX-License-Identifier: Apache-2.0
// When each agreement entered into force, for whom, and when it ends (rules, section 3).
#pragma once

#include "engine/world.h"

namespace casus::engine {

/// Fills `World::agreements` and `World::parties`.
void find_agreements(World& world);

/// The parties of an agreement, their consents, its entry, provisional application and start. In entry.cpp.
void find_entry(World& world, std::uint32_t agreement);

/// The earliest act of that kind, about the agreement, by the actor.
Earliest earliest_act(const World& world, std::uint32_t agreement, model::LegalAct act, std::uint32_t actor);

/// A way in which an agreement ends.
struct End {
  Earliest found;
  bool month_end_rule = false;
};

/// The end of the term, with its renewals and extensions. In term.cpp.
End term_end_of(const World& world, std::uint32_t agreement);

/// The end of an agreement: the earliest of its term, its exits, its termination, of a policy its government's end, and
/// the entry of an agreement that supersedes it. Needs entry and parties. In ends.cpp, as is `find_leaving`.
void find_end(World& world, std::uint32_t agreement);
void find_leaving(World& world, std::uint32_t agreement, PartyAt& party);

/// What the rules publish of an agreement.
model::AgreementState agreement_state(const World& world, std::uint32_t agreement);

/// Precision of a moment [lo, hi) put together from several parts that exist.
struct JointMoment {
  void add(const time::Moment& part) { parts.push_back(part); }
  time::Moment moment(std::int64_t lo, std::int64_t hi) const;
  /// The greatest lo and hi of all.
  time::Moment latest() const;
  std::vector<time::Moment> parts;
};

/// Both must exist; the later of each end.
Earliest joined(const Earliest& a, const Earliest& b);

} // namespace casus::engine
