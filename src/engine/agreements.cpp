// SPDX-License-Identifier: Apache-2.0
#include "engine/agreements.h"

#include "engine/suspension.h"

#include <tuple>

namespace casus::engine {

using model::LegalAct;
using time::Truth;

time::Moment JointMoment::moment(std::int64_t lo, std::int64_t hi) const {
  time::Moment result{{lo}, {hi}, time::Precision::interval};
  if (result.is_exact()) return time::exact(result.earliest);
  for (const time::Moment& part : parts) {
    if (part.earliest.seconds == lo && part.latest.seconds == hi) {
      result.precision = std::min(result.precision, part.precision);
    }
  }
  return result;
}

time::Moment JointMoment::latest() const {
  std::int64_t lo = std::numeric_limits<std::int64_t>::min();
  std::int64_t hi = lo;
  for (const time::Moment& part : parts) {
    lo = std::max(lo, part.earliest.seconds);
    hi = std::max(hi, part.latest.seconds);
  }
  return moment(lo, hi);
}

Earliest joined(const Earliest& a, const Earliest& b) {
  const Truth exists = both(a.exists, b.exists);
  if (exists == Truth::impossible) return {};
  JointMoment joint;
  joint.add(a.moment);
  joint.add(b.moment);
  return {exists, joint.latest(), none};
}

namespace {

bool suspends(const World& world, std::uint32_t agreement) {
  if (!world.index.of_agreement(agreement, Notice::suspension).empty()) return true;
  for (const model::ClauseId c : world.tables.agreements[agreement].text->clauses) {
    if (!world.index.of_clause(c.value, Notice::suspension).empty()) return true;
  }
  return false;
}

std::optional<time::Moment> if_exists(const Earliest& e) {
  return e.exists == Truth::impossible ? std::nullopt : std::optional(e.moment);
}

// Between whom, of those that facts of this sort set against each other, something stands.
template <class Between>
std::vector<model::Opposed> pairs_of(const World& world, std::uint32_t agreement, Notice sort, Between between) {
  std::vector<model::Opposed> pairs;
  const auto is_party = [&](std::uint32_t p) { return find_party(world, agreement, p) != nullptr; };
  for (const Row f : world.index.of_agreement(agreement, sort)) {
    for (const std::uint32_t p : world.facts.doers(f)) {
      for (const std::uint32_t q : world.facts.roles[static_cast<std::size_t>(model::Role::to)][f]) {
        const Truth truth = p == q ? Truth::impossible : between(p, q);
        if (truth == Truth::impossible || !is_party(p) || !is_party(q)) continue;
        pairs.push_back({{std::min(p, q)}, {std::max(p, q)}, truth});
      }
    }
  }
  const auto key = [](const model::Opposed& pair) { return std::tie(pair.first, pair.second); };
  std::sort(pairs.begin(), pairs.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto same = [&](const auto& a, const auto& b) { return key(a) == key(b); };
  pairs.erase(std::unique(pairs.begin(), pairs.end(), same), pairs.end());
  return pairs;
}

} // namespace

void find_agreements(World& world) {
  const auto count = static_cast<std::uint32_t>(world.tables.agreements.size());
  world.agreements.resize(count);
  for (std::uint32_t a = 0; a < count; ++a) {
    find_entry(world, a);
    world.agreements[a].any_suspension = suspends(world, a);
  }
  // Exits may be triggered by events that ask who is a party elsewhere, so every entry comes before any end.
  for (std::uint32_t a = 0; a < count; ++a) {
    // A party that has left has no say in the end.
    const AgreementAt& at = world.agreements[a];
    for (std::uint32_t p = at.parties_begin; p < at.parties_end; ++p)
      find_leaving(world, a, world.parties[p]);
    find_end(world, a);
  }
}

model::AgreementState agreement_state(const World& world, std::uint32_t agreement) {
  const AgreementAt& at = world.agreements[agreement];
  const time::Moment& now = world.facts.at;
  model::AgreementState state{.agreement = {agreement}};
  state.signed_at = if_exists(at.signed_by_all);
  state.signed_by_all = at.signed_by_all.exists;
  state.entry = if_exists(at.entry);
  state.provisional_from = if_exists(at.provisional);
  state.end = if_exists(at.end);
  if (state.end) {
    if (at.superseded_by != none) state.superseded_by = model::AgreementId{at.superseded_by};
    state.cause = at.cause;
    state.month_end_rule = at.month_end_rule;
  }
  state.in_force = in_force(world, agreement, now);
  const Truth entered = both(at.entry.exists, begun(at.entry, now));
  state.provisional = both(both(state.in_force, !entered), both(at.provisional.exists, begun(at.provisional, now)));
  state.suspended = agreement_suspended(world, agreement, now);
  for (const PartyAt& party : world.parties_of(agreement)) {
    model::PartyState shown{.party = {party.actor}};
    shown.signed_at = if_exists(party.signed_at);
    shown.consented_at = if_exists(party.consent);
    shown.bound_from = if_exists(party.start);
    shown.notice_at = if_exists(earliest_act(world, agreement, LegalAct::notice, party.actor));
    shown.left_at = if_exists(party.leaving);
    shown.bound = bound(world, agreement, party.actor, now);
    state.parties.push_back(shown);
  }
  state.opposed = pairs_of(world, agreement, Notice::objection,
                           [&](std::uint32_t p, std::uint32_t q) { return opposed(world, agreement, p, q, now); });
  state.parted = pairs_of(world, agreement, Notice::suspension, [&](std::uint32_t p, std::uint32_t q) {
    return agreement_parted(world, agreement, {.bearers = {p}, .beneficiary = q}, now);
  });
  return state;
}

} // namespace casus::engine
