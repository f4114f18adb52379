// SPDX-License-Identifier: Apache-2.0
// Section 2 of docs/language/meaning.md: which fact matches which pattern.
#pragma once

#include "tests/oracle/situation.h"

namespace casus::oracle {

/// Whose pattern it is, and what is known where it stands.
struct Reader {
  AgreementId agreement;
  std::optional<ActorId> that_party;
  bool first_link = false; // a_party is that party
  bool exit = false;       // a_party is anyone who gave a consent
};

bool kind_is(const model::Model& model, model::KindId kind, model::KindId wanted);
model::LegalAct act_of(const model::Model& model, model::KindId kind);
/// kind_is for the kind a pattern asks for; derived facts fit patterns of breach alone.
bool kind_fits(const Situation& s, FactId f, model::KindId wanted);
bool has_act(const Situation& s, FactId f, model::LegalAct act);
/// A pattern of this kind is contested: the kind or an ancestor of it is.
bool contested(const model::Model& model, model::KindId kind);

/// The actors in a role of a fact, as section 2 reads mutual kinds.
std::vector<ActorId> actors_in(const Situation& s, FactId f, model::Role role);
bool contains(const std::vector<ActorId>& actors, ActorId actor);

/// x is g or a member of it, to any depth, at that moment.
Truth member(const model::Model& model, ActorId x, ActorId g, Moment moment);

/// One of the fact's places is that place or lies in it; true where no place is asked.
bool place_fits(const Situation& s, FactId f, const std::optional<model::PlaceId>& wanted);

Truth matches(const Situation& s, FactId f, const model::Pattern& pattern, const Reader& reader);
Truth matches_one(const Situation& s, FactId f, const std::vector<model::Pattern>& patterns, const Reader& reader);

} // namespace casus::oracle
