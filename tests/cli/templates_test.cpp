// SPDX-License-Identifier: Apache-2.0
// A template and the same agreements written out by hand: byte-equal answers of every question, and the same faults.
#include "tests/cli/door.h"
#include "tests/folder.h"

#include <array>
#include <set>

#include <gtest/gtest.h>

namespace casus::door {
namespace {

constexpr std::string_view vocabulary = R"(actor State {n}
  for each n from 0 to 5
place Area {k}
  for each k from 0 to 1
kind armed attack
  verb   attack
  roles  by, on
kind request for consultation
  roles  by
kind consultation
  verb   consult
  roles  by, with
  mutual
source registry "The registry"
  complete consultation to 2000-12-31
event attack-1
  is       armed attack by State 3 on State 1 at Area 0
  time     2000-02-01T10:00Z
  happened said 2000-02-01 by registry
event attack-2
  is       armed attack by State 2 on State 0 at Area 1
  time     2000-03-01T10:00Z
  happened said 2000-03-01 by registry
event request-1
  is       request for consultation by State 1
  time     2000-02-01T12:00Z
  cites    attack-1
  happened said 2000-02-01 by registry
event consultation-1
  is       consultation by State 0 with State 1
  time     2000-02-02T09:00Z
  happened said 2000-02-02 by registry
claim c1 "State 1 is owed something"
  in       registry, "page 1"
  part     "attacked"
  check    happened armed attack on State 1
)";

/// A row of the table; `{name}` in a text stands for its cell.
using Row = std::array<std::string, 6>;
constexpr std::array columns = {"agreement", "a", "b", "area", "protects", "signed"};
const std::array rows = {Row{"0", "0", "1", "0", "ab", "-1000"}, Row{"x1", "1", "2", "0", "a", ""},
                         Row{"2", "4", "1", "0", "b", "86400"}, Row{"3", "0", "5", "1", "ab", "0"}};

std::string table() {
  std::string text;
  for (const char* column : columns)
    text += (text.empty() ? "" : ",") + std::string(column);
  for (const Row& row : rows) {
    text += '\n';
    for (std::size_t i = 0; i < row.size(); ++i)
      text += (i == 0 ? "" : ",") + row[i];
  }
  return text + "\n";
}

/// A part of the template: its text, and the rows in which it is there.
struct Part {
  std::string head;
  std::string where; // a slot, or empty
  std::string slots;
  bool (*there)(const Row& row);
  bool each = false; // has its own `for each`
};

constexpr auto always = [](const Row& /*row*/) { return true; };

std::vector<Part> parts() {
  return {
      {"agreement pact-{agreement} \"Pact {agreement} of {a} and {b}\"\n", "",
       "  between   State {a}, State {b}\n  form      treaty, binding\n  zone      UTC\n"
       "  in force  from signature by all\n  ends      87648 hours after signature of this agreement by either party\n"
       "  ends      4392 hours after notice by either party\n  term      10 years from signature\n"
       "  procedure State {a} ratification not needed\n  money     pledge 5 USD by State {a} to State {b}\n"
       "  untranslated \"x\" because \"y\" on talks\n",
       always, true},
      {"clause consult-a \"When the first of {b} is attacked\"\n", "  where {protects} is \"a\" or \"ab\"\n",
       "  when        armed attack on State {a} at Area {area}\n"
       "  then when   request for consultation by State {a}\n  State {b} shall consult with State {a}\n"
       "  within      24 hours\n  does not apply to the author\n",
       [](const Row& row) { return row[4] != "b"; }},
      {"clause consult-b\n", "  where {protects} is not \"a\"\n",
       "  when        armed attack on State {b} at Area {area}\n"
       "  then when   request for consultation by State {b}\n  State {a} shall consult with State {b}\n"
       "  within      24 hours\n  does not apply to the author\n",
       [](const Row& row) { return row[4] != "a"; }},
      {"clause talks\n", "",
       "  when        armed attack by either party\n  each party shall consult\n  within 2 days\n"
       "  unless      State {a} is a member of State {b} or not pact-{agreement} is in force\n",
       always},
      {"clause firm\n", "", "  each party may consult\n  overrides talks\n", always},
      {"event signed-{agreement} \"The signing of {agreement}\"\n", "  where {signed} is given\n",
       "  is       signature of pact-{agreement} by State {a}, State {b}\n"
       "  time     {signed} seconds after 2000-01-01T00:00Z\n  note     \"for {a}\"\n"
       "  happened said then by registry, document\n",
       [](const Row& row) { return !row[5].empty(); }, true},
      {"event noticed-{agreement}\n", "  where {agreement} is \"3\"\n",
       "  is       notice of pact-{agreement} by State {b}\n  time     2000-02-01T00:00Z\n"
       "  happened said then by registry\n",
       [](const Row& row) { return row[0] == "3"; }, true}};
}

std::string as_template(const std::vector<Part>& all) {
  std::string text;
  for (const Part& part : all)
    text += part.head + (part.each ? "  for each row of \"pacts.csv\"\n" : "") + part.where + part.slots;
  return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// What a person would write: a moment in place of a number of seconds.
std::string by_hand(const std::vector<Part>& all) {
  std::string text;
  for (const Row& row : rows) {
    for (const Part& part : all) {
      if (!part.there(row)) continue;
      std::string one = part.head + part.slots;
      for (const auto& [seconds, moment] :
           {std::pair("-1000", "1999-12-31T23:43:20Z"), std::pair("0", "2000-01-01T00:00:00Z"),
            std::pair("86400", "2000-01-02T00:00:00Z")}) {
        if (row[5] == seconds) one = replaced(one, "{signed} seconds after 2000-01-01T00:00Z", moment);
      }
      for (std::size_t i = 0; i < row.size(); ++i)
        one = replaced(one, "{" + std::string(columns[i]) + "}", row[i]);
      text += one;
    }
  }
  return text;
}

class Templates : public testing::Test {
protected:
  Templates() { (void)folder_.file("pacts.csv", table()); }

  std::string written(std::string_view name, const std::string& text) const {
    return folder_.file(name, std::string(vocabulary) + text);
  }

  test::Folder folder_;
};

const std::vector<std::vector<std::string>> questions = {
    {"status"},
    {"status", "pact-0", "pact-x1"},
    {"due", "--all"},
    {"due", "--by", "State 0"},
    {"why", "pact-3", "--full"},
    {"why", "--not", "pact-2/consult-b", "--event", "attack-1"},
    {"needs", "pact-x1"},
    {"calendar"},
    {"changes", "--from", "2000-01-31"},
    {"compare"},
    {"compare", "pact-0", "pact-2"},
    {"exits"},
    {"exits", "--next-government"},
    {"money"},
    {"network"},
    {"network", "--if-attacked", "State 1", "--by", "State 3", "--at", "Area 0"},
    {"claims"},
    {"explain", "pact-0", "pact-2"},
    {"sql", "select * from agreement"},
    {"sql", "select * from clause"},
    {"sql", "select * from event"},
    {"sql", "select * from report"},
    {"sql", "select * from duty"},
    {"sql", "select * from way_out"},
    {"check", "--deep"},
};

TEST_F(Templates, AnswerAsWhatIsWrittenByHandDoes) {
  const std::string short_text = written("short.casus", as_template(parts()));
  const std::string long_text = written("long.casus", by_hand(parts()));
  for (std::vector<std::string> words : questions) {
    const bool asks = words.front() != "check";
    if (asks) words.insert(words.end(), {"--on", "2000-03-05", "--zone", "UTC"});
    for (const std::string format : {"", "--json", "--csv"}) {
      if (!format.empty()) words.push_back(format);
      std::vector<std::string> of_template = words;
      std::vector<std::string> of_hand = words;
      of_template.insert(of_template.end(), {"--library", short_text});
      of_hand.insert(of_hand.end(), {"--library", long_text});
      const cli::Finished answer = run(of_template);
      const cli::Finished expected = run(of_hand);
      EXPECT_EQ(replaced(answer.out, short_text, long_text), expected.out) << words.front() << format;
      EXPECT_EQ(answer.err, expected.err) << words.front() << format;
      EXPECT_EQ(answer.code, expected.code) << words.front() << format;
      EXPECT_FALSE(asks && answer.out.empty()) << words.front() << format;
      if (!format.empty()) words.pop_back();
    }
  }
}

std::set<std::string> codes(const std::string& path) {
  std::set<std::string> found;
  const std::string out = run({"check", path, "--alone"}).out;
  for (std::size_t at = out.find('['); at != std::string::npos; at = out.find('[', at + 1))
    if (out.substr(at + 5, 1) == "]") found.insert(out.substr(at + 1, 4));
  return found;
}

struct Slip {
  std::size_t part;
  std::string from;
  std::string to;
  std::string code;
};

TEST_F(Templates, HaveTheFaultsOfWhatIsWrittenByHand) {
  const std::vector<Slip> slips = {
      {0, "between   State {a}, State {b}", "between   State {a}", "C412"},
      {0, "State {a}, State {b}", "State {a}, State 1", "R319"},
      {0, "procedure State {a}", "procedure State 4", "C412"},
      {0, "in force  from signature by all", "in force  from signature by 3", "C414"},
      {0, "  zone      UTC\n", "", "C402"},
      {1, "  within      24 hours\n", "", "C401"},
      {1, "State {b} shall consult", "State {b} shall consult tomorrow", "R308"},
      {2, "request for consultation", "request for consultatoin", "R301"},
      {1, "State {b} shall consult with State {a}", "that party shall consult", "C410"},
      {4, "overrides talks", "overrides firm", "C417"},
      {4, "overrides talks", "overrides consult-a", "R301"},
      {4, "each party may consult\n  overrides talks", "each party shall not consult", "C422"},
      {5, "signature of", "breach of", "E507"},
      {6, "2000-02-01T00:00Z", "1999-02-01T00:00Z", "E501"}};
  for (const Slip& slip : slips) {
    std::vector<Part> all = parts();
    all[slip.part].slots = replaced(all[slip.part].slots, slip.from, slip.to);
    const auto found = codes(written("short.casus", as_template(all)));
    EXPECT_EQ(found, codes(written("long.casus", by_hand(all)))) << slip.to;
    EXPECT_TRUE(found.contains(slip.code)) << slip.to;
  }
}

} // namespace
} // namespace casus::door
