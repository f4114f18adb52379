// SPDX-License-Identifier: Apache-2.0
// Texts that say the same but for names and moments, or nearly so, each read in two ways: word by word, and as
// libraries are read, where what has the wording of an earlier text is filled in. Model, places and messages must be
// the same.
#include "exchange/compiled.h"
#include "language/check/check.h"
#include "language/language.h"
#include "language/parse/parse.h"
#include "language/resolve/resolve.h"
#include "source/render.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace casus {
namespace {

// Names that begin alike, hold one another, or are words of the language in capitals; a kind that goes on with a name.
constexpr std::string_view vocabulary = R"(actor State 1
  also S1
actor State 1 East
actor State 2
  also State B
actor State 22
actor Bosnia
actor Herzegovina
actor Bosnia and Herzegovina
actor within
actor The Hague
actor USA
actor 7 Islands
actor Arctic Union
actor Arctic 2
actor Parliament
group Alliance
  member State 1 from 2001-01-01
  member State 2 from 2002-01-01 to 2003-01-01
place Area 1
place Area 1 North
  in Area 1
place Area 2
place Area 3
place at Sea
kind armed attack
  verb attack
  roles by, on
kind armed attack on State 2
  roles by, on
kind request
  roles by, to
kind talk
  verb talk
  roles by, with
  mutual
kind talk with State 22
  roles by, to
source registry "R"
source paper "P"
family pair "Pairs"
marking office
agreement Arctic "The Arctic"
  between State 1, USA
)";

constexpr std::array actors = {"State 1", "State 1 East", "State 2", "State 22",  "Bosnia and Herzegovina",
                               "S1",      "State B",      "USA",     "The Hague", "Arctic Union",
                               "Arctic 2"};
// One like a slot, one like a date, one like nothing.
constexpr std::array other_actors = {"within", "7 Islands", "Nowhere"};
constexpr std::array places = {"Area 1", "Area 1 North", "Area 2", "at Sea", "Area 3"};
constexpr std::array moments = {"2001-02-03", "1999-12-31", "2004-05-06", "2005-01-01", "2006-07-08"};
constexpr std::array other_moments = {"2001",       "2001-02",          "2001-02-03T04:05Z",   "2001-02-31",
                                      "-0300-01",   "2002-03-31T02:30", "0046-01-01 (Julian)", "2001-02-03T04:05+02:00",
                                      "0998-01-01", "1999-12-31T24:00"};

// `A`, `B`, `C` are actors, `P` a place, `M`, `N` moments, `@` the number of the agreement, `~` of this or an earlier
// one.
constexpr std::array agreements = {
    R"(agreement pact-@ "Pact @"
  between A, B
  form treaty, binding
  zone UTC
  in force from signature by all
  ends 10 days after notice of this agreement by A
)",
    R"(agreement pact-@ "Pact @"
  between A, B (Art. 1)
  zone Europe/Kyiv
  in force from M
  ends 1 year after notice by either party, not before 2 years in force
  ends when talk by B with A at P
)",
    R"(agreement pact-@ "Pact @"
  between A,
    B
  zone Asia/Tokyo
  family pair
  in force from ratification by 2 including A after 10 days
  procedure A ratification by Parliament "a law"
  procedure B money not needed
  annex list "Lists", not binding
  untranslated "x" because "y"
)",
    R"(agreement pact-@ "Pact @"
  between A and B
  annex list "Lists", political commitment, marked office
)",
    R"(agreement pact-@ "Pact @"
  between A, B
  annex list
)",
    R"(agreement pact-@ "Pact @"
  between A, B
  money pledge more than 5000 USD by A to B for "2024"
)",
    R"(agreement pact-@ "Pact @"
  between A, B
  zone UTC
  term 10 years

  renewal tacit for 5 years, 6 months before the end
  succeeds pact-~
  all of it subject to appropriation
  # a remark
)",
    R"(agreement pact-@ "Pact @"
  between A, B
  zone UTC
  applied provisionally from M
  leaves 3 months after notice of pact-~ by C # or not
  on suspension clock stops
  marked office
  survives "all" unless any decides
)"};

