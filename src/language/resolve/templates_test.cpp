// SPDX-License-Identifier: Apache-2.0
// Templates and tables as the resolver leaves them in the model.
#include "language/language.h"
#include "source/render.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace casus::language {
namespace {

constexpr std::string_view words = R"(actor State {n}
  for each n from 0 to 3
place Area {k}
  for each k from 0 to 1
kind armed attack
  roles by, on
source registry "R"
)";

constexpr std::string_view pacts = R"(agreement pact-{id}-x "Pact {id} of {a}"
  for each  row of "pacts.csv"
  between   State {a}, State {b}
  zone      UTC
  ends      when notice of this agreement by either party
clause one
  where {p} is "x" or "y"
  when armed attack on State {a} at Area {k}
  State {b} may negotiate
clause two
  where {p} is not "n"
  State {a} may negotiate
  overrides one
event signed-{id}
  for each row of "pacts.csv"
  where {t} is given
  is       signature of pact-{id}-x by State {a}
  time     {t} hours after 2000-01-01T00:00Z
  happened said then by registry
)";

struct Library {
  source::Texts texts;
  Reading reading;

  Library(const std::string& text, std::string table) {
    const std::vector files = {texts.add("in/a.casus", std::string(words) + text)};
    reading = read(texts, files, [&](const std::string& path) {
      EXPECT_EQ(path, "in/pacts.csv");
      return std::expected<source::FileId, source::LoadFault>(texts.add(path, std::move(table)));
    });
  }

  [[nodiscard]] std::string faults() const { return source::render_text(reading.diagnostics, texts, false); }

  [[nodiscard]] std::size_t count(source::Kind kind) const {
    const auto& all = reading.diagnostics.all();
    return static_cast<std::size_t>(std::ranges::count(all, kind, &source::Diagnostic::kind));
  }
};

