// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reading_test.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

model::Agreement with(const std::string& slots) {
  const Read read(pact + slots);
  EXPECT_EQ(read.codes(), "") << slots;
  return read.model.agreements.at(0);
}

TEST(Entry, Rules) {
  EXPECT_EQ(with("  in force from 2024-06-13\n").entry.on, (time::Date{2024, 6, 13}));
  const auto rule = with("  in force from ratification by 2 including Ukraine after 30 days\n").entry;
  EXPECT_EQ(rule.consent, model::LegalAct::ratification);
  EXPECT_EQ(rule.quorum, model::QuorumKind::count);
  EXPECT_EQ(rule.count, 2U);
  EXPECT_EQ(rule.including.size(), 1U);
  EXPECT_TRUE(rule.after);
  EXPECT_EQ(with("  in force from notification by majority\n").entry.quorum, model::QuorumKind::majority);
}

TEST(Exits, EachEventIsOne) {
  const auto agreement =
      with("  ends 6 months after notice by either party or termination, not before 1 year in force (Art. XI)\n"
           "  leaves \"preferably\", when notice by any party\n");
  ASSERT_EQ(agreement.exits.size(), 3U);
  EXPECT_EQ(agreement.exits[0].not_before, time::years(1));
  EXPECT_EQ(agreement.exits[1].locus, "Art. XI");
  EXPECT_TRUE(agreement.exits[1].after);
  EXPECT_TRUE(agreement.exits[0].trigger.roles[0].selector == model::Selector::a_party) << "in the order of the text";
  EXPECT_TRUE(agreement.exits[1].trigger.roles[0].selector == model::Selector::anyone);
  EXPECT_FALSE(agreement.exits[2].whole);
  EXPECT_EQ(agreement.exits[2].hedges.at(0).words, "preferably");
}

TEST(Entry, NotStatedAndDeposit) {
  const auto silent = with("  in force not stated\n").entry;
  EXPECT_FALSE(silent.stated);
  EXPECT_EQ(silent.consent, model::LegalAct::signature);
  const auto rule = with("  in force from deposit by 2\n").entry;
  EXPECT_TRUE(rule.stated);
  EXPECT_EQ(rule.consent, model::LegalAct::deposit);
}

TEST(Entry, Provisional) {
  EXPECT_FALSE(with("").provisional);
  const auto agreement =
      with("  in force from ratification\n  applied provisionally from signature by 1 after 10 days (Art. 9)\n");
  ASSERT_TRUE(agreement.provisional);
  EXPECT_EQ(agreement.provisional->consent, model::LegalAct::signature);
  EXPECT_EQ(agreement.provisional->count, 1U);
  EXPECT_EQ(agreement.provisional->locus, "Art. 9");
  EXPECT_EQ(agreement.entry.consent, model::LegalAct::ratification);
  EXPECT_EQ(Read(pact + "  applied provisionally not stated\n").codes(), "R307");
}

TEST(Renewals, Kinds) {
  EXPECT_EQ(with("").renewal.kind, model::RenewalKind::none);
  const auto tacit = with("  renewal tacit for 5 years, 6 months before the end \"in writing\" (Art. 3)\n").renewal;
  EXPECT_EQ(tacit.kind, model::RenewalKind::tacit);
  EXPECT_EQ(tacit.length, time::years(5));
  EXPECT_EQ(tacit.notice, time::months(6));
  EXPECT_EQ(tacit.words, "in writing");
  EXPECT_EQ(tacit.locus, "Art. 3");
  const auto joint = with("  renewal joint \"by written agreement\"\n").renewal;
  EXPECT_EQ(joint.kind, model::RenewalKind::joint);
  EXPECT_FALSE(joint.length);
  const auto other = with("  renewal \"after a review\", 30 days before the end\n").renewal;
  EXPECT_EQ(other.kind, model::RenewalKind::other);
  EXPECT_EQ(other.words, "after a review");
  EXPECT_EQ(other.notice, time::days(30));
  EXPECT_EQ(Read(pact + "  renewal silent\n").codes(), "R307");
  EXPECT_EQ(Read(pact + "  renewal joint, 30 days\n").codes(), "R307");
  EXPECT_EQ(Read(pact + "  renewal joint for 5 hours\n").codes(), "R311");
}

TEST(Renewals, WhatSurvives) {
  const auto survivals = with("  survives \"projects\" (Art. 4)\n  survives \"debts\" unless any decides\n").survivals;
  ASSERT_EQ(survivals.size(), 2U);
  EXPECT_EQ(survivals[0].what, "projects");
  EXPECT_EQ(survivals[0].locus, "Art. 4");
  EXPECT_EQ(survivals[0].unless, model::SurvivalUnless::nothing);
  EXPECT_EQ(survivals[1].unless, model::SurvivalUnless::any_decides);
}

TEST(Procedures, NeededOrNot) {
  const auto procedures =
      with("  procedure UA ratification by NATO \"a law\"\n  procedure UA money not needed\n").procedures;
  ASSERT_EQ(procedures.size(), 2U);
  EXPECT_EQ(procedures[0].needed, true);
  EXPECT_TRUE(procedures[0].by);
  EXPECT_EQ(procedures[0].note, "a law");
  EXPECT_EQ(procedures[1].step, model::ProcedureStep::money);
  EXPECT_EQ(procedures[1].needed, false);
  EXPECT_FALSE(procedures[1].by);
  EXPECT_EQ(Read(pact + "  procedure UA ratification\n").codes(), "R307");
}

