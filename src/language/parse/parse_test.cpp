// SPDX-License-Identifier: Apache-2.0
#include "language/parse/parsed_text.h"
#include "language/parse/slots.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

/// LineRange of a clause, in an agreement.
std::string clause(std::string_view lines) { return "agreement a \"A\"\nclause c\n" + std::string(lines); }

/// The kinds of the slots of the last declaration: keywords, `timing`, `sentence`.
std::string slots(const ParsedText& parsed) {
  std::string result;
  for (const Slot& slot : parsed.tree.declarations.back().slots) {
    const bool timing = slot.kind == SlotKind::timing;
    const std::string_view word = timing ? "timing" : slot.kind == SlotKind::sentence ? "sentence" : keyword(slot.kind);
    result.append(result.empty() ? "" : "|").append(word);
  }
  return result;
}

std::string slots_of_clause(std::string_view lines) {
  const ParsedText parsed(clause(lines));
  EXPECT_EQ(parsed.messages(), "");
  return slots(parsed);
}

TEST(Parse, HeadOfADeclaration) {
  const ParsedText parsed("# Part VIII\n\n```casus\nagreement a-1 \"The \\\"A\\\"\"  (Annex B § 2)  # note\n```\n",
                          "a.md");
  ASSERT_EQ(parsed.messages(), "");
  const Declaration& head = parsed.tree.declarations.at(0);
  EXPECT_EQ(head.kind, DeclarationKind::agreement);
  ASSERT_EQ(head.name.size(), 1U);
  EXPECT_EQ(head.name[0].text, "a-1");
  EXPECT_EQ(head.title->text, "The \"A\"");
  EXPECT_EQ(head.locus->text, "Annex B § 2");
  EXPECT_EQ(source::text_of(parsed.texts, head.keyword), "agreement");
  EXPECT_EQ(source::text_of(parsed.texts, head.span), "agreement a-1 \"The \\\"A\\\"\"  (Annex B § 2)");
}

TEST(Parse, SlotsOfADeclaration) {
  const ParsedText parsed("actor United States\n  office of\n     United\n     Nations (p. 3)\n  also US\n");
  ASSERT_EQ(parsed.messages(), "");
  const Declaration& actor = parsed.tree.declarations.at(0);
  EXPECT_EQ(actor.name.size(), 2U);
  ASSERT_EQ(actor.slots.size(), 2U);
  EXPECT_EQ(actor.slots[0].words.size(), 2U);
  EXPECT_EQ(actor.slots[0].locus->text, "p. 3");
  EXPECT_EQ(source::text_of(parsed.texts, actor.slots[0].keyword), "office of");
  EXPECT_EQ(source::text_of(parsed.texts, actor.slots[1].span), "also US");
  EXPECT_TRUE(source::text_of(parsed.texts, actor.span).ends_with("also US"));
}

/// What is read at once and what is read later, slot by slot.
TEST(Parse, SlotsReadLaterAreTheSame) {
  const std::string text = "agreement a \"A\"\n  for each row of \"x.csv\"\n  between B, C\n"
                           "clause c\n\n  when x\n   or y\n# no line of it\n\twithin 1 day\n within 2 days\n"
                           "  zone UTC\nwhen z\n"
                           "event e\n  time 2024 (p. \"3\")\n  note \"so \\\"it\\\" is\"\nnonsense\n  time 2025\n"
                           "actor B\n  also D\n";
  const ParsedText whole(text);
  source::Texts texts;
  Tree tree = parse_heads(texts, texts.add("a.casus", text));
  ASSERT_EQ(tree.declarations.size(), whole.tree.declarations.size());
  EXPECT_EQ(tree.declarations[0].slots.size(), 2U) << "of what is written for each row";
  EXPECT_TRUE(tree.declarations[1].slots.empty());
  EXPECT_TRUE(tree.declarations[2].slots.empty());
  EXPECT_EQ(tree.declarations[3].slots.size(), 1U);
  for (std::size_t i = 0; i < tree.declarations.size(); ++i) {
    Declaration& declaration = tree.declarations[i];
    const Declaration& same = whole.tree.declarations[i];
    read_slots(tree, declaration);
    EXPECT_EQ(declaration.span, same.span);
    EXPECT_EQ(declaration.faulty, same.faulty);
    ASSERT_EQ(declaration.slots.size(), same.slots.size()) << i;
    for (std::size_t k = 0; k < same.slots.size(); ++k) {
      const Slot& slot = declaration.slots[k];
      EXPECT_EQ(slot.kind, same.slots[k].kind);
      EXPECT_EQ(slot.span, same.slots[k].span);
      EXPECT_EQ(slot.keyword, same.slots[k].keyword);
      EXPECT_EQ(slot.locus == nullptr, same.slots[k].locus == nullptr);
      ASSERT_EQ(slot.words.size(), same.slots[k].words.size());
      for (std::size_t word = 0; word < slot.words.size(); ++word) {
        EXPECT_EQ(slot.words[word].text, same.slots[k].words[word].text);
        EXPECT_EQ(slot.words[word].span, same.slots[k].words[word].span);
      }
    }
  }
  source::Diagnostics later;
  finish(tree, later);
  later.put_under_headings(tree.file, tree.headings);
  EXPECT_EQ(source::render_text(later, texts, false), whole.messages());
}