constexpr std::array clauses = {
    R"(clause c% "When A is attacked"
  when armed attack on A at P
  then when request by A within 3 days
  B shall talk with A
  within 24 hours
  does not apply to the author
)",
    R"(clause c% (Art. 2)
  when armed attack on A at P, or request by B to C
  B shall talk with A at P (Art. 3 B)
  immediately, where possible within 24 hours
  does not apply to A, B
  hedged best efforts
)",
    R"(clause c%
  A undertakes to talk with B of this agreement
  at all times
  broken by armed attack by A on B
  annex list
)",
    R"(clause c%
  A undertakes to talk with B of this agreement
  on each
  annex list
)",
    R"(clause c%
  A undertakes to talk with B of this agreement
  on each
  annex list
)",
    R"(clause c%
  A shall not attack on B
  unless happened armed attack by B on A or A is a member of Alliance
)",
    R"(clause c%
  when armed attack on A
  while pact-~ is in force and not (no request by A to B)
  B may talk with A
  purpose "A and B"
)",
    R"(clause c%
  when request by a party to A
  each other party will talk with that party
  by M
  not before M
)",
    R"(clause c%
  A can negotiate with B (Julian)
  lapses with the agreement
)",
    R"(clause d%
  A can negotiate with B of pact-~
  overrides c0
)",
    R"(clause c%
  not provided attack
  remark level "of A"
)"};

constexpr std::array events = {
    R"(event e%
  is signature of pact-@ by A, B
  time M
  happened said M by registry, document
)",
    R"(event e%
  is armed attack by A on B at P
  time M
  expected said N by paper, named "A" at "p. 3"
  happened said then by registry
)",
    R"(event e%
  is talk by A, C with B
  time M to N
  happened said N by paper
)",
    R"(event e%
  is talk by A with B
  time M to 2005-01-01
  happened said 2010-01-01 by paper
)",
    R"(event e%
  is talk by A with B, C
  time M
  happened said N by paper
  corrected said N by paper to M
  figure "talkers" 38
  for A "Somebody" "Office"
)",
    R"(event e%
  is extension of pact-@ by A, B
  time M
  until N
  cites e0
  amount 5 USD by A for "2024"
  denied said M by paper
  sequence 2
)",
    R"(event e%
  is suspension of pact-@/c0 by A to B
  time M
  happened said M by registry
)"};

class Library {
public:
  explicit Library(unsigned seed) : random_(seed) {
    text_ = vocabulary;
    const unsigned count = 2 + number(5);
    for (unsigned pact = 0; pact < count; ++pact)
      add_agreement(pact);
    for (unsigned times = number(3); times > 0; --times)
      damage();
  }

  [[nodiscard]] const std::string& text() const { return text_; }

private:
  unsigned number(unsigned below) { return static_cast<unsigned>(random_() % below); }

  template <std::size_t size>
  std::string one_of(const std::array<const char*, size>& all) {
    return all[number(size)];
  }

  std::string an_actor() { return number(60) == 0 ? one_of(other_actors) : one_of(actors); }
  std::string a_moment() { return number(16) == 0 ? one_of(other_moments) : one_of(moments); }

  // Mostly of one form, so that there are sisters.
  template <std::size_t size>
  std::string form_of(const std::array<const char*, size>& all) {
    return all[number(3) == 0 ? number(size) : favourite_ % size];
  }

  void add_agreement(unsigned pact) {
    if (number(4) == 0) favourite_ = number(10);
    a_ = an_actor();
    while (b_ == a_ || b_.empty())
      b_ = an_actor();
    if (number(12) == 0) a_ = "Bosnia", b_ = "Herzegovina";
    fill(form_of(agreements), pact, 0);
    const unsigned parts = number(3);
    for (unsigned i = 0; i < parts; ++i)
      fill(form_of(clauses), pact, i);
    for (unsigned i = number(3); i > 0; --i)
      fill(form_of(events), pact, events_++);
  }