TEST(Addressees, AreNoParties) {
  const Read read(actors +
                  "agreement p \"P\"\n  between United States\n  addressed to UA, Finland\n  form statement\n");
  EXPECT_EQ(read.codes(), "");
  EXPECT_EQ(read.model.agreements.at(0).parties.size(), 1U);
  EXPECT_EQ(read.model.agreements.at(0).addressees.size(), 2U);
  EXPECT_EQ(read.model.agreements.at(0).form, model::Force::statement);
  EXPECT_EQ(Read(pact + "  addressed to Finland, Finland\n").codes(), "R319");
}

TEST(Agreements, OneAfterAnother) {
  const Read read(pact + "  supersedes old\n  succeeds old, older\nagreement old \"O\"\n  between UA\n"
                         "agreement older \"O\"\n  between UA\n  term 5 hours\n");
  EXPECT_EQ(read.codes(), "R311");
  EXPECT_EQ(read.model.agreements.at(0).supersedes, (std::vector{model::AgreementId{1}}));
  EXPECT_EQ(read.model.agreements.at(0).succeeds, (std::vector{model::AgreementId{1}})) << "the faulty one is left out";
}

TEST(Annexes, OwnForce) {
  const auto annexes = with("  annex a \"Help\", not binding, marked inner (Annex)\n"
                            "  annex b \"Costs\", political commitment, binding\n  annex c \"List\"\n"
                            "marking inner \"For insiders\"\n")
                           .annexes;
  ASSERT_EQ(annexes.size(), 3U);
  EXPECT_EQ(annexes[0].binding, false);
  EXPECT_EQ(annexes[0].marking, "inner");
  EXPECT_EQ(annexes[0].locus, "Annex");
  EXPECT_EQ(annexes[1].force, model::Force::political_commitment);
  EXPECT_EQ(annexes[1].binding, true);
  EXPECT_FALSE(annexes[2].force || annexes[2].binding);
  EXPECT_EQ(Read(pact + "  annex a \"A\"\n  annex a \"B\"\n").codes(), "R303");
  EXPECT_EQ(Read(pact + "  annex a \"A\", binding, treaty\n").codes(), "R307");
}

TEST(Annexes, ClausesTakeTheirForce) {
  const Read read(pact + "  annex a \"Help\", policy, not binding\n"
                         "clause one\n  UA may consult\n  annex a\n"
                         "clause two\n  UA may consult\n  force treaty\n  annex a\n");
  EXPECT_EQ(read.codes(), "");
  EXPECT_EQ(read.model.clauses.at(0).annex, "a");
  EXPECT_EQ(read.model.clauses.at(0).force, model::Force::policy);
  EXPECT_TRUE(read.model.clauses.at(0).not_binding);
  EXPECT_EQ(read.model.clauses.at(1).force, model::Force::treaty);
  EXPECT_FALSE(read.model.clauses.at(1).not_binding);
  const Read unknown(pact + "  annex help \"H\"\nclause one\n  UA may consult\n  annex halp\n");
  EXPECT_EQ(unknown.codes(), "R301");
  EXPECT_EQ(unknown.diagnostics.all().at(0).nearest, "help");
  EXPECT_EQ(Read(pact + "  annex help\nclause one\n  UA may consult\n  annex help\n").codes(), "R307")
      << "a lost annex is reported once";
}

TEST(Markings, LimitWhoSees) {
  const Read read(pact + "  marked secret\nclause one\n  UA may consult\n  marked inner circle\n"
                         "marking secret\nmarking inner circle \"For insiders\"\n  below secret\n");
  EXPECT_EQ(read.codes(), "");
  EXPECT_EQ(read.model.agreements.at(0).marking, "secret");
  EXPECT_EQ(read.model.clauses.at(0).marking, "inner circle");
  ASSERT_EQ(read.model.markings.size(), 2U);
  EXPECT_TRUE(read.model.markings[0].below.empty());
  EXPECT_EQ(read.model.markings[1].below, std::vector<std::string>{"secret"});
  EXPECT_EQ(read.model.markings[1].title, "For insiders");
  const Read unknown(pact + "  marked secrt\nmarking secret\n");
  EXPECT_EQ(unknown.codes(), "R301");
  EXPECT_EQ(unknown.diagnostics.all().at(0).nearest, "secret");
  EXPECT_TRUE(unknown.model.agreements.empty()) << "what cannot be limited must not be shown";
}

TEST(Agreements, TheRest) {
  const auto agreement = with("  form executive agreement, not binding\n  term 10 years from signature\n"
                              "  open to accession\n  on suspension clock stops\n  all of it subject to appropriation\n"
                              "  remark status \"in force\"\n  untranslated \"costs\" because \"not modelled\" on one\n"
                              "clause one\n  not provided attack\n");
  EXPECT_EQ(agreement.binding, false);
  EXPECT_EQ(agreement.term->from, model::TermStart::signature);
  EXPECT_TRUE(agreement.open_to_accession);
  EXPECT_TRUE(agreement.clock_stops_on_suspension);
  EXPECT_EQ(agreement.untranslated.at(0).clause, model::ClauseId{0});
}

TEST(Agreements, Faults) {
  EXPECT_EQ(Read(pact + "  term 24 hours\n").codes(), "R311");
  EXPECT_EQ(Read(pact + "  ends when\n").codes(), "R307");
  EXPECT_EQ(Read(pact + "  between UA\n").codes(), "R319");
}

} // namespace
} // namespace casus::language
