// SPDX-License-Identifier: Apache-2.0
// Section 5 of docs/language/meaning.md: how facts open a clause link by link, and whom it then binds.
#pragma once

#include "tests/oracle/matching.h"
#include "time/deadline.h"

namespace casus::oracle {

/// One opening of a clause with links by one first fact and one binding of that party.
struct Instance {
  ClauseId clause;
  std::optional<ActorId> that_party;
  std::vector<FactId> chain;
  std::uint32_t awaiting = 0;
  Truth truth = Truth::impossible;
  Opening opening;

  [[nodiscard]] FactId first() const { return chain.front(); }
  [[nodiscard]] bool waits() const { return awaiting != 0; }
};

/// One who bears a duty, and how surely.
struct Bearer {
  ActorId actor;
  Truth truth = Truth::impossible;
};

std::vector<Instance> instances(const Situation& s, ClauseId c);
/// S of section 5, without those left out; the beneficiary is still among them.
std::vector<Bearer> bearers(const Situation& s, const Instance& instance);

/// The span after a moment ends here, by the agreement's clock.
time::Boundary counted(const Situation& s, AgreementId a, Moment from, const time::TimeSpan& span);

} // namespace casus::oracle
