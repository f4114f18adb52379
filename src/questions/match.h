// SPDX-License-Identifier: Apache-2.0
// Matching of single facts for explanations and claims: the reading of docs/language/meaning.md, sections 2 to 4,
// from the states that the engine gave. Duties themselves are only ever the engine's.
#pragma once

#include "questions/case.h"
#include "time/truth.h"

#include <optional>
#include <string>

namespace casus::questions {

/// `kind` is `ancestor` or below it.
bool kind_is(const model::Model& model, model::KindId kind, model::KindId ancestor);

/// `place` is `outer` or inside it.
bool is_inside(const model::Model& model, model::PlaceId place, model::PlaceId outer);

/// `actor` is `group`, or a member of it (to any depth) at that moment.
time::Truth is_member(const model::Model& model, model::ActorId actor, model::ActorId group, time::Moment moment);

/// In force at that moment, by the entry and end known at V.
time::Truth in_force_at(const Case& asked, model::AgreementId agreement, time::Moment moment);

/// Bound by the agreement at that moment.
time::Truth bound_at(const Case& asked, model::AgreementId agreement, model::ActorId party, time::Moment moment);

/// The actors of a role; for a mutual kind `by` and `with` are one.
std::vector<model::ActorId> role_actors(const model::Model& model, const model::Fact& fact, model::Role role);

/// Whether a fact matches a pattern, and where not, what stood against it.
struct Match {
  time::Truth truth = time::Truth::certain;
  std::string against; // "the attack is on Poland, the clause asks for Ukraine"; empty when certain
};

/// Roles of parties are read with `agreement`; without one anybody will do.
Match match(const Case& asked, const model::Fact& fact, const model::Pattern& pattern,
            std::optional<model::AgreementId> agreement = {});

/// A condition, tested at the moment of `fact`.
time::Truth holds(const Case& asked, const model::Condition& condition, const model::Fact& fact,
                  model::AgreementId agreement);

/// Whether every event of pattern `narrow` is one of pattern `wide`; where not, why not.
std::optional<std::string> not_covered(const Case& asked, const model::Pattern& wide, const model::Pattern& narrow,
                                       model::AgreementId agreement);

} // namespace casus::questions
