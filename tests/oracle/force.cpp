// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/force.h"

#include "tests/oracle/ends.h"
#include "tests/oracle/matching.h"
#include "time/deadline.h"

#include <algorithm>

namespace casus::oracle {

using model::LegalAct;
using model::Role;

namespace {

const model::Agreement& agreement_of(const Situation& s, AgreementId a) { return s.model.agreements[a.value]; }

// Section 3, consent of p: earliest over facts with that act, of A, by containing p (m = past).
Earliest act_by(const Situation& s, AgreementId a, LegalAct act, ActorId p) {
  std::vector<Candidate> candidates;
  for (const FactId f : s.there) {
    if (!has_act(s, f, act) || s[f].of != a || !contains(actors_in(s, f, Role::by), p)) continue;
    candidates.push_back(candidate(s, f, past(s, f)));
  }
  return earliest(candidates);
}

// Section 3: a rule not stated is read as signature by all.
model::EntryRule as_read(const model::EntryRule& rule) { return rule.stated ? rule : model::EntryRule{}; }

// Section 3, consent and accession of p.
PartyForce party_force(const Situation& s, AgreementId a, ActorId p, bool declared) {
  const model::Agreement& agreement = agreement_of(s, a);
  PartyForce result{.party = p, .declared = declared};
  result.signed_at = act_by(s, a, LegalAct::signature, p);
  result.notice = act_by(s, a, LegalAct::notice, p);
  if (declared) result.consent = act_by(s, a, as_read(agreement.entry).consent, p);
  if (agreement.open_to_accession && !result.consent.there()) result.consent = act_by(s, a, LegalAct::accession, p);
  return result;
}

std::vector<PartyForce> parties(const Situation& s, AgreementId a) {
  std::vector<PartyForce> result;
  for (std::uint32_t i = 0; i < s.model.actors.size(); ++i) {
    const bool declared = contains(agreement_of(s, a).parties, ActorId{i});
    PartyForce party = party_force(s, a, ActorId{i}, declared);
    if (declared || party.consent.there()) result.push_back(party);
  }
  return result;
}

// Section 3, signed by all: over declared parties, least exists; lo and hi the greatest.
Earliest signed_by_all(const std::vector<PartyForce>& parties) {
  Earliest result{.exists = Truth::certain};
  std::vector<Moment> moments;
  for (const PartyForce& p : parties) {
    if (!p.declared) continue;
    result.exists = time::both(result.exists, p.signed_at.exists);
    if (p.signed_at.there()) moments.push_back(p.signed_at.moment);
  }
  if (moments.empty() || !result.there()) return {};
  result.moment = latest_of(moments);
  return result;
}

std::size_t needed(const model::EntryRule& rule, std::size_t parties) {
  switch (rule.quorum) {
  case model::QuorumKind::all: return parties;
  case model::QuorumKind::count: return rule.count;
  case model::QuorumKind::majority: return parties / 2 + 1;
  }
  return parties;
}

/// What one actor's consent to a rule is.
struct Consent {
  ActorId by;
  bool declared = false;
  Earliest at;
};

// Section 3, entry: the n-th of the consents of declared parties.
Earliest nth_consent(const std::vector<Consent>& consents, std::size_t n) {
  std::vector<Moment> possible;
  std::vector<time::Instant> los;
  std::vector<time::Instant> his;
  std::vector<time::Instant> certain_his;
  for (const Consent& c : consents) {
    if (!c.declared || !c.at.there()) continue;
    possible.push_back(c.at.moment);
    los.push_back(c.at.moment.earliest);
    his.push_back(c.at.moment.latest);
    if (c.at.exists == Truth::certain) certain_his.push_back(c.at.moment.latest);
  }
  if (n == 0 || possible.size() < n) return {};
  const bool enough = certain_his.size() >= n;
  std::vector<time::Instant>& ends = enough ? certain_his : his;
  std::ranges::sort(los);
  std::ranges::sort(ends);
  return {enough ? Truth::certain : Truth::depends, put_together(los[n - 1], ends[n - 1], possible), {}};
}

// Section 3, entry: for each of `including`, lo, hi = greatest with its own, exists = least.
Earliest later_of(const Earliest& a, const Earliest& b) {
  const Truth exists = time::both(a.exists, b.exists);
  if (exists == Truth::impossible) return {};
  return {exists, latest_of({a.moment, b.moment}), {}};
}

// Section 3, entry E: what a rule makes of the consents to it.
Earliest entry_by(const Situation& s, AgreementId a, const model::EntryRule& rule, const std::vector<Consent>& consents,
                  time::Zone zone) {
  Earliest result;
  if (rule.on) {
    result = {Truth::certain, time::exact(zone.start_of_day(*rule.on)), {}};
  } else {
    result = nth_consent(consents, needed(rule, agreement_of(s, a).parties.size()));
  }
  for (const ActorId p : rule.including) {
    const auto found = std::ranges::find(consents, p, &Consent::by);
    result = later_of(result, found == consents.end() ? Earliest{} : found->at);
  }
  if (!result.there() || !rule.after) return result;
  if (const auto* const civil = std::get_if<time::CivilSpan>(&*rule.after)) {
    result.moment = time::term_end(result.moment, *civil, zone).moment;
  } else {
    result.moment = time::deadline(result.moment, std::get<time::Elapsed>(*rule.after)).moment;
  }
  return result;
}

// Section 3, start: the earliest of the two; of an equal key entry comes first.
Earliest earlier_of(const Earliest& entry, const Earliest& provisional) {
  std::vector<Candidate> candidates;
  for (const Earliest& e : {entry, provisional}) {
    const Key key{e.moment.first().seconds, e.moment.last().seconds, static_cast<std::int64_t>(candidates.size()), 0};
    candidates.push_back({.truth = e.exists, .moment = e.moment, .key = key});
  }
  return earliest(candidates);
}

void set_entry(const Situation& s, AgreementId a, Force& force) {
  std::vector<Consent> consents;
  for (const PartyForce& p : force.parties)
    consents.push_back({p.party, p.declared, p.consent});
  force.entry = entry_by(s, a, as_read(agreement_of(s, a).entry), consents, force.zone);
  force.start = force.entry;
  // Section 3, entry of p: consent of p and E.
  for (PartyForce& p : force.parties) {
    p.entry = later_of(p.consent, force.entry);
    p.start = p.entry;
  }
}

// Section 3, provisional application: as entry, by its own rule and without accessions.
void set_provisional(const Situation& s, AgreementId a, Force& force) {
  const auto& provisional = agreement_of(s, a).provisional;
  if (!provisional) return;
  const model::EntryRule rule = as_read(*provisional);
  std::vector<Consent> consents;
  for (const PartyForce& p : force.parties) {
    consents.push_back({p.party, p.declared, p.declared ? act_by(s, a, rule.consent, p.party) : Earliest{}});
  }
  force.provisional = entry_by(s, a, rule, consents, force.zone);
  force.start = earlier_of(force.entry, force.provisional);
  for (std::size_t i = 0; i < consents.size(); ++i) {
    PartyForce& p = force.parties[i];
    p.start = earlier_of(p.entry, later_of(consents[i].at, force.provisional));
  }
}

Force force_of(const Situation& s, AgreementId a) {
  Force force;
  const auto& zone = agreement_of(s, a).zone;
  if (zone) force.zone = time::Zone::find(*zone).value();
  force.parties = parties(s, a);
  force.signed_by_all = signed_by_all(force.parties);
  set_entry(s, a, force);
  set_provisional(s, a, force);
  return force;
}

} // namespace

std::vector<Force> forces(const Situation& s) {
  std::vector<Force> result;
  for (std::uint32_t a = 0; a < s.model.agreements.size(); ++a)
    result.push_back(force_of(s, AgreementId{a}));
  // Who leaves and what ends ask who gave a consent, so they come second; an end asks who has left, so it comes last.
  Situation with_entry{s.model, s.log, s.now, s.facts, s.there, result};
  for (std::uint32_t a = 0; a < s.model.agreements.size(); ++a) {
    for (PartyForce& p : with_entry.force[a].parties)
      p.leaving = leaving_of(with_entry, AgreementId{a}, p.party);
    with_entry.force[a].end = end_of(with_entry, AgreementId{a});
  }
  return with_entry.force;
}

// Section 3: in_force(A, m).
Truth in_force(const Situation& s, AgreementId a, Moment m) {
  const Force& f = s.force[a.value];
  const Truth started = time::both(f.start.exists, at_or_before(f.start, m));
  const Truth ended = time::both(f.end.exists, at_or_before(f.end, m));
  return time::both(started, !ended);
}

const PartyForce* party_of(const Situation& s, AgreementId a, ActorId p) {
  for (const PartyForce& party : s.force[a.value].parties) {
    if (party.party == p) return &party;
  }
  return nullptr;
}

bool has_consent(const Situation& s, AgreementId a, ActorId p) { return party_of(s, a, p) != nullptr; }

// Section 3: bound(A, p, m).
Truth bound(const Situation& s, AgreementId a, ActorId p, Moment m) {
  const PartyForce* const party = party_of(s, a, p);
  if (party == nullptr) return Truth::impossible;
  const Truth started = time::both(party->start.exists, at_or_before(party->start, m));
  const Truth left = time::both(party->leaving.exists, at_or_before(party->leaving, m));
  return time::both(in_force(s, a, m), time::both(started, !left));
}

bool is_about(const Situation& s, FactId f, AgreementId a, const std::optional<ClauseId>& c) {
  return c ? s[f].clause == c : s[f].of == a && !s[f].clause;
}

} // namespace casus::oracle