TEST(Templates, AreColumnsOfIds) {
  const Library library(std::string(pacts), "id,a,b,k,p,t\n7,0,1,0,x,\n8,3,2,1,n,-1\n");
  ASSERT_EQ(library.faults(), "");
  const model::Model& model = library.reading.model;
  ASSERT_EQ(model.templates.size(), 1U);
  EXPECT_TRUE(model.agreements.empty() && model.clauses.empty() && model.events.empty() && model.reports.empty());
  const model::Template& pact = model.templates[0];
  EXPECT_EQ(pact.rows, 2U);
  EXPECT_EQ(pact.keys, (model::Cells{"78", {1, 2}}));
  EXPECT_EQ(pact.id_before + "|" + pact.id_after + "|" + pact.key_column, "pact-|-x|id");
  ASSERT_EQ(pact.holes.size(), 3U);
  EXPECT_EQ(pact.holes[0].values, (std::vector<std::uint32_t>{0, 3}));
  EXPECT_EQ(pact.holes[1].values, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(pact.holes[2].sort, model::HoleSort::place);
  EXPECT_EQ(pact.agreement.parties[1].value, model::hole_bit | 1U);
  EXPECT_EQ(pact.agreement.exits[0].trigger.of->value, model::hole_bit);
  EXPECT_EQ(pact.clauses[1].agreement.value, model::hole_bit);
  EXPECT_EQ(pact.clauses[1].overrides[0].value, model::hole_bit);
  EXPECT_EQ(pact.present, (std::vector<model::Presence>{{true, false}, {true, false}}));
  ASSERT_EQ(pact.events.size(), 1U);
  EXPECT_EQ(pact.events[0].present, (model::Presence{false, true}));
  EXPECT_EQ(pact.events[0].moments[1].earliest.seconds, 946'684'800 - 3600);
}

TEST(Templates, WrittenOutStandAfterTheRest) {
  const std::string other = "agreement old \"O\"\n  between State 0, State 1\nclause c\n  State 0 may negotiate\n";
  const Library library(std::string(pacts) + other, "id,a,b,k,p,t\n7,0,1,0,,0\n8,3,2,1,y,1\n");
  EXPECT_EQ(library.count(source::Kind::unknown_name), 1U) << "two overrides one, which is not there for 7";
  const Library sound(std::string(pacts) + other, "id,a,b,k,p,t\n7,0,1,0,x,0\n8,3,2,1,y,1\n");
  ASSERT_EQ(sound.faults(), "");
  const model::Model model = model::written_out(sound.reading.model);
  ASSERT_EQ(model.agreements.size(), 3U);
  EXPECT_EQ(model.agreements[0].id, "old");
  EXPECT_EQ(model.agreements[2].id, "pact-8-x");
  EXPECT_EQ(model.agreements[2].title, "Pact 8 of 3");
  EXPECT_EQ(model.agreements[2].clauses, (std::vector<model::ClauseId>{{3}, {4}}));
  EXPECT_EQ(model.clauses[4].agreement.value, 2U);
  EXPECT_EQ(model.clauses[4].overrides[0].value, 3U);
  EXPECT_EQ(model.events[1].id, "signed-8");
  EXPECT_EQ(model.events[1].of->value, 2U);
  EXPECT_EQ(model.reports[1].event.value, 1U);
  EXPECT_EQ(model.reports[1].said, model.events[1].moment);
  EXPECT_TRUE(model.templates.empty());
}

TEST(Templates, ShowAHundredFaultsOfATableAndCountTheRest) {
  std::string table = "id,a,b,k,p,t\n";
  for (int row = 0; row < 150; ++row)
    table += std::to_string(row) + ",0,9,0,x,\n";
  const Library library(std::string(pacts), table);
  EXPECT_EQ(library.count(source::Kind::cell_unknown), 100U);
  ASSERT_EQ(library.count(source::Kind::more_rows), 1U);
  EXPECT_NE(library.faults().find("50 more faults in the cells of `pacts.csv`"), std::string::npos);
}

TEST(Templates, IdsOfRowsAreTheirOwnOverAllTables) {
  const std::string second =
      "agreement pact-{b} \"Second\"\n  for each row of \"pacts.csv\"\n  between State {a}, State {b}\n";
  const std::string head = "id,a,b,k,p,t\n";
  EXPECT_EQ(Library(std::string(pacts) + second, head + "1,0,1,0,x,\n").count(source::Kind::row_taken), 0U);
  const std::string third =
      "agreement {t}-x \"Third\"\n  for each row of \"pacts.csv\"\n  between State {a}, State {b}\n";
  EXPECT_EQ(Library(std::string(pacts) + third, head + "1,0,1,0,x,5\n").count(source::Kind::row_taken), 0U);
  const Library taken(third + std::string(pacts).substr(0, pacts.find("clause")),
                      head + "1,0,1,0,x,pact-1\n2,0,1,0,x,3\n");
  EXPECT_EQ(taken.count(source::Kind::row_taken), 1U) << taken.faults();
}

TEST(Templates, SeveralHolesMakeOneKey) {
  const Library library(
      "agreement p-{a}-{b} \"{a} and {b}\"\n  for each row of \"pacts.csv\"\n  between State {a}, State {b}\n",
      "a,b\n0,1\n0,2\n");
  ASSERT_EQ(library.faults(), "");
  const model::Template& pact = library.reading.model.templates[0];
  EXPECT_EQ(pact.keys, (model::Cells{"0-10-2", {3, 6}}));
  EXPECT_EQ(pact.key_column, "");
  EXPECT_EQ(model::written_out(library.reading.model).agreements[1].title, "0 and 2");
}

TEST(Templates, OfATableWithoutAFirstLineNameNoColumn) {
  const Library agreement("agreement p \"P\"\n  for each row of \"pacts.csv\"\n  between State 0, State 1\n", "");
  EXPECT_EQ(agreement.count(source::Kind::id_of_all_rows), 1U) << agreement.faults();
  const Library actor("actor Nobody\n  for each row of \"pacts.csv\"\n  kind state\n", "");
  EXPECT_EQ(actor.count(source::Kind::id_of_all_rows), 1U) << actor.faults();
}

TEST(Templates, IdsOfAllRowsMayBeTooLong) {
  const std::string between(5000, 'x'); // a million times
  const Library library("agreement p-{k}-" + between + "-{k} \"P\"\n  for each k from 1 to 1000000\n" +
                            "  between State 0, State 1\n",
                        "");
  EXPECT_EQ(library.count(source::Kind::not_understood), 1U);
  EXPECT_TRUE(library.reading.model.templates.empty());
}

TEST(Tables, OfEventsAndQuestions) {
  const Library library(std::string(pacts) + R"(table events "E"
  time     {t} seconds after 2000-01-01T00:00Z
  number   {n}
  row      {type} "attack" or "raid" is armed attack by State {x}, State 1 on State {y} at Area {k}, citing {ref}
  row      {type} "end" is notice of pact-{ref}-x by State {x}
  other rows nothing
table questions "Q"
  zone     Europe/Kyiv
  time     {date}
  asks     due by State {s}
)",
                        "id,a,b,k,p,t\n1,0,1,0,x,\n");
  ASSERT_EQ(library.faults(), "");
  ASSERT_EQ(library.reading.model.event_tables.size(), 1U);
  const model::EventTable& events = library.reading.model.event_tables[0];
  EXPECT_EQ(events.time.column + events.number + events.kind_column, "tntype");
  EXPECT_EQ(events.time.origin->seconds, 946'684'800);
  EXPECT_TRUE(events.others_ignored);
  ASSERT_EQ(events.forms.size(), 3U);
  EXPECT_EQ(events.forms[1].word, "raid");
  ASSERT_EQ(events.forms[0].roles.size(), 3U);
  EXPECT_EQ(std::get<model::NamePattern>(events.forms[0].roles[0].actor).before, "State ");
  EXPECT_EQ(std::get<model::ActorId>(events.forms[0].roles[1].actor).value, 1U);
  EXPECT_EQ(events.forms[0].cites, "ref");
  EXPECT_EQ(std::get<model::NamePattern>(*events.forms[2].of).after, "-x");
  ASSERT_EQ(library.reading.model.question_tables.size(), 1U);
  const model::QuestionTable& questions = library.reading.model.question_tables[0];
  EXPECT_FALSE(questions.time.origin.has_value());
  EXPECT_EQ(questions.by.column, "s");
}

TEST(Tables, SayTwiceWhatAWordMeans) {
  const std::string head = "table events \"E\"\n  time {t}\n  row {k} \"a\" is armed attack\n";
  EXPECT_EQ(Library(head + "  row {k} \"b\" or \"a\" is armed attack\n", "").count(source::Kind::name_taken), 1U);
  EXPECT_EQ(Library(head + "  row is armed attack\n", "").count(source::Kind::name_taken), 1U);
  EXPECT_EQ(Library(head + "  row {z} \"b\" is armed attack\n", "").count(source::Kind::not_understood), 1U);
  EXPECT_EQ(Library(head + "  row {k} \"b\" is armed attack by Land {x}\n", "").count(source::Kind::unknown_name), 1U);
}

} // namespace
} // namespace casus::language
