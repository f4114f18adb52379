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
  Tree tree = parse(texts, texts.add("test.casus", pact + text), diagnostics);
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

TEST(Check, WithinRunsFromEntryWhereThereIsNoEvent) {
  EXPECT_EQ(in_clause("  each party shall consult\n  within 60 days\n"), "");
  EXPECT_EQ(in_clause("  each party shall consult\n  within 60 days of the first event\n"), "C405");
  EXPECT_EQ(in_clause("  each party shall consult\n  on each\n"), "C405");
}

TEST(Check, Renewals) {
  EXPECT_EQ(checked("  term 10 years\n  renewal tacit for 5 years, 6 months before the end\n"), "");
  EXPECT_EQ(checked("  term 10 years\n  renewal tacit\n"), "C434");
  EXPECT_EQ(checked("  renewal tacit for 5 years\n"), "C446");
  EXPECT_EQ(checked("  renewal joint for 5 years\n"), "");
  EXPECT_EQ(checked("  term 6 months\n  renewal joint, 6 months before the end\n"), "C436");
  EXPECT_EQ(checked("  term 6 months\n  renewal joint, 190 days before the end\n"), "C436");
  EXPECT_EQ(checked("  term 6 months\n  renewal joint, 182 days before the end\n"), "") << "some half-years are longer";
  EXPECT_EQ(checked("  term 6 months\n  renewal tacit for 0 days\n"), "C425");
}

TEST(Check, Addressees) {
  EXPECT_EQ(checked("  form policy\n  addressed to Finland\nclause one\n  Finland may consult\n"), "");
  EXPECT_EQ(checked("  form policy\n  addressed to Ukraine\n"), "C440");
  EXPECT_EQ(checked("  addressed to Finland\n"), "C442");
  EXPECT_EQ(checked("  form political commitment\n  addressed to Finland\n"), "C442");
}

TEST(Check, Provisional) {
  EXPECT_EQ(checked("  in force from 2025-01-01\n  applied provisionally from signature\n"), "");
  EXPECT_EQ(checked("  in force from 2025-01-01\n  applied provisionally from 2024-06-01\n"), "");
  EXPECT_EQ(checked("  in force from 2025-01-01\n  applied provisionally from 2025-01-01\n"), "C444");
  EXPECT_EQ(checked("  in force from ratification\n  applied provisionally from ratification\n"), "C444");
  EXPECT_EQ(checked("  in force from ratification\n  applied provisionally from ratification by 1\n"), "");
  EXPECT_EQ(checked("  applied provisionally from signature\n"), "C444");
  EXPECT_EQ(checked("  in force from ratification\n  applied provisionally from signature by 3\n"), "C414");
  EXPECT_EQ(checked("  in force from ratification\n  applied provisionally from signature including Finland\n"),
            "C412");
}

TEST(Check, DueBeforeItCanBind) {
  const std::string due = "clause one\n  each party shall consult\n  by 2024-09-01\n";
  const std::string entry = "  in force from 2025-01-01\n";
  EXPECT_EQ(checked(entry + due), "C424");
  EXPECT_EQ(checked(entry + "  applied provisionally from 2024-10-01\n" + due), "C424");
  EXPECT_EQ(checked(entry + "  applied provisionally from 2024-06-01\n" + due), "");
  EXPECT_EQ(checked(entry + "  applied provisionally from signature\n" + due), "");
}

TEST(Check, Procedures) {
  EXPECT_EQ(checked("  procedure Ukraine ratification by Finland\n"), "");
  EXPECT_EQ(checked("  procedure Finland ratification by Ukraine\n"), "C412");
}

TEST(Check, Successions) {
  const std::string other = "agreement other \"O\"\n  between Ukraine, Finland\n";
  EXPECT_EQ(checked("  supersedes other\n" + other), "");
  EXPECT_EQ(checked("  supersedes pact\n"), "C438");
  EXPECT_EQ(checked("  succeeds other, pact\n" + other), "C438");
  EXPECT_EQ(checked("  supersedes other\n" + other + "  supersedes pact\n"), "C415");
  EXPECT_EQ(checked("  supersedes other\n" + other + "  succeeds pact\n"), "");
}

TEST(Check, Markings) {
  EXPECT_EQ(checked("marking a\n  below b\nmarking b\n"), "");
  EXPECT_EQ(checked("marking a\n  below b\nmarking b\n  below a\n"), "C415");
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
