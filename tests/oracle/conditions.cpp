// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/conditions.h"

#include "tests/oracle/force.h"
#include "tests/oracle/suspension.h"

namespace casus::oracle {

Point at_fact(const Situation& s, FactId f) { return {s[f].moment, f}; }

namespace {

// Section 4: "at or before" means precedes(g, f), or g = f, where there is a fact f.
Truth not_after(const Situation& s, FactId g, const Point& point) {
  if (!point.fact) return time::at_or_before(s[g].moment, point.moment);
  return g == *point.fact ? Truth::certain : precedes(s, g, *point.fact);
}

// Section 4: match(g, P) and past(g) and at_or_before(g, m).
Truth has_been(const Situation& s, FactId g, const model::Pattern& p, const Point& point, const Reader& reader) {
  return time::both(matches(s, g, p, reader), time::both(past(s, g), not_after(s, g, point)));
}

// Section 4: since P, Q.
Truth since(const Situation& s, const model::Condition& c, const Point& point, const Reader& reader) {
  Truth result = Truth::impossible;
  for (const FactId g : s.there) {
    const Truth begun = has_been(s, g, c.first, point, reader);
    if (begun == Truth::impossible) continue;
    Truth over = Truth::impossible;
    for (const FactId h : s.there) {
      over = time::either(over, time::both(has_been(s, h, c.second, point, reader), precedes(s, g, h)));
    }
    result = time::either(result, time::both(begun, !over));
  }
  return result;
}

} // namespace

Truth holds(const Situation& s, const model::Condition& c, const Point& point, const Reader& reader) {
  switch (c.kind) {
  case model::ConditionKind::happened: {
    Truth result = Truth::impossible;
    for (const FactId g : s.there)
      result = time::either(result, has_been(s, g, c.first, point, reader));
    return result;
  }
  case model::ConditionKind::since: return since(s, c, point, reader);
  case model::ConditionKind::member: return member(s.model, c.actor, c.group, point.moment);
  case model::ConditionKind::in_force: return in_force(s, c.agreement, point.moment);
  case model::ConditionKind::negation: return !holds(s, c.parts.front(), point, reader);
  case model::ConditionKind::conjunction: {
    Truth result = Truth::certain;
    for (const model::Condition& part : c.parts)
      result = time::both(result, holds(s, part, point, reader));
    return result;
  }
  case model::ConditionKind::disjunction: {
    Truth result = Truth::impossible;
    for (const model::Condition& part : c.parts)
      result = time::either(result, holds(s, part, point, reader));
    return result;
  }
  }
  return Truth::impossible;
}

Truth conditions_hold(const Situation& s, ClauseId c, const Point& point, std::optional<ActorId> that_party) {
  const model::Clause& clause = s.model[c];
  const Reader reader{.agreement = clause.agreement, .that_party = that_party};
  Truth result = Truth::certain;
  if (clause.while_) result = time::both(result, holds(s, *clause.while_, point, reader));
  if (clause.unless) result = time::both(result, !holds(s, *clause.unless, point, reader));
  if (clause.not_applied_when) result = time::both(result, !holds(s, *clause.not_applied_when, point, reader));
  return result;
}

// Section 4: applies(c, f).
Truth applies(const Situation& s, ClauseId c, const Point& point, std::optional<ActorId> that_party) {
  const AgreementId a = s.model[c].agreement;
  const Truth held = time::both(in_force(s, a, point.moment), !suspended(s, a, c, point.moment));
  return held == Truth::impossible ? held : time::both(held, conditions_hold(s, c, point, that_party));
}

} // namespace casus::oracle
