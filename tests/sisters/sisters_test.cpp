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
actor State 22
actor Bosnia and Herzegovina
actor within
actor The Hague
actor USA
actor 7 Islands
actor Parliament
group Alliance
  member State 1 from 2001-01-01
  member State 2 from 2002-01-01 to 2003-01-01
place Area 1
place Area 1 North
  in Area 1
place Area 2
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
)";

constexpr std::array actors = {"State 1",  "State 1 East", "State 2",   "State 22", "Bosnia and Herzegovina",
                               "S1",       "within",       "The Hague", "USA",      "7 Islands",
                               "Alliance", "State 2",      "State 1",   "State 22", "State 2",
                               "Nowhere"};
constexpr std::array places = {"Area 1", "Area 1 North", "Area 2", "at Sea", "Area 2", "Area 1"};
constexpr std::array moments = {"2001",
                                "2001-02",
                                "2001-02-03",
                                "2001-02-03T04:05Z",
                                "1999-12-31",
                                "2001-02-31",
                                "-0300-01",
                                "2001-02-03T04:05+02:00",
                                "2002-03-31T02:30",
                                "0046-01-01 (Julian)",
                                "1999-12-31",
                                "2004-05-06"};

// `A`, `B`, `C` are actors, `P` a place, `M`, `N` moments, `@` the number of the agreement, `~` of an earlier one.
constexpr std::array agreements = {
    "agreement pact-@ \"Pact @\"\n  between A, B\n  form treaty, binding\n  zone UTC\n  in force from signature by "
    "all\n"
    "  ends 10 days after notice of this agreement by A\n",
    "agreement pact-@ \"Pact @\"\n  between A, B (Art. 1)\n  zone Europe/Kyiv\n  in force from M\n  ends 1 year after "
    "notice by either party, not before 2 years in force\n  ends when talk by B with A at P\n",
    "agreement pact-@ \"Pact @\"\n  between A,\n    B\n  family pair\n  in force from ratification by 2 including A "
    "after "
    "10 days\n  procedure A ratification by Parliament \"a law\"\n  procedure B money not needed\n  annex list "
    "\"Lists\", "
    "not binding\n  money pledge more than 5000 USD by A to B for \"2024\"\n  untranslated \"x\" because \"y\"\n",
    "agreement pact-@ \"Pact @\"\n  addressed to A, C\n  form policy\n  term 10 years\n  renewal tacit for 5 years, 6 "
    "months before the end\n  supersedes pact-~\n  all of it subject to appropriation\n  # a remark\n",
    "agreement pact-@ \"Pact @\"\n  between A, B\n  applied provisionally from M\n  leaves 3 months after notice of "
    "pact-~ "
    "by C # or not\n  on suspension clock stops\n  marked office\n  survives \"all\" unless any decides\n"};

constexpr std::array clauses = {
    "clause c% \"When A is attacked\"\n  when armed attack on A at P\n  then when request by A within 3 days\n  B "
    "shall "
    "talk with A\n  within 24 hours\n  does not apply to the author\n",
    "clause c% (Art. 2)\n  when armed attack on A at P, or request by B to C\n  C shall talk with A at P (Art. 3 B)\n  "
    "immediately, where possible within 24 hours\n  does not apply to A, B\n  hedged best efforts\n",
    "clause c%\n  A shall not attack B\n  unless happened armed attack by B on A or A is a member of Alliance\n",
    "clause c%\n  when armed attack on A\n  while pact-~ is in force and not (no request by A to B)\n  B may talk with "
    "A\n"
    "  purpose \"A and B\"\n",
    "clause c%\n  when request by A of pact-~\n  each other party will talk with that party\n  by M\n  not before M\n  "
    "overrides c0\n",
    "clause c%\n  A undertakes to talk with B of this agreement\n  at all times\n  broken by armed attack by A on B\n  "
    "annex list\n",
    "clause c%\n  not provided attack\n  remark level \"of A\"\n",
    "clause c%\n  A can negotiate with B\n  within A\n"};

