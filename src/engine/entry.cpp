// SPDX-License-Identifier: Apache-2.0
// How agreements enter into force or are applied provisionally, and for whom (rules, section 3).
#include "engine/agreements.h"
#include "time/deadline.h"

namespace casus::engine {

using model::LegalAct;
using time::Truth;

Earliest earliest_act(const World& world, std::uint32_t agreement, LegalAct act, std::uint32_t actor) {
  EarliestSearch search;
  for (const Row f : world.index.about(agreement).rows) {
    if (world.facts.act[f] != act || !contains(world.facts.doers(f), actor)) continue;
    search.add(world.facts, world.facts.past(f), f);
  }
  return search.result();
}

namespace {

// A text without a rule is read as asking for the signature of all (VCLT art. 24(2)).
const model::EntryRule& as_read(const model::EntryRule& rule) {
  static const model::EntryRule signature_of_all;
  return rule.stated ? rule : signature_of_all;
}

// Declared parties and those with an accession, ascending.
void find_parties(World& world, std::uint32_t agreement) {
  const model::Agreement& text = *world.tables.agreements[agreement].text;
  std::vector<PartyAt> parties;
  for (const model::ActorId p : text.parties) {
    PartyAt party{.actor = p.value};
    party.signed_at = earliest_act(world, agreement, LegalAct::signature, p.value);
    party.consent = earliest_act(world, agreement, as_read(text.entry).consent, p.value);
    if (text.provisional) {
      party.provisional = earliest_act(world, agreement, as_read(*text.provisional).consent, p.value);
    }
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

std::size_t quorum(const model::Agreement& text, const model::EntryRule& rule) {
  switch (rule.quorum) {
  case model::QuorumKind::all: return text.parties.size();
  case model::QuorumKind::count: return rule.count;
  case model::QuorumKind::majority: return text.parties.size() / 2 + 1;
  }
  return text.parties.size();
}

// The n-th consent, each end of the moment on its own.
Earliest by_quorum(const World& world, std::uint32_t agreement, const model::EntryRule& rule,
                   Earliest PartyAt::*consent) {
  const std::size_t n = quorum(*world.tables.agreements[agreement].text, rule);
  std::vector<std::int64_t> lows, certain_highs, highs;
  JointMoment joint;
  for (const PartyAt& party : world.parties_of(agreement)) {
    const Earliest& given = party.*consent;
    if (party.acceded || given.exists == Truth::impossible) continue;
    joint.add(given.moment);
    lows.push_back(given.moment.earliest.seconds);
    highs.push_back(given.moment.latest.seconds);
    if (given.exists == Truth::certain) certain_highs.push_back(highs.back());
  }
  if (n == 0 || lows.size() < n) return {};
  const bool certain = certain_highs.size() >= n;
  std::vector<std::int64_t>& ends = certain ? certain_highs : highs;
  std::sort(lows.begin(), lows.end());
  std::sort(ends.begin(), ends.end());
  const std::int64_t lo = lows[n - 1];
  return {certain ? Truth::certain : Truth::depends, joint.moment(lo, ends[n - 1]), none};
}

// When the rule was met, by the consents that it asks for.
Earliest met(const World& world, std::uint32_t agreement, const model::EntryRule& rule, Earliest PartyAt::*consent) {
  const AgreementTable& table = world.tables.agreements[agreement];
  Earliest entry = rule.on ? Earliest{Truth::certain, time::exact(table.zone.start_of_day(*rule.on)), none}
                           : by_quorum(world, agreement, rule, consent);
  for (const model::ActorId needed : rule.including) {
    const PartyAt* const party = find_party(world, agreement, needed.value);
    entry = party == nullptr ? Earliest{} : joined(entry, party->*consent);
  }
  if (!rule.after || entry.exists == Truth::impossible) return entry;
  if (const auto* const elapsed = std::get_if<time::Elapsed>(&*rule.after)) {
    entry.moment = time::deadline(entry.moment, *elapsed).moment;
  } else {
    entry.moment = time::term_end(entry.moment, std::get<time::CivilSpan>(*rule.after), table.zone).moment;
  }
  return entry;
}

// The earlier of entry and provisional entry; of an equal key, entry.
Earliest earlier_of(const Earliest& entry, const Earliest& provisional) {
  if (provisional.exists == Truth::impossible) return entry;
  EarliestSearch search;
  std::uint32_t number = 0;
  for (const Earliest& one : {entry, provisional})
    search.add(one, number++);
  Earliest start = search.result();
  start.witness = none;
  return start;
}

} // namespace

void find_entry(World& world, std::uint32_t agreement) {
  find_parties(world, agreement);
  const model::Agreement& text = *world.tables.agreements[agreement].text;
  AgreementAt& at = world.agreements[agreement];
  at.signed_by_all = signed_by_all(world, agreement);
  at.entry = met(world, agreement, as_read(text.entry), &PartyAt::consent);
  if (text.provisional) at.provisional = met(world, agreement, as_read(*text.provisional), &PartyAt::provisional);
  at.start = earlier_of(at.entry, at.provisional);
  for (std::uint32_t p = at.parties_begin; p < at.parties_end; ++p) {
    PartyAt& party = world.parties[p];
    party.start = earlier_of(joined(party.consent, at.entry), joined(party.provisional, at.provisional));
  }
}

} // namespace casus::engine
