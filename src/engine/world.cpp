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
  const Truth started = both(a.start.exists, begun(a.start, moment));
  if (started == Truth::impossible) return started;
  return both(started, !both(a.end.exists, begun(a.end, moment)));
}

namespace {

Truth bound_as(const World& world, std::uint32_t agreement, const PartyAt& party, const time::Moment& moment) {
  if (party.start.exists == Truth::impossible) return Truth::impossible;
  const Truth started = both(party.start.exists, begun(party.start, moment));
  const Truth left = both(party.leaving.exists, begun(party.leaving, moment));
  return both(in_force(world, agreement, moment), both(started, !left));
}

} // namespace

Truth bound(const World& world, std::uint32_t agreement, std::uint32_t actor, const time::Moment& moment) {
  const PartyAt* const party = find_party(world, agreement, actor);
  return party == nullptr ? Truth::impossible : bound_as(world, agreement, *party, moment);
}

bool is_addressee(const World& world, std::uint32_t agreement, std::uint32_t actor) {
  const auto& addressees = world.tables.agreements[agreement].text->addressees;
  return std::find(addressees.begin(), addressees.end(), model::ActorId{actor}) != addressees.end();
}

Truth subject(const World& world, std::uint32_t agreement, std::uint32_t actor, const time::Moment& moment) {
  if (const PartyAt* const party = find_party(world, agreement, actor)) {
    return bound_as(world, agreement, *party, moment);
  }
  return is_addressee(world, agreement, actor) ? in_force(world, agreement, moment) : Truth::impossible;
}

Earliest start_of(const World& world, std::uint32_t agreement, std::uint32_t actor) {
  if (const PartyAt* const party = find_party(world, agreement, actor)) return party->start;
  return is_addressee(world, agreement, actor) ? world.agreements[agreement].start : Earliest{};
}

Truth reserved(const World& world, std::uint32_t clause, std::uint32_t actor, const time::Moment& moment) {
  const Facts& facts = world.facts;
  if (!world.index.any(Notice::reservation)) return Truth::impossible;
  Truth truth = Truth::impossible;
  for (const Row r : world.index.of_clause(clause, Notice::reservation)) {
    if (!contains(facts.doers(r), actor)) continue;
    Truth withdrawn = Truth::impossible;
    for (const Row w : world.index.of_clause(clause, Notice::withdrawal)) {
      if (!contains(facts.doers(w), actor)) continue;
      const Truth here = both(facts.past(w), time::at_or_before(facts.moment[w], moment));
      withdrawn = either(withdrawn, both(here, facts.precedes(r, w)));
    }
    truth = either(truth, both(both(facts.past(r), time::at_or_before(facts.moment[r], moment)), !withdrawn));
  }
  return truth;
}

Truth opposed(const World& world, std::uint32_t agreement, std::uint32_t p, std::uint32_t q,
              const time::Moment& moment) {
  if (p == q || !world.index.any(Notice::objection)) return Truth::impossible;
  Truth truth = Truth::impossible;
  for (const Row o : world.index.objections(agreement, p, q))
    truth = either(truth, both(world.facts.past(o), time::at_or_before(world.facts.moment[o], moment)));
  return truth;
}

Truth binds(const World& world, std::uint32_t clause, std::uint32_t actor, const time::Moment& moment) {
  const Truth truth = subject(world, world.tables.clauses[clause].agreement, actor, moment);
  return truth == Truth::impossible ? truth : both(truth, !reserved(world, clause, actor, moment));
}

} // namespace casus::engine