constexpr std::array events = {
    "event e%\n  is signature of pact-@ by A, B\n  time M\n  happened said M by registry, document\n",
    "event e%\n  is armed attack by A on B at P\n  time M\n  expected said N by paper, named \"A\" at \"p. 3\"\n  "
    "happened "
    "said then by registry\n",
    "event e%\n  is talk by A, C with B\n  time M to N\n  happened said N by paper\n  corrected said N by paper to M\n "
    " "
    "figure \"talkers\" 38\n  for A \"Somebody\" \"Office\"\n",
    "event e%\n  is extension of pact-@ by A, B\n  time M\n  until N\n  cites e0\n  amount 5 USD by A for \"2024\"\n  "
    "denied said M by paper\n  sequence 2\n",
    "event e%\n  is suspension of pact-@/c0 by A to B\n  time M\n  happened said M by registry\n"};

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
  unsigned number(unsigned below) { return static_cast<unsigned>(random_()) % below; }

  template <std::size_t size>
  std::string one_of(const std::array<const char*, size>& all) {
    return all[number(size)];
  }

  std::string other_than(const std::string& one) {
    for (;;) {
      if (std::string other = one_of(actors); other != one) return other;
    }
  }

  // Mostly of one form, so that there are sisters.
  template <std::size_t size>
  std::string form_of(const std::array<const char*, size>& all) {
    return all[number(3) == 0 ? number(size) : favourite_ % size];
  }

  void add_agreement(unsigned pact) {
    favourite_ = number(4) == 0 ? number(8) : favourite_;
    fill(form_of(agreements), pact, 0);
    const unsigned parts = number(3);
    for (unsigned i = 0; i < parts; ++i)
      fill(form_of(clauses), pact, i);
    for (unsigned i = number(3); i > 0; --i)
      fill(form_of(events), pact, events_++);
  }

  void fill(const std::string& form, unsigned pact, unsigned own) {
    const std::string a = one_of(actors), b = number(9) == 0 ? a : other_than(a), c = other_than(b);
    const std::string place = one_of(places), m = one_of(moments), n = number(3) == 0 ? m : one_of(moments);
    for (std::size_t i = 0; i < form.size(); ++i) {
      const auto plain = [](char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0; };
      const bool alone = (i == 0 || !plain(form[i - 1])) && (i + 1 == form.size() || !plain(form[i + 1]));
      if (alone && form[i] == 'A')
        text_ += number(40) == 0 ? one_of(actors) : a;
      else if (alone && form[i] == 'B')
        text_ += b;
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

  std::minstd_rand random_;
  std::string text_;
  unsigned favourite_ = 0;
  unsigned events_ = 0;
};

struct Outcome {
  std::string model;
  std::string messages;
};

Outcome word_by_word(const std::string& text) {
  source::Texts texts;
  source::Diagnostics diagnostics;
  std::vector<language::Tree> trees;
  trees.push_back(language::parse(texts, texts.add("a.casus", text), diagnostics));
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

Outcome filled_in(const std::string& text) {
  source::Texts texts;
  const std::array files = {texts.add("a.casus", text)};
  language::Reading reading = language::read(texts, files);
  return {exchange::to_bytes({.model = std::move(reading.model)}, ""),
          source::render_text(reading.diagnostics, texts, false)};
}

TEST(Sisters, AreReadAsTheyAreWordByWord) {
  std::size_t sound = 0;
  for (unsigned seed = 1; seed <= 6000; ++seed) {
    const std::string text = Library(seed).text();
    const Outcome expected = word_by_word(text);
    const Outcome found = filled_in(text);
    ASSERT_EQ(found.messages, expected.messages) << seed << "\n" << text;
    ASSERT_TRUE(found.model == expected.model) << seed << "\n" << text;
    if (expected.messages.empty()) ++sound;
  }
  EXPECT_GT(sound, 100U);
}

} // namespace
} // namespace casus
