// SPDX-License-Identifier: Apache-2.0
#include "language/check/check.h"
#include "language/resolve/reading_test.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

/// The codes of the check alone, over the pact with these lines after it.
std::string checked(const std::string& text) {
  source::Texts texts;
  source::Diagnostics diagnostics;
  const Tree tree = parse(texts, texts.add("test.casus", pact + text), diagnostics);
  const Resolved resolved = resolve({&tree, 1}, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << text;
  check(resolved.model, resolved.marks, diagnostics);
  std::string codes;
  for (const auto& item : diagnostics.sorted())
    codes += (codes.empty() ? "" : " ") + std::string(source::code(item.kind));
  return codes;
}

std::string in_clause(const std::string& slots) { return checked("clause one\n" + slots); }

TEST(Check, SoundTextsPass) {
  EXPECT_EQ(
      in_clause("  when armed attack by another party on a party\n  each other party shall consult with that party\n"
                "  within 24 hours\n"),
      "");
  EXPECT_EQ(in_clause("  each party shall not attack\n"), "");
  EXPECT_EQ(in_clause("  UA intends to consult\n"), "");
  EXPECT_EQ(in_clause("  each party shall consult\n  at all times\n  broken by armed attack\n"), "");
}

TEST(Check, Times) {
  EXPECT_EQ(in_clause("  each party will consult\n"), "C401");
  EXPECT_EQ(in_clause("  each party shall consult\n  when asked\n"), "C405");
  EXPECT_EQ(in_clause("  when armed attack\n  each party shall consult\n  at all times\n  broken by armed attack\n"),
            "C406");
  EXPECT_EQ(in_clause("  each party shall consult\n  before 2024-06-13\n  not before 2024-06-13\n"), "C424");
  EXPECT_EQ(in_clause("  each party shall consult\n  by 2024-06-13\n  not before 2024-06-13\n"), "");
}

TEST(Check, PartyWords) {
  EXPECT_EQ(in_clause("  when armed attack by a party on a party\n  each party may consult\n"), "C409");
  EXPECT_EQ(in_clause("  when armed attack on a party or threat of armed attack on UA\n  that party may consult\n"),
            "C410");
  EXPECT_EQ(in_clause("  each party may consult\n  unless happened armed attack by that party\n"), "C410");
}

TEST(Check, Conditions) {
  EXPECT_EQ(in_clause("  each party may consult\n  while pact is in force\n  unless not pact is in force\n"), "");
  EXPECT_EQ(in_clause("  each party may consult\n  while not pact is in force\n  unless not pact is in force\n"),
            "C423");
}

TEST(Check, BreachesInLayers) {
  const std::string second = "clause two\n  each party shall consult\n  immediately\n";
  EXPECT_EQ(in_clause("  when breach of two by a party\n  each other party may give notice\n" + second), "");
  EXPECT_EQ(in_clause("  when breach by a party\n  each other party shall consult\n  immediately\n"), "C419");
}

TEST(Check, ReportsMayMeanTheDayOfAnyZone) {
  const std::string head = "source s \"S\"\nevent e\n  is armed attack\n  time ";
  EXPECT_EQ(checked(head + "2024-07-08T23:30-05:00\n  happened said 2024-07-08 by s\n"), "");
  EXPECT_EQ(checked(head + "2024-07-09T23:30-05:00\n  happened said 2024-07-08 by s\n"), "E502");
  EXPECT_EQ(checked(head + "2024-07\n  happened said 2024-07-08 by s\n"), "");
}

TEST(Check, TwoSpeakersMayDisagreeInOneSource) {
  const std::string head = "source s \"S\"\nevent e\n  is armed attack\n  time 2024-07-08\n";
  EXPECT_EQ(
      checked(head + "  happened said 2024-07-08 by s, named \"A\"\n  denied said 2024-07-08 by s, named \"B\"\n"), "");
  EXPECT_EQ(checked(head + "  happened said 2024-07-08 by s\n  denied said 2024-07-10 by s\n"), "");
}

} // namespace
} // namespace casus::language
