// SPDX-License-Identifier: Apache-2.0
// Suspension of the whole, and between two parties alone (rules, section 3; VCLT arts 57, 58 and 72).
#pragma once

#include "engine/world.h"

namespace casus::engine {

/// Whose duty to whom: bearers P and a beneficiary q; `none` is nobody, and then nothing parts them.
struct Sides {
  std::vector<std::uint32_t> bearers;
  std::uint32_t beneficiary = none;
  bool any = false; // one bearer is enough: it is parted only when all of them are
};

/// Does a suspension or resumption stand between the sides alone?
bool parts(const Facts& facts, Row f, const Sides& sides);
/// Does a suspension touch a duty of these sides: the whole, or between them?
bool touches(const Facts& facts, Row s, const Sides& sides);
/// Is this resumption one for that suspension, as far as the sides go?
bool resumes(const Facts& facts, Row r, Row s, const Sides& sides);

/// One suspension's own part in `suspended` and `parted`.
time::Truth suspension_term(const World& world, Row s, std::span<const Row> resumptions, const time::Moment& moment,
                            const Sides& sides);
time::Truth agreement_suspended(const World& world, std::uint32_t agreement, const time::Moment& moment);
/// Of the clause or of its agreement.
time::Truth suspended(const World& world, std::uint32_t clause, const time::Moment& moment);

/// Is the agreement, as a whole, suspended between these sides alone?
time::Truth agreement_parted(const World& world, std::uint32_t agreement, const Sides& sides,
                             const time::Moment& moment);
/// The same of the clause or of its agreement.
time::Truth parted(const World& world, std::uint32_t clause, const Sides& sides, const time::Moment& moment);

} // namespace casus::engine
