// SPDX-License-Identifier: Apache-2.0
// Section 3 of docs/language/meaning.md, reasoned by hand: provisional application, supersession, renewal, extension.
#include "tests/oracle/small_case.h"

#include <gtest/gtest.h>

namespace casus::oracle {
namespace {

using model::EndCause;

model::AgreementState state_on(const Case& c, std::int64_t day, std::int64_t second = 0) {
  return c.at(day, second).agreements.front();
}

// Section 3: deposit is the consent, signature is shown beside it.
TEST(OracleEntry, ConsentByDeposit) {
  Case c;
  c.treaty().entry.consent = model::LegalAct::deposit;
  c.legal(kinds::deposit, exactly(3), {state_a});
  c.legal(kinds::ratification, exactly(4), {state_b});
  EXPECT_FALSE(state_on(c, 9).entry.has_value());
  c.legal(kinds::deposit, exactly(5), {state_b});
  EXPECT_EQ(state_on(c, 9).entry, exactly(5));
  EXPECT_EQ(state_on(c, 9).parties[0].consented_at, exactly(3));
  EXPECT_EQ(state_on(c, 9).parties[0].signed_at, exactly(0));
}

// Section 3: a rule not stated is signature by all, whatever else stands in it.
TEST(OracleEntry, NotStatedIsSignatureByAll) {
  Case c;
  model::Agreement& a = c.agreement();
  a.entry = {.stated = false, .consent = model::LegalAct::ratification, .quorum = model::QuorumKind::count, .count = 1};
  c.legal(kinds::signature, exactly(1), {state_a});
  EXPECT_FALSE(state_on(c, 9).entry.has_value());
  c.legal(kinds::signature, exactly(2), {state_b});
  EXPECT_EQ(state_on(c, 9).entry, exactly(2));
}

// Signed on day 0 and applied from then, ratified by both on day 20.
Case applied() {
  Case c;
  model::Agreement& a = c.treaty();
  a.entry.consent = model::LegalAct::ratification;
  a.provisional = model::EntryRule{};
  c.legal(kinds::ratification, exactly(20), {state_a, state_b});
  return c;
}

// Section 3: in force from provisional application on, provisional until entry.
TEST(OracleStart, AppliedProvisionallyUntilEntry) {
  const Case c = applied();
  const auto before = state_on(c, 10);
  EXPECT_EQ(before.provisional_from, exactly(0));
  EXPECT_FALSE(before.entry.has_value());
  EXPECT_EQ(before.in_force, Truth::certain);
  EXPECT_EQ(before.provisional, Truth::certain);
  const auto after = state_on(c, 20);
  EXPECT_EQ(after.entry, exactly(20));
  EXPECT_EQ(after.provisional, Truth::impossible);
  EXPECT_EQ(after.parties[0].bound_from, exactly(0));
}

// Section 3: a vague entry alone is no provisional application.
TEST(OracleStart, VagueEntryIsNotProvisional) {
  Case c;
  c.agreement();
  c.legal(kinds::signature, whole(0), {state_a, state_b});
  EXPECT_EQ(state_on(c, 0, 100).in_force, Truth::depends);
  EXPECT_EQ(state_on(c, 0, 100).provisional, Truth::impossible);
  c.model.agreements[0].provisional = model::EntryRule{.on = time::Date{2019, 12, 1}};
  EXPECT_EQ(state_on(c, 0, 100).in_force, Truth::certain);
  EXPECT_EQ(state_on(c, 0, 100).provisional, Truth::depends);
}

// Sections 3 and 6: a duty without links opens with it; conditions hold it to be in force.
TEST(OracleStart, DutiesOpenWithProvisionalApplication) {
  Case c = applied();
  model::Clause& clause = c.clause();
  clause.when.timing = model::Timing::immediately;
  clause.while_ = model::Condition{.kind = model::ConditionKind::in_force};
  const auto duties = c.at(10).duties;
  ASSERT_EQ(duties.size(), 2U);
  EXPECT_EQ(duties[0].opened, exactly(0));
  EXPECT_EQ(duties[0].exists, Truth::certain);
  EXPECT_EQ(c.at(10).clauses[0], model::ClauseState::live);
}

// Section 3: who has not consented to the provisional rule is bound from entry; accession does not count for it.
TEST(OracleStart, EachPartyFromItsOwnStart) {
  Case c;
  model::Agreement& a = c.agreement();
  a.open_to_accession = true;
  a.entry.consent = model::LegalAct::ratification;
  a.provisional = model::EntryRule{.quorum = model::QuorumKind::count, .count = 1};
  c.legal(kinds::signature, exactly(1), {state_a});
  c.legal(kinds::accession, exactly(2), {state_d});
  c.legal(kinds::ratification, exactly(20), {state_a, state_b});
  const auto parties = state_on(c, 30).parties;
  EXPECT_EQ(parties[0].bound_from, exactly(1));
  EXPECT_EQ(parties[1].bound_from, exactly(20));
  EXPECT_EQ(parties[2].bound_from, exactly(20));
}

// Section 3, leaving: notice during provisional application ends it for its author, and for good.
TEST(OracleStart, NoticeEndsProvisionalApplication) {
  Case c = applied();
  c.legal(kinds::notice, exactly(5), {state_a});
  EXPECT_EQ(state_on(c, 6).parties[0].left_at, exactly(5));
  EXPECT_EQ(state_on(c, 6).parties[0].bound, Truth::impossible);
  EXPECT_EQ(state_on(c, 6).parties[1].bound, Truth::certain);
  EXPECT_EQ(state_on(c, 25).parties[0].bound, Truth::impossible);
  c.log.facts.back().moment = exactly(20);
  EXPECT_FALSE(state_on(c, 25).parties[0].left_at.has_value());
}

// Section 3, ends: entry on a date ahead; applied from day 0 in the meantime, a term from entry counts from the date.
TEST(OracleStart, TermRunsFromEntry) {
  Case c = applied();
  c.model.agreements[0].entry.on = time::Date{2020, 2, 1};
  c.model.agreements[0].term = model::Term{.length = time::months(1)};
  EXPECT_EQ(state_on(c, 10).in_force, Truth::certain);
  EXPECT_EQ(state_on(c, 10).provisional, Truth::certain);
  EXPECT_EQ(state_on(c, 10).end, exactly(60));
}

// Section 3, superseded: the earlier of two entries, of equal ones the least.
TEST(OracleEnds, Superseded) {
  Case c;
  c.treaty();
  for (const std::int64_t day : {12, 10, 10}) {
    c.agreement().supersedes = {AgreementId{0}};
    c.legal(kinds::signature, exactly(day), {state_a, state_b}).of =
        AgreementId{static_cast<std::uint32_t>(c.model.agreements.size() - 1)};
  }
  EXPECT_EQ(state_on(c, 9).cause, EndCause::none);
  const auto s = state_on(c, 11);
  EXPECT_EQ(s.end, exactly(10));
  EXPECT_EQ(s.cause, EndCause::superseded);
  EXPECT_EQ(s.superseded_by, AgreementId{2});
  EXPECT_EQ(s.in_force, Truth::impossible);
}

// Section 3: a tie goes to the order of the ends: the term comes first. Provisional application supersedes nothing.
TEST(OracleEnds, SupersededAndTermAtOnce) {
  Case c;
  c.treaty().term = model::Term{.length = time::months(1)};
  model::Agreement& b = c.agreement();
  b.supersedes = {AgreementId{0}};
  b.entry.on = time::Date{2020, 2, 1};
  b.provisional = model::EntryRule{.on = time::Date{2020, 1, 5}};
  EXPECT_EQ(state_on(c, 11).end, exactly(31));
  EXPECT_EQ(state_on(c, 11).cause, EndCause::term);
  EXPECT_FALSE(state_on(c, 11).superseded_by.has_value());
  c.model.agreements[0].term.reset();
  EXPECT_EQ(state_on(c, 11).end, exactly(31));
  EXPECT_EQ(state_on(c, 11).superseded_by, AgreementId{1});
}

// One month from 1 January, prolonged month by month.
Case renewed() {
  Case c;
  model::Agreement& a = c.treaty();
  a.term = model::Term{.length = time::months(1)};
  a.renewal = {.kind = model::RenewalKind::tacit, .length = time::months(1)};
  return c;
}

// Section 3, term end: at the second before the end nobody can stop it any more; known one renewal ahead.
TEST(OracleTerm, TacitRenewal) {
  const Case c = renewed();
  EXPECT_EQ(state_on(c, 30, 86'399).end, exactly(31));
  EXPECT_EQ(state_on(c, 31).end, exactly(60)); // 1 March
  EXPECT_EQ(state_on(c, 31).in_force, Truth::certain);
  EXPECT_EQ(state_on(c, 62).end, exactly(91)); // 1 April
}

// Section 3, term end: notice in time stops the next renewal and no other; of a clause it does nothing.
TEST(OracleTerm, NoticeStopsRenewal) {
  Case c = renewed();
  c.legal(kinds::written_notice, exactly(40), {state_b});
  EXPECT_EQ(state_on(c, 35).end, exactly(60));
  EXPECT_EQ(state_on(c, 62).end, exactly(60));
  EXPECT_EQ(state_on(c, 62).in_force, Truth::impossible);
  c.clause();
  c.log.facts.back().clause = ClauseId{0};
  EXPECT_EQ(state_on(c, 62).end, exactly(91));
}

// Section 3, term end: ten days before the end: notice on 21 January runs out with 31 January, one on the 22nd later.
TEST(OracleTerm, NoticeSomeTimeBeforeTheEnd) {
  Case c = renewed();
  c.model.agreements[0].renewal.notice = time::days(10);
  EXPECT_EQ(state_on(c, 20, 86'399).end, exactly(31));
  EXPECT_EQ(state_on(c, 21).end, exactly(60));
  c.legal(kinds::notice, exactly(20, 86'399), {state_a});
  EXPECT_EQ(state_on(c, 21).end, exactly(31));
  c.log.facts.back().moment = exactly(21);
  EXPECT_EQ(state_on(c, 22).end, exactly(60));
}

// Section 3, term end: a notice that may have come in time leaves open whether it was renewed.
TEST(OracleTerm, VagueNotice) {
  Case c = renewed();
  c.legal(kinds::notice, {on(30), on(32), time::Precision::interval}, {state_a});
  EXPECT_EQ(state_on(c, 40).end, (Moment{on(31), on(60) + time::seconds(1), time::Precision::interval}));
  EXPECT_EQ(state_on(c, 40).in_force, Truth::depends);
}

// Section 3, term end: until 10 February, that day included; an extension after the end comes too late.
TEST(OracleTerm, Extension) {
  Case c;
  c.treaty().term = model::Term{.length = time::months(1)};
  c.legal(kinds::extension, exactly(35), {state_a, state_b}).until = time::Date{2020, 2, 10};
  EXPECT_EQ(state_on(c, 36).end, exactly(31));
  c.log.facts.back().moment = exactly(20);
  EXPECT_EQ(state_on(c, 19).end, exactly(31));
  EXPECT_EQ(state_on(c, 20).end, exactly(41));
  EXPECT_EQ(state_on(c, 40).in_force, Truth::certain);
  c.log.facts.back().until = time::Date{2020, 1, 10}; // an earlier date shortens nothing
  EXPECT_EQ(state_on(c, 20).end, exactly(31));
}

// Section 3, term end: an extension of today, or of about the end, may have come.
TEST(OracleTerm, VagueExtension) {
  Case c;
  c.treaty().term = model::Term{.length = time::months(1)};
  c.legal(kinds::extension, whole(20), {state_a, state_b}).until = time::Date{2020, 2, 10};
  EXPECT_EQ(state_on(c, 20, 3600).end, (Moment{on(31), on(41) + time::seconds(1), time::Precision::interval}));
  EXPECT_EQ(state_on(c, 21).end, exactly(41));
}

// Section 3, term end: the rule for months without the date goes with the date that an extension sets aside.
TEST(OracleTerm, ExtensionEndsTheMonthEndRule) {
  Case c;
  c.agreement().term = model::Term{.length = time::months(1)};
  c.legal(kinds::signature, exactly(30), {state_a, state_b}); // 31 January: there is no 31 February
  EXPECT_TRUE(state_on(c, 40).month_end_rule);
  c.legal(kinds::extension, exactly(40), {state_a, state_b}).until = time::Date{2020, 3, 9};
  EXPECT_FALSE(state_on(c, 41).month_end_rule);
  EXPECT_EQ(state_on(c, 41).end, exactly(69));
}

// Section 3: renewed until it is superseded.
TEST(OracleTerm, RenewedAndSuperseded) {
  Case c = renewed();
  c.agreement().supersedes = {AgreementId{0}};
  c.legal(kinds::signature, exactly(70), {state_a, state_b}).of = AgreementId{1};
  EXPECT_EQ(state_on(c, 69).end, exactly(91));
  EXPECT_EQ(state_on(c, 75).end, exactly(70));
  EXPECT_EQ(state_on(c, 75).cause, EndCause::superseded);
}

} // namespace
} // namespace casus::oracle
