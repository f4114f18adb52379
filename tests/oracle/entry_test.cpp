// SPDX-License-Identifier: Apache-2.0
// Sections 1 and 3 of docs/language/meaning.md, reasoned by hand.
#include "tests/oracle/small_case.h"

#include <gtest/gtest.h>

namespace casus::oracle {
namespace {

using model::EndCause;

model::AgreementState state(const Case& c, std::int64_t day, std::int64_t second = 0) {
  return c.at(day, second).agreements.front();
}

// Section 1: a fact with first() > V is not there.
TEST(OracleEntry, FactAfterTheQuestionIsNotThere) {
  Case c;
  c.treaty();
  EXPECT_EQ(state(c, -1).in_force, Truth::impossible);
  EXPECT_FALSE(state(c, -1).entry.has_value());
  EXPECT_EQ(state(c, 0).in_force, Truth::certain);
}

// Section 1: a fact that spans V takes part, weighed by past(f).
TEST(OracleEntry, SignatureOnTheDayAskedDepends) {
  Case c;
  c.agreement();
  c.legal(kinds::signature, whole(0), {state_a, state_b});
  EXPECT_EQ(state(c, 0, 3600).in_force, Truth::depends);
  EXPECT_EQ(state(c, 1).in_force, Truth::certain);
  EXPECT_EQ(state(c, 1).entry, whole(0));
}

// Section 1, earliest: lo is the least of all, hi the least of the certain ones.
TEST(OracleEntry, EarliestOfTwoVagueConsents) {
  Case c;
  c.agreement();
  c.legal(kinds::signature, {on(0), on(5), time::Precision::interval}, {state_a, state_b});
  c.legal(kinds::signature, whole(2), {state_a, state_b});
  const auto entry = state(c, 10).entry;
  ASSERT_TRUE(entry.has_value());
  EXPECT_EQ(*entry, (Moment{on(0), on(3), time::Precision::interval}));
}

// Section 3: all must sign, the last signature counts.
TEST(OracleEntry, LastSignatureBringsItIntoForce) {
  Case c;
  c.agreement();
  c.legal(kinds::signature, exactly(0), {state_a});
  c.legal(kinds::signature, exactly(7), {state_b});
  EXPECT_EQ(state(c, 6).in_force, Truth::impossible);
  EXPECT_EQ(state(c, 8).entry, exactly(7));
}

// Section 3: a majority of three is two; the third is bound from its own consent.
TEST(OracleEntry, MajorityBringsItIntoForceForThoseWhoConsented) {
  Case c;
  model::Agreement& a = c.agreement();
  a.parties = {state_a, state_b, state_c};
  a.entry.quorum = model::QuorumKind::majority;
  c.legal(kinds::signature, exactly(1), {state_a});
  c.legal(kinds::signature, exactly(2), {state_b});
  c.legal(kinds::signature, exactly(9), {state_c});
  EXPECT_EQ(state(c, 5).entry, exactly(2));
  EXPECT_EQ(state(c, 5).parties[0].bound_from, exactly(2));
  EXPECT_EQ(state(c, 5).parties[2].bound, Truth::impossible);
  EXPECT_EQ(state(c, 9).parties[2].bound_from, exactly(9));
}

// Section 3: including waits for one party; a waiting period of a civil month ends at a day's first second.
TEST(OracleEntry, IncludingAndWaitingPeriod) {
  Case c;
  model::Agreement& a = c.agreement();
  a.entry.quorum = model::QuorumKind::count;
  a.entry.count = 1;
  a.entry.including = {state_b};
  a.entry.after = time::months(1);
  c.legal(kinds::signature, exactly(0), {state_a});
  c.legal(kinds::signature, exactly(4, 500), {state_b}); // 5 January
  EXPECT_EQ(state(c, 20).entry, exactly(35));            // 5 February
  EXPECT_EQ(state(c, 20).in_force, Truth::impossible);
  EXPECT_EQ(state(c, 35).in_force, Truth::certain);
}

// Section 3: on a date its moment is known before it comes; each party still needs its consent.
TEST(OracleEntry, OnADate) {
  Case c;
  c.agreement().entry.on = time::Date{2020, 1, 11};
  c.legal(kinds::signature, exactly(0), {state_a});
  EXPECT_EQ(state(c, 3).entry, exactly(10));
  EXPECT_EQ(state(c, 3).in_force, Truth::impossible);
  EXPECT_EQ(state(c, 10).parties[0].bound, Truth::certain);
  EXPECT_EQ(state(c, 10).parties[1].bound, Truth::impossible);
}

// Section 3: accession binds one that was not declared.
TEST(OracleEntry, Accession) {
  Case c;
  c.treaty().open_to_accession = true;
  c.legal(kinds::accession, exactly(3), {state_d});
  const auto s = state(c, 4);
  ASSERT_EQ(s.parties.size(), 3U);
  EXPECT_EQ(s.parties[2].party, state_d);
  EXPECT_EQ(s.parties[2].bound_from, exactly(3));
}

// Section 3: a term of one month from 1 January ends at the first second of 1 February; known ahead.
TEST(OracleEntry, TermEnds) {
  Case c;
  c.treaty().term = model::Term{.length = time::months(1)};
  EXPECT_EQ(state(c, 5).end, exactly(31));
  EXPECT_EQ(state(c, 5).cause, EndCause::term);
  EXPECT_EQ(state(c, 30, 86'399).in_force, Truth::certain);
  EXPECT_EQ(state(c, 31).in_force, Truth::impossible);
}

// Section 3: notice on 5 January with ten days: the day of notice does not count, the tenth ends with 15 January.
TEST(OracleEntry, NoticeEnds) {
  Case c;
  model::Agreement& a = c.treaty();
  a.exits.push_back({.trigger = pattern(kinds::notice), .after = time::days(10)});
  c.legal(kinds::written_notice, exactly(4, 50'000), {state_a});
  EXPECT_EQ(state(c, 6).end, exactly(15));
  EXPECT_EQ(state(c, 6).cause, EndCause::exit);
  EXPECT_EQ(state(c, 6).parties[0].notice_at, exactly(4, 50'000));
}

// Section 3: not before so long in force.
TEST(OracleEntry, NoticeTooEarlyDoesNothing) {
  Case c;
  model::Agreement& a = c.treaty();
  a.exits.push_back({.trigger = pattern(kinds::notice), .not_before = time::months(1)});
  c.legal(kinds::notice, exactly(20), {state_a});
  EXPECT_FALSE(state(c, 40).end.has_value());
  c.legal(kinds::notice, exactly(31), {state_b});
  EXPECT_EQ(state(c, 40).end, exactly(31));
}

// Section 3: one party leaves, the other stays bound.
TEST(OracleEntry, OnePartyLeaves) {
  Case c;
  c.treaty().exits.push_back({.whole = false, .trigger = pattern(kinds::notice), .after = time::hours(2)});
  c.legal(kinds::notice, exactly(3), {state_b});
  const auto s = state(c, 4);
  EXPECT_EQ(s.parties[1].left_at, exactly(3, 7200));
  EXPECT_EQ(s.parties[1].bound, Truth::impossible);
  EXPECT_EQ(s.parties[0].bound, Truth::certain);
  EXPECT_EQ(s.in_force, Truth::certain);
}

// Section 3, form policy: ends with its government unless reaffirmed.
TEST(OracleEntry, PolicyEndsWithItsGovernment) {
  Case c;
  model::Agreement& a = c.agreement();
  a.form = model::Force::policy;
  a.parties = {state_a};
  c.legal(kinds::signature, exactly(0), {state_a});
  c.fact(kinds::change, exactly(5), {state_a});
  EXPECT_EQ(state(c, 6).end, exactly(5));
  c.legal(kinds::reaffirmation, exactly(8), {state_a});
  EXPECT_EQ(state(c, 9).in_force, Truth::certain);
}

// Section 3: the earliest end counts, and termination names itself.
TEST(OracleEntry, TerminationBeforeTheTerm) {
  Case c;
  c.treaty().term = model::Term{.length = time::months(1)};
  c.legal(kinds::termination, exactly(9), {state_a, state_b});
  EXPECT_EQ(state(c, 10).end, exactly(9));
  EXPECT_EQ(state(c, 10).cause, EndCause::termination);
}

// Section 3: an end by consent takes all the parties, together or one after the other.
TEST(OracleEntry, OnePartyTerminatesNothing) {
  Case c;
  c.treaty();
  c.legal(kinds::termination, exactly(5), {state_a});
  EXPECT_EQ(state(c, 6).in_force, Truth::certain);
  EXPECT_FALSE(state(c, 6).end);
  c.legal(kinds::termination, exactly(9), {state_b});
  EXPECT_EQ(state(c, 10).end, exactly(9));
  // A treaty that nobody is bound by cannot be ended so.
  c.log.facts[0].roles[0] = {state_a};
  EXPECT_FALSE(state(c, 10).end);
}

// Section 3: whoever has left, or never came in, has no say in the end.
TEST(OracleEntry, OnlyThoseBoundHaveASay) {
  Case c;
  model::Agreement& a = c.treaty();
  a.exits.push_back({.whole = false, .trigger = pattern(kinds::notice)});
  a.parties.push_back(state_c);
  a.entry.quorum = model::QuorumKind::count;
  a.entry.count = 2;
  c.legal(kinds::notice, exactly(3), {state_b});
  c.legal(kinds::termination, exactly(5), {state_a});
  EXPECT_EQ(state(c, 6).end, exactly(5));
  c.legal(kinds::signature, whole(5), {state_c});
  EXPECT_EQ(state(c, 7).in_force, Truth::depends);
}

// Section 3: a suspension between two leaves the agreement as it is for the rest, until one of the two is resumed.
TEST(OracleEntry, PartedByASuspension) {
  Case c;
  c.treaty().parties.push_back(state_c);
  c.legal(kinds::signature, exactly(0), {state_c});
  c.legal(kinds::suspension, exactly(3), {state_a}).roles[2] = {state_b};
  EXPECT_EQ(state(c, 4).suspended, Truth::impossible);
  ASSERT_EQ(state(c, 4).parted.size(), 1U);
  EXPECT_EQ(state(c, 4).parted[0].second, state_b);
  c.legal(kinds::resumption, exactly(5), {state_a}).roles[2] = {state_c};
  EXPECT_EQ(state(c, 6).parted.size(), 1U);
  c.legal(kinds::resumption, exactly(7), {state_b}).roles[2] = {state_a};
  EXPECT_TRUE(state(c, 8).parted.empty());
}

// Section 3: suspended from one fact until the other; in the same second by sequence.
TEST(OracleEntry, SuspendedUntilResumed) {
  Case c;
  c.treaty();
  c.legal(kinds::suspension, exactly(3), {state_a});
  c.legal(kinds::resumption, exactly(6), {state_a});
  EXPECT_EQ(state(c, 3).suspended, Truth::certain);
  EXPECT_EQ(state(c, 5).suspended, Truth::certain);
  EXPECT_EQ(state(c, 6).suspended, Truth::impossible);
  c.legal(kinds::suspension, exactly(6), {state_b}).sequence = 1;
  EXPECT_EQ(state(c, 6).suspended, Truth::certain);
}

// Section 3, ClauseState.
TEST(OracleEntry, ClauseStates) {
  Case c;
  c.treaty();
  c.clause(model::Modality::permission);
  c.aid_clause();
  EXPECT_EQ(c.at(1).clauses, (std::vector{model::ClauseState::live, model::ClauseState::dormant}));
  c.legal(kinds::suspension, exactly(3), {state_a}, ClauseId{0});
  EXPECT_EQ(c.at(4).clauses, (std::vector{model::ClauseState::suspended, model::ClauseState::dormant}));
  c.legal(kinds::termination, exactly(5), {state_a, state_b});
  c.legal(kinds::resumption, exactly(5), {state_a}, ClauseId{0});
  EXPECT_EQ(c.at(6).clauses, (std::vector{model::ClauseState::spent, model::ClauseState::spent}));
}

} // namespace
} // namespace casus::oracle
