// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reading_test.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

using model::BeneficiarySet;
using model::Modality;
using model::PartySet;
using model::Quantifier;

model::Clause said(const std::string& sentence) {
  const Read read = clause("  " + sentence + "\n");
  EXPECT_EQ(read.codes(), "") << sentence;
  return read.model.clauses.at(0);
}

TEST(Sentences, Bearers) {
  EXPECT_EQ(said("each party shall consult").bearers.quantifier, Quantifier::each);
  EXPECT_EQ(said("all parties shall consult").bearers.quantifier, Quantifier::all);
  EXPECT_EQ(said("any party shall consult").bearers.quantifier, Quantifier::any);
  EXPECT_EQ(said("the parties shall jointly consult").bearers.quantifier, Quantifier::jointly);
  EXPECT_EQ(said("all other parties shall consult").bearers.set, PartySet::other_parties);
  EXPECT_EQ(said("that party shall consult").bearers.set, PartySet::that_party);
  EXPECT_EQ(said("United States shall consult").bearers.set, PartySet::named);
}

TEST(Sentences, Modals) {
  EXPECT_EQ(said("UA undertakes to consult").modality, Modality::obligation);
  EXPECT_EQ(said("UA will not attack").modality, Modality::prohibition);
  EXPECT_EQ(said("UA may attack").modality, Modality::permission);
  EXPECT_EQ(said("UA can give notice").modality, Modality::power);
  EXPECT_EQ(said("UA intends to consult").modality, Modality::intention);
  EXPECT_EQ(said("UA aims to consult").modal, "aims to");
}

TEST(Sentences, ActAndBeneficiary) {
  const model::Clause helps = said("UA shall consult with each other party at Kyiv of this agreement");
  EXPECT_EQ(helps.beneficiary.set, BeneficiarySet::each_other_party);
  EXPECT_EQ(helps.beneficiary.role, model::Role::with);
  EXPECT_TRUE(helps.act.at);
  EXPECT_EQ(helps.act.of, model::AgreementId{0});
}

TEST(Sentences, NotProvided) {
  EXPECT_EQ(said("not provided attack").modality, Modality::absence);
  EXPECT_EQ(said("not provided armed attack").modality, Modality::absence);
}

TEST(Sentences, Faults) {
  EXPECT_EQ(clause("  the parties shall consult\n").codes(), "R317");
  EXPECT_EQ(clause("  each party shall jointly consult\n").codes(), "R317");
  EXPECT_EQ(clause("  each party may not attack\n").codes(), "R318");
  EXPECT_EQ(clause("  each party shall atack\n").codes(), "R301");
  EXPECT_EQ(clause("  each party shall attack to Ukraine\n").codes(), "R305");
}

} // namespace
} // namespace casus::language
