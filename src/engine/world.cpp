// SPDX-License-Identifier: Apache-2.0
// What holds of an agreement and its parties at a moment (rules, section 3).
#include "engine/world.h"

namespace casus::engine {

using time::Truth;

const PartyAt* find_party(const World& world, std::uint32_t agreement, std::uint32_t actor) {
  const auto parties = world.parties_of(agreement);
  const auto found = std::lower_bound(parties.begin(), parties.end(), actor,
                                      [](const PartyAt& p, std::uint32_t x) { return p.actor < x; });
  return found != parties.end() && found->actor == actor ? &*found : nullptr;
}

Truth in_force(const World& world, std::uint32_t agreement, const time::Moment& moment) {
  const AgreementAt& a = world.agreements[agreement];
  const Truth entered = both(a.entry.exists, begun(a.entry, moment));
  if (entered == Truth::impossible) return entered;
  return both(entered, !both(a.end.exists, begun(a.end, moment)));
}

Truth bound(const World& world, std::uint32_t agreement, std::uint32_t actor, const time::Moment& moment) {
  const PartyAt* const party = find_party(world, agreement, actor);
  if (party == nullptr || party->entry.exists == Truth::impossible) return Truth::impossible;
  const Truth entered = both(party->entry.exists, begun(party->entry, moment));
  const Truth left = both(party->leaving.exists, begun(party->leaving, moment));
  return both(in_force(world, agreement, moment), both(entered, !left));
}

Truth suspension_term(const World& world, Row s, std::span<const Row> resumptions, const time::Moment& moment) {
  const Facts& facts = world.facts;
  const Truth begins = both(facts.past(s), time::at_or_before(facts.moment[s], moment));
  if (begins == Truth::impossible) return begins;
  Truth resumed = Truth::impossible;
  for (const Row r : resumptions) {
    const Truth here = both(facts.past(r), time::at_or_before(facts.moment[r], moment));
    resumed = either(resumed, both(here, facts.precedes(s, r)));
    if (resumed == Truth::certain) break;
  }
  return both(begins, !resumed);
}

namespace {

Truth any_term(const World& world, std::span<const Row> suspensions, std::span<const Row> resumptions,
               const time::Moment& moment) {
  Truth truth = Truth::impossible;
  for (const Row s : suspensions) {
    truth = either(truth, suspension_term(world, s, resumptions, moment));
    if (truth == Truth::certain) break;
  }
  return truth;
}

} // namespace

Truth agreement_suspended(const World& world, std::uint32_t agreement, const time::Moment& moment) {
  if (!world.agreements[agreement].any_suspension) return Truth::impossible;
  return any_term(world, world.index.of_agreement(agreement, Notice::suspension),
                  world.index.of_agreement(agreement, Notice::resumption), moment);
}

Truth suspended(const World& world, std::uint32_t clause, const time::Moment& moment) {
  const std::uint32_t agreement = world.tables.clauses[clause].agreement;
  if (!world.agreements[agreement].any_suspension) return Truth::impossible;
  return either(agreement_suspended(world, agreement, moment),
                any_term(world, world.index.of_clause(clause, Notice::suspension),
                         world.index.of_clause(clause, Notice::resumption), moment));
}

} // namespace casus::engine