  void fill(const std::string& form, unsigned pact, unsigned own) {
    const bool turned = number(2) == 0;
    const std::string c = an_actor(), place = one_of(places), m = a_moment(), n = number(3) == 0 ? m : a_moment();
    const auto plain = [](char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0; };
    for (std::size_t i = 0; i < form.size(); ++i) {
      const bool alone = (i == 0 || !plain(form[i - 1])) && (i + 1 == form.size() || !plain(form[i + 1]));
      const bool name = alone && (form[i] == 'A' || form[i] == 'B');
      if (name)
        text_ += number(60) == 0 ? an_actor() : (form[i] == 'A') == turned ? a_ : b_;
      else if (alone && form[i] == 'C')
        text_ += c;
      else if (alone && form[i] == 'P')
        text_ += place;
      else if (alone && form[i] == 'M')
        text_ += m;
      else if (alone && form[i] == 'N')
        text_ += n;
      else if (form[i] == '@')
        text_ += std::to_string(pact);
      else if (form[i] == '~')
        text_ += std::to_string(number(pact + 1));
      else if (form[i] == '%')
        text_ += std::to_string(own);
      else
        text_ += form[i];
    }
  }

  void damage() {
    const std::size_t at = vocabulary.size() + number(static_cast<unsigned>(text_.size() - vocabulary.size()));
    const std::size_t end = std::min(text_.find('\n', at), text_.size() - 1);
    switch (number(6)) {
    case 0: text_.erase(at, 1); break;
    case 1: text_.insert(at, 1, " \t\"(),/x#{"[number(10)]); break;
    case 2: text_.insert(end, " # comment"); break;
    case 3: text_.insert(end, "\n"); break;
    case 4: text_.insert(end + 1, " "); break;
    default: text_.insert(at, "\n"); break;
    }
  }

  std::mt19937 random_;
  std::string text_;
  std::string a_, b_; // the parties of the agreement at hand
  unsigned favourite_ = 0;
  unsigned events_ = 0;
};

struct Outcome {
  std::string model;
  std::string messages;
};

Outcome word_by_word(const std::string& text, const char* name = "a.casus") {
  source::Texts texts;
  source::Diagnostics diagnostics;
  std::vector<language::Tree> trees;
  trees.push_back(language::parse(texts, texts.add(name, text), diagnostics));
  language::Resolved resolved = language::resolve(trees, diagnostics);
  language::check(resolved.model, resolved.marks, diagnostics);
  source::Diagnostics in_order; // each once, as `read` gives them
  for (source::Diagnostic& item : diagnostics.sorted()) {
    const auto same = [&](const source::Diagnostic& other) {
      return other.kind == item.kind && other.span == item.span && other.message == item.message;
    };
    if (std::ranges::none_of(in_order.all(), same)) in_order.add(std::move(item));
  }
  return {exchange::to_bytes({.model = std::move(resolved.model)}, ""), source::render_text(in_order, texts, false)};
}

Outcome filled_in(const std::string& text, const char* name = "a.casus") {
  source::Texts texts;
  const std::array files = {texts.add(name, text)};
  language::Reading reading = language::read(texts, files);
  return {exchange::to_bytes({.model = std::move(reading.model)}, ""),
          source::render_text(reading.diagnostics, texts, false)};
}

/// The text with something before and behind each of its lines.
std::string with_lines(const std::string& text, std::string_view before, std::string_view behind) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    result += before;
    result.append(text, at, end - at);
    result += behind;
    at = end + 1;
  }
  return result;
}

TEST(Sisters, AreReadAsTheyAreWordByWord) {
  std::size_t sound = 0;
  for (unsigned seed = 1; seed <= 6000; ++seed) {
    const std::string text = Library(seed).text();
    const Outcome expected = word_by_word(text);
    const Outcome found = filled_in(text);
    ASSERT_EQ(found.messages, expected.messages) << seed << "\n" << text;
    ASSERT_TRUE(found.model == expected.model) << seed << "\n" << text;
    // A tab anywhere makes the text one whose lines are kept.
    const Outcome uneven = filled_in(text + (text.ends_with('\n') ? "#\t\n" : "\n#\t\n"));
    ASSERT_EQ(uneven.messages, expected.messages) << seed << "\n" << text;
    ASSERT_TRUE(uneven.model == expected.model) << seed << "\n" << text;
    if (expected.messages.empty()) ++sound;
  }
  EXPECT_GT(sound, 400U);
}