TEST(Parse, ClauseLinesWithoutKeyword) {
  EXPECT_EQ(slots_of_clause("  when x on a party\n  then when y within 2 days\n  the parties shall jointly consult\n"
                            "  immediately, where possible within 24 hours\n"),
            "when|then when|sentence|timing");
  for (const char* line :
       {"within 1 day", "by 2024-12-31", "before 2025", "every 1 year", "at all times", "on each", "when asked",
        "immediately", "swiftly", "swiftly, within 1 day", "by mutual decision within 1 day",
        "\"as soon as feasible\" within 1 day", "best efforts immediately", "until 2024"})
    EXPECT_EQ(slots_of_clause(std::string("  ") + line + "\n"), "timing") << line;
  for (const char* line : {"each party intends to train", "A undertakes to act", "A may act",
                           "where possible A will act", "A seeks to act within 1 day"})
    EXPECT_EQ(slots_of_clause(std::string("  ") + line + "\n"), "sentence") << line;
  EXPECT_EQ(slots_of_clause("  when asking of a party\n"), "when");
  EXPECT_EQ(slots_of_clause("  not before 2024\n"), "not before");
}

TEST(Parse, WordsOfATimingAreTheWholeLine) {
  const ParsedText parsed(clause("  within 24 hours (Art. 2)\n"));
  const Slot& slot = parsed.tree.declarations.back().slots[0];
  EXPECT_EQ(slot.words.size(), 3U);
  EXPECT_EQ(slot.keyword.length, 0U);
  EXPECT_EQ(slot.locus->text, "Art. 2");
}

TEST(Parse, GroupsThatAreNoLocus) {
  const ParsedText condition(clause("  while (a is in force)\n  unless no x (p. 2)\n"));
  EXPECT_EQ(condition.messages(), "");
  EXPECT_FALSE(condition.tree.declarations.back().slots[0].locus);
  EXPECT_TRUE(condition.tree.declarations.back().slots[1].locus) << "the condition is complete without it";
  const ParsedText joined(
      clause("  while a is in force and (b is in force or c is in force)\n  unless no x (or no y)\n"));
  EXPECT_FALSE(joined.tree.declarations.back().slots[0].locus);
  EXPECT_FALSE(joined.tree.declarations.back().slots[1].locus);
  const ParsedText place(clause("  while (a is in force) (Art. II)\n"));
  EXPECT_EQ(place.tree.declarations.back().slots[0].locus->text, "Art. II");
  const ParsedText julian("event e\n  time 1683-03-21 (Julian)\n");
  EXPECT_FALSE(julian.tree.declarations[0].slots[0].locus);
  const ParsedText both("event e\n  time 1683 (Julian) (p. 2)\n");
  EXPECT_EQ(both.tree.declarations[0].slots[0].locus->text, "p. 2");
  const ParsedText nested("event e\n  note \"x\" (Art. 5 (1) (a))\n");
  EXPECT_EQ(nested.tree.declarations[0].slots[0].locus->text, "Art. 5 (1) (a)");
}

TEST(Parse, BlocksAreOneText) {
  const ParsedText parsed("```casus\nactor A\n```\nprose\n\n## Next\n\n```casus\n  also B\n```\n", "a.md");
  EXPECT_EQ(parsed.messages(), "");
  EXPECT_EQ(slots(parsed), "also");
  EXPECT_EQ(parsed.tree.headings.size(), 1U);
}

TEST(Parse, CommentsAndBlankLinesAnywhere) {
  const ParsedText parsed("# first\n\nactor A # name\n# between\n\n  also B # slot\n  # more\n       , C\n");
  EXPECT_EQ(parsed.messages(), "");
  EXPECT_EQ(parsed.tree.declarations.at(0).slots[0].words.size(), 3U);
}

TEST(Parse, MessagesStandUnderTheirHeading) {
  const ParsedText parsed("# Art. I\n\n```casus\nactor\n```\n", "a.md");
  EXPECT_EQ(parsed.diagnostics.all().at(0).heading, "Art. I");
}

TEST(Parse, OneFaultCausesNoOthers) {
  EXPECT_EQ(ParsedText("agrement a \"A\"\n  between A, B\nclause c\n  x\nagreement b \"B\"\n").codes(), "P201");
  EXPECT_EQ(ParsedText("agreement a b \"A\"\n  x\nclause c\n  x\n").codes(), "P203");
  EXPECT_EQ(ParsedText("clause c\n  x\nclause d\n  y\n").codes(), "P207");
  EXPECT_EQ(ParsedText("actor\n  x\n  y\nplace A\n").codes(), "P202");
  EXPECT_EQ(ParsedText("actor A\n  also \"x\n   y\n  also C\n").codes(), "L102");
}

TEST(Parse, EveryFaultIsSaid) {
  EXPECT_EQ(ParsedText("acter A\nactor B\n  alsso C\n  kind state\n  kind office\nplace\n").codes(),
            "P201 P208 P210 P202");
}

TEST(Parse, WhatIsMissingIsKnownToBeMissing) {
  const ParsedText parsed("actor A\n  alsso B\nactor C\n");
  EXPECT_TRUE(parsed.tree.declarations.at(0).faulty);
  EXPECT_FALSE(parsed.tree.declarations.at(1).faulty);
}

TEST(Parse, TextsWithoutDeclarations) {
  EXPECT_EQ(ParsedText("").codes(), "");
  EXPECT_EQ(ParsedText("prose\n", "a.md").codes(), "");
  EXPECT_EQ(ParsedText("```casus\n\n# nothing\n```\n", "a.md").codes(), "");
}

} // namespace
} // namespace casus::language
