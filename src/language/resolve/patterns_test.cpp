// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reading_test.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

using model::Role;
using model::Selector;

const model::ActorMatch& role(const model::Pattern& pattern, Role which) {
  return pattern.roles[static_cast<std::size_t>(which)];
}

TEST(Patterns, RolesPlacesAndAlternatives) {
  const Read read = clause("  when armed attack by Finland on a party at Kyiv, or threat of armed attack on UA\n"
                           "  then when request by that party to another party within 2 days\n"
                           "  each other party shall consult\n  immediately\n");
  ASSERT_EQ(read.codes(), "");
  const auto& links = read.model.clauses.at(0).links;
  ASSERT_EQ(links.size(), 2U);
  ASSERT_EQ(links[0].alternatives.size(), 2U);
  const model::Pattern& attack = links[0].alternatives[0];
  EXPECT_EQ(read.model[attack.kind].name, "armed attack");
  EXPECT_EQ(read.model[role(attack, Role::by).actor].name, "Finland");
  EXPECT_EQ(role(attack, Role::on).selector, Selector::a_party);
  EXPECT_EQ(read.model[*attack.at].name, "Kyiv");
  EXPECT_EQ(read.model[role(links[0].alternatives[1], Role::on).actor].name, "Ukraine");
  EXPECT_EQ(role(links[1].alternatives[0], Role::by).selector, Selector::that_party);
  EXPECT_EQ(role(links[1].alternatives[0], Role::to).selector, Selector::other_party);
  EXPECT_TRUE(links[1].within);
}

TEST(Patterns, InstrumentsAndClauses) {
  const Read read =
      clause("  when breach of two by a party, or breach of pact/two by a party, or notice of this agreement\n"
             "  each party may consult\nclause two\n  each party shall consult\n  immediately\n");
  ASSERT_EQ(read.codes(), "");
  const auto& patterns = read.model.clauses.at(0).links.at(0).alternatives;
  EXPECT_EQ(patterns.at(0).clause, model::ClauseId{1});
  EXPECT_EQ(patterns.at(1).clause, model::ClauseId{1});
  EXPECT_EQ(patterns.at(2).of, model::AgreementId{0});
  EXPECT_FALSE(patterns.at(2).clause);
}

TEST(Patterns, EveryFaultIsReportedAndNothingFollows) {
  EXPECT_EQ(clause("  when armed atack on Ukrain or threat of armed attack on Finlan\n"
                   "  each party may consult\n")
                .codes(),
            "R301 R301 R301");
  EXPECT_EQ(clause("  when armed attack to Ukraine\n  each party may consult\n").codes(), "R305");
  EXPECT_EQ(clause("  when armed attack on Kyiv\n  each party may consult\n").codes(), "R302");
  EXPECT_EQ(clause("  when armed attack on UA on UA\n  each party may consult\n").codes(), "R306");
}

} // namespace
} // namespace casus::language