TEST(Sisters, AreReadSoWithLineEndsOfEverySystemAndInMarkdown) {
  for (unsigned seed = 1; seed <= 1500; ++seed) {
    const std::string text = Library(seed).text();
    for (const auto& [name, other] :
         {std::pair("a.casus", with_lines(text, "", "\r\n")), std::pair("a.casus", with_lines(text, "", "\r")),
          std::pair("a.md", "```casus\n" + text + "\n```\n"),
          std::pair("a.md", "> ```casus\n" + with_lines(text, "> ", "\n") + "> ```\n")}) {
      const Outcome expected = word_by_word(other, name);
      const Outcome found = filled_in(other, name);
      ASSERT_EQ(found.messages, expected.messages) << seed << "\n" << other;
      ASSERT_TRUE(found.model == expected.model) << seed << "\n" << other;
    }
  }
}

/// The second declaration of each is almost a sister of the first.
TEST(Sisters, AreTakenForNoneWhereAReaderWouldSeeADifference) {
  for (const std::string_view near :
       {// A longer name begins with the name in the blank and goes on with words that are no blank.
        "agreement x \"X\"\n  between USA and Herzegovina\n  zone UTC\n"
        "agreement y \"Y\"\n  between Bosnia and Herzegovina\n  zone UTC\n",
        // Names that begin with other words of one length.
        "actor East Land\nactor West Land\nagreement x \"X\"\n  between East Land, S1\n"
        "agreement y \"Y\"\n  between West Land, S1\n",
        // A name that is a word of the language at the start of a line.
        "agreement x \"X\"\n  between USA, S1\n  zone UTC\nclause c\n  USA shall attack on S1\n"
        "agreement y \"Y\"\n  between USA, within\n  zone UTC\nclause c\n  within shall attack on USA\n",
        // One that looks like a date behind a role.
        "agreement x \"X\"\n  between USA, S1\n  ends when notice of this agreement by USA\n"
        "agreement y \"Y\"\n  between 7 Islands, S1\n  ends when notice of this agreement by 7 Islands\n",
        // Two names of one actor.
        "agreement x \"X\"\n  between State 2, USA\nagreement y \"Y\"\n  between State 2, State B\n",
        // An annex of another force, and one that there is not.
        "agreement x \"X\"\n  between USA, S1\n  annex list \"L\", not binding\nclause c\n  USA may attack on S1\n  "
        "annex list\n"
        "agreement y \"Y\"\n  between USA, S1\n  annex list \"L\", policy\nclause c\n  USA may attack on S1\n  annex "
        "list\n"
        "agreement z \"Z\"\n  between USA, S1\nclause c\n  USA may attack on S1\n  annex list\n",
        // A date of another zone.
        "agreement x \"X\"\n  between USA, S1\n  zone UTC\nagreement y \"Y\"\n  between USA, S1\n  zone Asia/Tokyo\n"
        "event e\n  is signature of x by USA, S1\n  time 2001-02-03\n  happened said 2001-02-04 by paper\n"
        "event f\n  is signature of y by USA, S1\n  time 2001-02-03\n  happened said 2001-02-04 by paper\n"}) {
    const std::string text = std::string(vocabulary) + std::string(near);
    const Outcome expected = word_by_word(text);
    const Outcome found = filled_in(text);
    EXPECT_EQ(found.messages, expected.messages) << near;
    EXPECT_TRUE(found.model == expected.model) << near;
  }
}

/// Took forty times as long when wordings of any length were made.
TEST(Sisters, MayBeLong) {
  for (const auto& [times, line] : {std::pair(40'000U, "  succeeds Arctic\n"), std::pair(30'000U, "#\r")}) {
    std::string text(vocabulary);
    for (const char* id : {"x", "y"}) {
      text += "agreement " + std::string(id) + " \"X\"\n  between USA, S1\n";
      for (unsigned i = 0; i < times; ++i)
        text += line;
      text += "\n  form treaty\n";
    }
    const Outcome found = filled_in(text);
    EXPECT_EQ(found.messages, "");
    EXPECT_TRUE(found.model == word_by_word(text).model);
  }
}

} // namespace
} // namespace casus
