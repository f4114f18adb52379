// SPDX-License-Identifier: Apache-2.0
// What every rule reads: tables, facts, the state of each agreement. One per answer; rules never change it, only the
// layers add derived facts between two of them.
#pragma once

#include "engine/earliest.h"
#include "engine/index.h"

namespace casus::engine {

/// One party of one agreement (rules, section 3). `consent` is by whatever act gave it, accession too; `provisional`
/// the consent to provisional application; `start` when it was bound, by entry or provisionally.
struct PartyAt {
  std::uint32_t actor;
  Earliest signed_at, consent, provisional, start, leaving;
  bool acceded = false; // not declared: a party by accession alone
};

struct AgreementAt {
  Earliest signed_by_all;
  Earliest entry;       // E
  Earliest provisional; // P
  Earliest start;       // E, or P where that is earlier
  Earliest end;         // X
  model::EndCause cause = model::EndCause::none;
  bool month_end_rule = false;
  std::uint32_t superseded_by = none; // of cause superseded
  std::uint32_t parties_begin = 0;    // into World::parties, ascending by actor
  std::uint32_t parties_end = 0;
  bool any_suspension = false; // of the agreement or of one of its clauses
};

struct World {
  World(const Tables& compiled, const model::Log& read, time::Instant at)
      : tables(compiled), log(read), facts(*compiled.model, read, at), index(compiled, facts) {}

  std::span<const PartyAt> parties_of(std::uint32_t agreement) const {
    const AgreementAt& a = agreements[agreement];
    return {parties.data() + a.parties_begin, parties.data() + a.parties_end};
  }

  const Tables& tables;
  const model::Log& log;
  Facts facts;
  FactIndex index;
  std::vector<AgreementAt> agreements;
  std::vector<PartyAt> parties;
};

/// `none` when the actor is no party.
const PartyAt* find_party(const World& world, std::uint32_t agreement, std::uint32_t actor);
time::Truth in_force(const World& world, std::uint32_t agreement, const time::Moment& moment);
time::Truth bound(const World& world, std::uint32_t agreement, std::uint32_t actor, const time::Moment& moment);
bool is_addressee(const World& world, std::uint32_t agreement, std::uint32_t actor);
/// Of a party: bound; an addressee is subject to the instrument while it is in force; nobody else is.
time::Truth subject(const World& world, std::uint32_t agreement, std::uint32_t actor, const time::Moment& moment);
/// When somebody became subject to the agreement.
Earliest start_of(const World& world, std::uint32_t agreement, std::uint32_t actor);

/// Has the actor a reservation to the clause that stands at that moment?
time::Truth reserved(const World& world, std::uint32_t clause, std::uint32_t actor, const time::Moment& moment);
/// Has one of the two objected to the agreement being in force between them?
time::Truth opposed(const World& world, std::uint32_t agreement, std::uint32_t p, std::uint32_t q,
                    const time::Moment& moment);
/// How surely the clause binds the actor: one subject to its agreement, without a reservation.
time::Truth binds(const World& world, std::uint32_t clause, std::uint32_t actor, const time::Moment& moment);

} // namespace casus::engine
