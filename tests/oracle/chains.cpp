// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/chains.h"

#include "tests/oracle/binding.h"
#include "tests/oracle/conditions.h"
#include "tests/oracle/force.h"

#include <algorithm>

namespace casus::oracle {

namespace {

bool names_a_party(const model::Pattern& pattern) {
  return std::ranges::any_of(pattern.roles,
                             [](const model::ActorMatch& m) { return m.selector == model::Selector::a_party; });
}

// Section 5: an instance with that party = x comes from the alternatives with a_party alone.
Truth first_link(const Situation& s, const model::Clause& clause, FactId e, std::optional<ActorId> x) {
  const Reader reader{.agreement = clause.agreement, .that_party = x, .first_link = true};
  Truth result = Truth::impossible;
  for (const model::Pattern& p : clause.links.front().alternatives) {
    if (names_a_party(p) == x.has_value()) result = time::either(result, matches(s, e, p, reader));
  }
  return result;
}

// Section 5: t1.
Truth opening_truth(const Situation& s, ClauseId c, FactId e, std::optional<ActorId> x) {
  const model::Clause& clause = s.model[c];
  Truth t = time::both(first_link(s, clause, e, x), past(s, e));
  if (t == Truth::impossible) return t;
  t = time::both(t, applies(s, c, at_fact(s, e), x));
  return x ? time::both(t, bound(s, clause.agreement, *x, s[e].moment)) : t;
}

// Section 5: the earliest fact that makes link j.
Earliest next_link(const Situation& s, const Instance& i, const model::Link& link) {
  const AgreementId a = s.model[i.clause].agreement;
  const Reader reader{.agreement = a, .that_party = i.that_party};
  std::vector<Candidate> candidates;
  for (const FactId f : s.there) {
    if (!speaks_of(s, f, i.chain)) continue;
    Truth m = time::both(matches_one(s, f, link.alternatives, reader), past(s, f));
    m = time::both(m, after(s, f, i.opening));
    if (link.within) {
      const Moment last = counted(s, a, i.opening.moment, *link.within).moment;
      m = time::both(m, !time::is_late(s[f].moment, last));
    }
    candidates.push_back(candidate(s, f, m));
  }
  return earliest(candidates);
}

// Section 5: each later link in turn, until one is missing.
void follow(const Situation& s, Instance& i) {
  const std::vector<model::Link>& links = s.model[i.clause].links;
  for (std::uint32_t j = 1; j < links.size(); ++j) {
    const Earliest next = next_link(s, i, links[j]);
    if (!next.there()) {
      i.awaiting = j;
      return;
    }
    i.chain.push_back(next.witness.fact);
    i.opening = {next.moment, next.witness.fact};
    i.truth = time::both(i.truth, next.exists);
  }
}

void add_instance(const Situation& s, ClauseId c, FactId e, std::optional<ActorId> x, std::vector<Instance>& all) {
  const Truth t = opening_truth(s, c, e, x);
  if (t == Truth::impossible) return;
  Instance i{.clause = c, .that_party = x, .chain = {e}, .truth = t, .opening = {s[e].moment, e}};
  follow(s, i);
  all.push_back(i);
}

// Section 5: S, the set named by Bearers.
std::vector<ActorId> bearer_set(const Situation& s, const Instance& i) {
  const model::Clause& clause = s.model[i.clause];
  std::vector<ActorId> result;
  switch (clause.bearers.set) {
  case model::PartySet::named: return {clause.bearers.actor};
  case model::PartySet::that_party:
    if (i.that_party) result.push_back(*i.that_party);
    return result;
  case model::PartySet::parties:
  case model::PartySet::other_parties: break;
  }
  for (const PartyForce& p : s.force[clause.agreement.value].parties) {
    const bool left_out = clause.bearers.set == model::PartySet::other_parties && i.that_party == p.party;
    if (!left_out && binds(s, i.clause, p.party, s[i.first()].moment) != Truth::impossible) {
      result.push_back(p.party);
    }
  }
  return result;
}

} // namespace

// Section 5: an instance for each fact e and each way of binding.
std::vector<Instance> instances(const Situation& s, ClauseId c) {
  std::vector<Instance> result;
  if (s.model[c].links.empty()) return result;
  for (const FactId e : s.there) {
    add_instance(s, c, e, std::nullopt, result);
    for (const PartyForce& p : s.force[s.model[c].agreement.value].parties)
      add_instance(s, c, e, p.party, result);
  }
  return result;
}

// Section 5, bearers: left out are not_applied_to, and the author when not_applied_to_author.
std::vector<Bearer> bearers(const Situation& s, const Instance& i) {
  const model::Clause& clause = s.model[i.clause];
  std::vector<Bearer> result;
  for (const ActorId p : bearer_set(s, i)) {
    if (contains(clause.not_applied_to, p)) continue;
    if (clause.not_applied_to_author && contains(actors_in(s, i.first(), model::Role::by), p)) continue;
    const Truth t = binds(s, i.clause, p, s[i.first()].moment);
    if (t != Truth::impossible) result.push_back({p, t});
  }
  return result;
}

time::Boundary counted(const Situation& s, AgreementId a, Moment from, const time::TimeSpan& span) {
  return time::deadline(from, span, s.force[a.value].zone);
}

} // namespace casus::oracle
