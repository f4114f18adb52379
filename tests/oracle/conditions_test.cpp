// SPDX-License-Identifier: Apache-2.0
// Sections 2 and 4 of docs/language/meaning.md, reasoned by hand: does a fact open the clause or not?
#include "tests/oracle/small_case.h"

#include <gtest/gtest.h>

namespace casus::oracle {
namespace {

using model::Condition;
using model::ConditionKind;
using model::Selector;

// How surely the first duty exists on day 20; impossible when there is none.
Truth opens(const Case& c) {
  const auto duties = c.at(20).duties;
  return duties.empty() ? Truth::impossible : duties.front().exists;
}

Case with_link(const model::Pattern& p) {
  Case c;
  c.treaty();
  c.aid_clause().links = {link(p)};
  return c;
}

Case with_while(const Condition& condition) {
  Case c;
  c.treaty();
  c.aid_clause().while_ = condition;
  c.fact(kinds::attack, exactly(10, 100), {state_c});
  return c;
}

// Section 2: a fact of a kind below matches, one of the kind above does not.
TEST(OracleMatching, KindsBelow) {
  Case c = with_link(pattern(kinds::attack));
  c.fact(kinds::armed_attack, exactly(10), {state_c});
  EXPECT_EQ(opens(c), Truth::certain);
  Case d = with_link(pattern(kinds::armed_attack));
  d.fact(kinds::attack, exactly(10), {state_c});
  EXPECT_EQ(opens(d), Truth::impossible);
}

// Section 2: a member of the group at the event's moment, not after it left; on the day it joined it depends.
TEST(OracleMatching, MembersOfAGroup) {
  for (const auto& [day, expected] : {std::pair{3, Truth::impossible}, std::pair{5, Truth::depends},
                                      std::pair{7, Truth::certain}, std::pair{12, Truth::impossible}}) {
    Case c = with_link(pattern(kinds::attack, named(alliance)));
    c.model.actors[alliance.value].members.push_back({.member = state_c, .from = whole(5), .to = whole(10)});
    c.fact(kinds::attack, exactly(day, 100), {state_c});
    EXPECT_EQ(opens(c), expected) << day;
  }
}

// Section 2: a place inside the place.
TEST(OracleMatching, Places) {
  model::Pattern p = pattern(kinds::attack);
  p.at = model::PlaceId{0};
  Case c = with_link(p);
  c.fact(kinds::attack, exactly(10), {state_c}).places = {model::PlaceId{2}};
  EXPECT_EQ(opens(c), Truth::impossible);
  c.fact(kinds::attack, exactly(11), {state_c}).places = {model::PlaceId{1}};
  EXPECT_EQ(opens(c), Truth::certain);
}

// Section 2: in a mutual kind `by` and `with` are one.
TEST(OracleMatching, MutualKinds) {
  Case c = with_link(pattern(kinds::consultation, named(state_b)));
  Fact& f = c.fact(kinds::consultation, exactly(10), {state_a});
  f.roles[static_cast<std::size_t>(model::Role::with)] = {state_b};
  EXPECT_EQ(opens(c), Truth::certain);
}

// Section 2: a party bound at the event's moment; that party is bound by the first link, one instance each.
TEST(OracleMatching, APartyMakesAMatchOfItsOwn) {
  Case c = with_link(pattern(kinds::request, {Selector::a_party}));
  c.model.clauses[0].bearers = {model::Quantifier::each, model::PartySet::other_parties, {}};
  c.fact(kinds::request, exactly(10), {state_a, state_b, state_c});
  const auto duties = c.at(20).duties;
  ASSERT_EQ(duties.size(), 2U);
  EXPECT_EQ(duties[0].that_party, state_a);
  EXPECT_EQ(duties[0].bearers, std::vector{state_b});
  EXPECT_EQ(duties[1].that_party, state_b);
}

// Section 4: happened.
TEST(OracleConditions, Happened) {
  Case c = with_while({.kind = ConditionKind::happened, .first = pattern(kinds::threat)});
  EXPECT_EQ(opens(c), Truth::impossible);
  c.fact(kinds::threat, exactly(11), {state_c});
  EXPECT_EQ(opens(c), Truth::impossible);
  c.fact(kinds::threat, whole(10), {state_c});
  EXPECT_EQ(opens(c), Truth::depends);
  c.fact(kinds::threat, exactly(9), {state_c});
  EXPECT_EQ(opens(c), Truth::certain);
}

// Section 4: since, with an end and a new beginning.
TEST(OracleConditions, Since) {
  Case c =
      with_while({.kind = ConditionKind::since, .first = pattern(kinds::threat), .second = pattern(kinds::report)});
  c.fact(kinds::threat, exactly(3), {state_c});
  EXPECT_EQ(opens(c), Truth::certain);
  c.fact(kinds::report, exactly(5), {state_c});
  EXPECT_EQ(opens(c), Truth::impossible);
  c.fact(kinds::threat, exactly(7), {state_c});
  EXPECT_EQ(opens(c), Truth::certain);
}

// Section 4: not, and, or over members and agreements in force.
TEST(OracleConditions, Nested) {
  Condition member{.kind = ConditionKind::member, .actor = state_c, .group = alliance};
  Condition in_force{.kind = ConditionKind::in_force, .agreement = AgreementId{0}};
  Condition no_member{.kind = ConditionKind::negation, .parts = {member}};
  EXPECT_EQ(opens(with_while({.kind = ConditionKind::conjunction, .parts = {in_force, no_member}})), Truth::certain);
  EXPECT_EQ(opens(with_while({.kind = ConditionKind::disjunction, .parts = {member, no_member}})), Truth::certain);
  EXPECT_EQ(opens(with_while({.kind = ConditionKind::conjunction, .parts = {in_force, member}})), Truth::impossible);
}

// Section 4, applies: unless and does not apply when; and not while suspended.
TEST(OracleConditions, Applies) {
  const Condition attacked{.kind = ConditionKind::happened, .first = pattern(kinds::attack)};
  Case c = with_while({.kind = ConditionKind::conjunction});
  EXPECT_EQ(opens(c), Truth::certain);
  c.model.clauses[0].unless = attacked;
  EXPECT_EQ(opens(c), Truth::impossible);
  c.model.clauses[0].unless.reset();
  c.model.clauses[0].not_applied_when = attacked;
  EXPECT_EQ(opens(c), Truth::impossible);
  c.model.clauses[0].not_applied_when.reset();
  c.legal(kinds::suspension, exactly(9), {state_b});
  EXPECT_EQ(opens(c), Truth::impossible);
}

} // namespace
} // namespace casus::oracle
