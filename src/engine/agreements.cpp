// SPDX-License-Identifier: Apache-2.0
#include "engine/agreements.h"

#include "time/deadline.h"

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

Earliest earliest_act(const World& world, std::uint32_t agreement, LegalAct act, std::uint32_t actor) {
  EarliestSearch search;
  for (const Row f : world.index.about(agreement).rows) {
    if (world.facts.act[f] != act || !contains(world.facts.doers(f), actor)) continue;
    search.add(world.facts, world.facts.past(f), f);
  }
  return search.result();
}

// Declared parties and those with an accession, ascending.
void find_parties(World& world, std::uint32_t agreement) {
  const model::Agreement& text = *world.tables.agreements[agreement].text;
  std::vector<PartyAt> parties;
  for (const model::ActorId p : text.parties) {
    PartyAt party{.actor = p.value};
    party.signed_at = earliest_act(world, agreement, LegalAct::signature, p.value);
    party.consent = earliest_act(world, agreement, text.entry.consent, p.value);
    if (text.open_to_accession && party.consent.exists == Truth::impossible) {
      party.consent = earliest_act(world, agreement, LegalAct::accession, p.value);
    }
    parties.push_back(party);
  }
  if (text.open_to_accession) {
    const std::size_t declared = parties.size();
    for (const Row f : world.index.about(agreement).rows) {
      if (world.facts.act[f] != LegalAct::accession) continue;
      for (const std::uint32_t p : world.facts.doers(f)) {
        if (std::any_of(parties.begin(), parties.end(), [p](const PartyAt& q) { return q.actor == p; })) continue;
        parties.push_back({.actor = p, .acceded = true});
      }
    }
    for (std::size_t i = declared; i < parties.size(); ++i) {
      parties[i].signed_at = earliest_act(world, agreement, LegalAct::signature, parties[i].actor);
      parties[i].consent = earliest_act(world, agreement, LegalAct::accession, parties[i].actor);
    }
  }
  std::sort(parties.begin(), parties.end(), [](const PartyAt& p, const PartyAt& q) { return p.actor < q.actor; });
  AgreementAt& at = world.agreements[agreement];
  at.parties_begin = static_cast<std::uint32_t>(world.parties.size());
  world.parties.insert(world.parties.end(), parties.begin(), parties.end());
  at.parties_end = static_cast<std::uint32_t>(world.parties.size());
}

Earliest signed_by_all(const World& world, std::uint32_t agreement) {
  Truth exists = Truth::certain;
  JointMoment joint;
  for (const PartyAt& party : world.parties_of(agreement)) {
    if (party.acceded) continue;
    exists = both(exists, party.signed_at.exists);
    joint.add(party.signed_at.moment);
  }
  if (joint.parts.empty() || exists == Truth::impossible) return {};
  return {exists, joint.latest(), none};
}

std::size_t quorum(const model::Agreement& text) {
  switch (text.entry.quorum) {
  case model::QuorumKind::all: return text.parties.size();
  case model::QuorumKind::count: return text.entry.count;
  case model::QuorumKind::majority: return text.parties.size() / 2 + 1;
  }
  return text.parties.size();
}

// The n-th consent, each end of the moment on its own.
Earliest by_quorum(const World& world, std::uint32_t agreement) {
  const std::size_t n = quorum(*world.tables.agreements[agreement].text);
  std::vector<std::int64_t> lows, certain_highs, highs;
  JointMoment joint;
  for (const PartyAt& party : world.parties_of(agreement)) {
    if (party.acceded || party.consent.exists == Truth::impossible) continue;
    joint.add(party.consent.moment);
    lows.push_back(party.consent.moment.earliest.seconds);
    highs.push_back(party.consent.moment.latest.seconds);
    if (party.consent.exists == Truth::certain) certain_highs.push_back(highs.back());
  }
  if (n == 0 || lows.size() < n) return {};
  const bool certain = certain_highs.size() >= n;
  std::vector<std::int64_t>& ends = certain ? certain_highs : highs;
  std::sort(lows.begin(), lows.end());
  std::sort(ends.begin(), ends.end());
  const std::int64_t lo = lows[n - 1];
  return {certain ? Truth::certain : Truth::depends, joint.moment(lo, ends[n - 1]), none};
}

Earliest find_entry(const World& world, std::uint32_t agreement) {
  const AgreementTable& table = world.tables.agreements[agreement];
  const model::EntryRule& rule = table.text->entry;
  Earliest entry = rule.on ? Earliest{Truth::certain, time::exact(table.zone.start_of_day(*rule.on)), none}
                           : by_quorum(world, agreement);
  for (const model::ActorId needed : rule.including) {
    const PartyAt* const party = find_party(world, agreement, needed.value);
    entry = party == nullptr ? Earliest{} : joined(entry, party->consent);
  }
  if (!rule.after || entry.exists == Truth::impossible) return entry;
  if (const auto* const elapsed = std::get_if<time::Elapsed>(&*rule.after)) {
    entry.moment = time::deadline(entry.moment, *elapsed).moment;
  } else {
    entry.moment = time::term_end(entry.moment, std::get<time::CivilSpan>(*rule.after), table.zone).moment;
  }
  return entry;
}

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

} // namespace

void find_agreements(World& world) {
  const auto count = static_cast<std::uint32_t>(world.tables.agreements.size());
  world.agreements.resize(count);
  for (std::uint32_t a = 0; a < count; ++a) {
    find_parties(world, a);
    AgreementAt& at = world.agreements[a];
    at.signed_by_all = signed_by_all(world, a);
    at.entry = find_entry(world, a);
    for (std::uint32_t p = at.parties_begin; p < at.parties_end; ++p) {
      world.parties[p].entry = joined(world.parties[p].consent, at.entry);
    }
    at.any_suspension = suspends(world, a);
  }
  // Exits may be triggered by events that ask who is a party elsewhere, so every entry comes before any end.
  for (std::uint32_t a = 0; a < count; ++a) {
    find_end(world, a);
    const AgreementAt& at = world.agreements[a];
    for (std::uint32_t p = at.parties_begin; p < at.parties_end; ++p)
      find_leaving(world, a, world.parties[p]);
  }
}

model::AgreementState agreement_state(const World& world, std::uint32_t agreement) {
  const AgreementAt& at = world.agreements[agreement];
  const time::Moment& now = world.facts.at;
  model::AgreementState state{.agreement = {agreement}};
  state.signed_at = if_exists(at.signed_by_all);
  state.signed_by_all = at.signed_by_all.exists;
  state.entry = if_exists(at.entry);
  state.end = if_exists(at.end);
  if (state.end) {
    state.cause = at.cause;
    state.month_end_rule = at.month_end_rule;
  }
  state.in_force = in_force(world, agreement, now);
  state.suspended = agreement_suspended(world, agreement, now);
  for (const PartyAt& party : world.parties_of(agreement)) {
    model::PartyState shown{.party = {party.actor}};
    shown.signed_at = if_exists(party.signed_at);
    shown.consented_at = if_exists(party.consent);
    shown.bound_from = if_exists(party.entry);
    shown.notice_at = if_exists(earliest_act(world, agreement, LegalAct::notice, party.actor));
    shown.left_at = if_exists(party.leaving);
    shown.bound = bound(world, agreement, party.actor, now);
    state.parties.push_back(shown);
  }
  return state;
}

} // namespace casus::engine
