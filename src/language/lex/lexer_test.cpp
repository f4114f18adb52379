// SPDX-License-Identifier: Apache-2.0
#include "language/lex/lexer.h"

#include <string>

#include <gtest/gtest.h>

namespace casus::language {
namespace {

struct Lexed {
  explicit Lexed(std::string_view text) {
    comment = Lexer(text, source::FileId{0}, made)
                  .line({0, static_cast<std::uint32_t>(text.size()), 0, false}, tokens, faults);
  }

  /// Each token as its kind's first letter and its text.
  [[nodiscard]] std::string shown() const {
    std::string result;
    for (const Token& token : tokens)
      result.append(result.empty() ? "" : " ")
          .append(1, "wdsc/:()h"[static_cast<std::size_t>(token.kind)])
          .append(token.text);
    return result;
  }

  std::deque<std::string> made;
  std::vector<Token> tokens;
  std::vector<LexFault> faults;
  std::optional<source::Span> comment;
};

TEST(Lexer, WordsKeepWhatIsInside) {
  EXPECT_EQ(Lexed("usa-2024 U.K Côte d'Ivoire Київ 24 1.5 America/Buenos_Aires GMT+3").shown(),
            "wusa-2024 wU.K wCôte wd'Ivoire wКиїв w24 w1.5 wAmerica // wBuenos_Aires wGMT+3");
}

TEST(Lexer, WordsWithHoles) {
  EXPECT_EQ(Lexed("State {a}, pact-{agreement} {a}-{b} {long name}x").shown(),
            "wState h{a} c, hpact-{agreement} h{a}-{b} h{long name}x");
  EXPECT_EQ(Lexed("{} {a {b} }").faults.size(), 3U);
}

TEST(Lexer, Dates) {
  EXPECT_EQ(Lexed("2024 2024-06 2024-06-13 2024-07-08T09:40+03:00 -0480-09 24-hour 2024-6").shown(),
            "w2024 d2024-06 d2024-06-13 d2024-07-08T09:40+03:00 d-0480-09 w24-hour w2024-6");
}

TEST(Lexer, Marks) { EXPECT_EQ(Lexed("(a,b) x: y").shown(), "(( wa c, wb )) wx :: wy"); }

TEST(Lexer, OneWordWhereverItStands) {
  const std::string_view text = "by Côte-d'Or, 2024-06-13 (x)";
  const auto at = [&](std::size_t begin) { return word_at(text, source::FileId{3}, begin, text.size()); };
  EXPECT_EQ(at(0)->text, "by");
  EXPECT_EQ(at(3)->text, "Côte-d'Or");
  EXPECT_EQ(at(3)->span, (source::Span{source::FileId{3}, 3, 10}));
  EXPECT_EQ(at(text.find('2'))->kind, TokenKind::date);
  EXPECT_EQ(word_at(text, source::FileId{3}, text.find('2'), text.find('2') + 4)->text, "2024");
  EXPECT_FALSE(at(2));
  EXPECT_FALSE(at(text.find('(')));
  EXPECT_FALSE(at(text.size()));
}

TEST(Lexer, Strings) {
  EXPECT_EQ(Lexed(R"("a \"b\" \\ # c" d)").shown(), R"(sa "b" \ # c wd)");
  const Lexed cut("x \"abc");
  ASSERT_EQ(cut.faults.size(), 1U);
  EXPECT_EQ(cut.faults[0].kind, source::Kind::unterminated_string);
  EXPECT_EQ(cut.faults[0].span.offset, 2U);
  EXPECT_EQ(Lexed("\"a\\").faults.size(), 2U) << "no escape, and no end";
  EXPECT_EQ(Lexed("\"a\\n\"").faults[0].kind, source::Kind::unknown_escape);
}

TEST(Lexer, Comments) {
  const Lexed lexed("a # b \"c");
  EXPECT_EQ(lexed.shown(), "wa");
  ASSERT_TRUE(lexed.comment);
  EXPECT_EQ(lexed.comment->offset, 2U);
  EXPECT_EQ(lexed.comment->length, 6U);
  EXPECT_TRUE(lexed.faults.empty());
}

TEST(Lexer, UnknownCharactersOnceARun) {
  const Lexed lexed("a ;;€ b -- c. – d");
  EXPECT_EQ(lexed.shown(), "wa wb wc wd");
  ASSERT_EQ(lexed.faults.size(), 4U);
  EXPECT_EQ(lexed.faults[0].span.length, 5U);
}

TEST(Lexer, FaultsSayWhatToWrite) {
  const std::string text = "party’s";
  const Lexed lexed(text);
  source::Diagnostics found;
  report(lexed.faults.at(0), text, found);
  ASSERT_EQ(found.all()[0].fixes.size(), 1U);
  EXPECT_EQ(found.all()[0].fixes[0].replacement, "'");
}

TEST(Lexer, BadBytesDoNoHarm) {
  EXPECT_EQ(Lexed("a \xFF\xC3 b").shown(), "wa wb");
  EXPECT_EQ(Lexed("a \xC3").faults.size(), 1U);
}

} // namespace
} // namespace casus::language
