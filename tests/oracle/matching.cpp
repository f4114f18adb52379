// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/matching.h"

#include "tests/oracle/force.h"

#include <algorithm>

namespace casus::oracle {

using model::Role;
using model::Selector;

// Section 2: f's kind is k or a descendant of k.
bool kind_is(const model::Model& model, model::KindId kind, model::KindId wanted) {
  if (kind == wanted) return true;
  const auto& parent = model[kind].parent;
  return parent && kind_is(model, *parent, wanted);
}

// Section 2: the act of a kind is its own, or else that of its nearest ancestor with one.
model::LegalAct act_of(const model::Model& model, model::KindId kind) {
  const model::EventKind& k = model[kind];
  if (k.act != model::LegalAct::none || !k.parent) return k.act;
  return act_of(model, *k.parent);
}

// Section 2, contested kinds.
bool contested(const model::Model& model, model::KindId kind) {
  const model::EventKind& k = model[kind];
  return k.contested || (k.parent && contested(model, *k.parent));
}

bool has_act(const Situation& s, FactId f, model::LegalAct act) { return act_of(s.model, s[f].kind) == act; }

// Section 2: for a mutual kind, `by` and `with` are both the union of the two.
std::vector<ActorId> actors_in(const Situation& s, FactId f, Role role) {
  const Fact& fact = s[f];
  const bool shared = s.model[fact.kind].mutual && (role == Role::by || role == Role::with);
  if (!shared) return fact.roles[static_cast<std::size_t>(role)];
  std::vector<ActorId> all = fact.roles[static_cast<std::size_t>(Role::by)];
  const auto& with = fact.roles[static_cast<std::size_t>(Role::with)];
  all.insert(all.end(), with.begin(), with.end());
  return all;
}

// Section 10: a derived fact matches only patterns of a kind with legal act breach.
bool kind_fits(const Situation& s, FactId f, model::KindId wanted) {
  const bool derived = f.value >= s.log.facts.size();
  if (derived && act_of(s.model, wanted) != model::LegalAct::breach) return false;
  return kind_is(s.model, s[f].kind, wanted);
}

bool contains(const std::vector<ActorId>& actors, ActorId actor) { return std::ranges::count(actors, actor) > 0; }

// Section 2: member(x, g, moment).
Truth member(const model::Model& model, ActorId x, ActorId g, Moment moment) {
  if (x == g) return Truth::certain;
  Truth result = Truth::impossible;
  for (const model::Membership& m : model[g].members) {
    const Truth joined = time::at_or_before(m.from, moment);
    const Truth left = m.to ? time::at_or_before(*m.to, moment) : Truth::impossible;
    const Truth path = time::both(time::both(joined, !left), member(model, x, m.member, moment));
    result = time::either(result, path);
  }
  return result;
}

namespace {

bool inside(const model::Model& model, model::PlaceId place, model::PlaceId wanted) {
  if (place == wanted) return true;
  const auto& in = model[place].in;
  return in && inside(model, *in, wanted);
}

// Section 2: a_party, other_party.
Truth some_party(const Situation& s, FactId f, const std::vector<ActorId>& actors, const Reader& reader, bool other) {
  if (reader.first_link && !other) return time::truth_of(reader.that_party && contains(actors, *reader.that_party));
  Truth result = Truth::impossible;
  for (const ActorId x : actors) {
    if (other && reader.that_party == x) continue;
    const Truth party =
        reader.exit ? time::truth_of(has_consent(s, reader.agreement, x)) : bound(s, reader.agreement, x, s[f].moment);
    result = time::either(result, party);
  }
  return result;
}

// Section 2: one role condition.
Truth role_matches(const Situation& s, FactId f, Role role, const model::ActorMatch& wanted, const Reader& reader) {
  const std::vector<ActorId> actors = actors_in(s, f, role);
  switch (wanted.selector) {
  case Selector::anyone: return Truth::certain;
  case Selector::named: {
    Truth result = Truth::impossible;
    for (const ActorId x : actors)
      result = time::either(result, member(s.model, x, wanted.actor, s[f].moment));
    return result;
  }
  case Selector::a_party: return some_party(s, f, actors, reader, false);
  case Selector::that_party: return time::truth_of(reader.that_party && contains(actors, *reader.that_party));
  case Selector::other_party: return some_party(s, f, actors, reader, true);
  }
  return Truth::impossible;
}

// Section 2, contested kinds: has this party found f to be what it is called?
bool found_by(const Situation& s, FactId f, ActorId p) {
  return std::ranges::any_of(s.there, [&](FactId g) {
    return has_act(s, g, model::LegalAct::finding) && cites(s, g, f) && contains(actors_in(s, g, Role::by), p) &&
           past(s, g) == Truth::certain;
  });
}

// Section 2, contested kinds: certain once every declared party has found so, never impossible.
Truth found(const Situation& s, FactId f, AgreementId a) {
  const bool all = std::ranges::all_of(s.model[a].parties, [&](ActorId p) { return found_by(s, f, p); });
  return all ? Truth::certain : Truth::depends;
}

} // namespace

// Section 2: `at`.
bool place_fits(const Situation& s, FactId f, const std::optional<model::PlaceId>& wanted) {
  if (!wanted) return true;
  return std::ranges::any_of(s[f].places, [&](model::PlaceId place) { return inside(s.model, place, *wanted); });
}

// Section 2: a fact matches a pattern.
Truth matches(const Situation& s, FactId f, const model::Pattern& pattern, const Reader& reader) {
  if (!kind_fits(s, f, pattern.kind)) return Truth::impossible;
  if (!place_fits(s, f, pattern.at)) return Truth::impossible;
  if (pattern.of && s[f].of != pattern.of) return Truth::impossible;
  if (pattern.clause && s[f].clause != pattern.clause) return Truth::impossible;
  Truth result = contested(s.model, pattern.kind) ? found(s, f, reader.agreement) : Truth::certain;
  for (std::size_t role = 0; role < model::role_count; ++role) {
    result = time::both(result, role_matches(s, f, static_cast<Role>(role), pattern.roles[role], reader));
  }
  return result;
}

Truth matches_one(const Situation& s, FactId f, const std::vector<model::Pattern>& patterns, const Reader& reader) {
  Truth result = Truth::impossible;
  for (const model::Pattern& p : patterns)
    result = time::either(result, matches(s, f, p, reader));
  return result;
}

} // namespace casus::oracle
