// SPDX-License-Identifier: Apache-2.0
// Rows of CSV are read many at a time, those of NDJSON carefully one by one: of the same cells the same must come.
#include "exchange/event_reader.h"
#include "exchange/sample_for_test.h"

#include <random>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace casus::exchange {
namespace {

const std::vector<std::string> columns = {"id", "t", "type", "actor", "target", "ref"};

class Cells {
public:
  explicit Cells(unsigned seed) : chance_(seed) {}

  /// A row in which most is in order; `strange`: one in so many cells is not.
  std::vector<std::string> row(int strange) {
    id_ += 1 + below(2);
    second_ += below(4);
    std::vector<std::string> cells = {
        std::to_string(id_),      std::to_string(second_),  type(),
        std::to_string(below(5)), std::to_string(below(6)), below(2) == 0 ? "" : std::to_string(below(20))};
    for (std::string& cell : cells) {
      if (below(strange) == 0) cell = odd();
    }
    return cells;
  }

private:
  int below(int count) { return static_cast<int>(chance_() % static_cast<unsigned>(count)); }

  std::string type() {
    constexpr std::array types = {"attack", "request", "consult", "sign", "vote", "telegram", "a statement", ""};
    return types[static_cast<std::size_t>(below(types.size()))];
  }

  std::string odd() {
    if (below(3) == 0) return "";
    constexpr std::array cells = {"",
                                  "0",
                                  "00",
                                  "007",
                                  "1",
                                  "9",
                                  "99999",
                                  "123456",
                                  "1234567",
                                  "12345678",
                                  "123456789",
                                  "4294967294",
                                  "4294967295",
                                  "4294967296",
                                  "1234567890123456",
                                  "12345678901234567",
                                  "-1",
                                  "-946684800",
                                  "1a",
                                  "a1",
                                  "12345678a",
                                  "1 ",
                                  "State 1",
                                  "attacks",
                                  "Ünlü",
                                  "1.5",
                                  "999999999",
                                  "+1",
                                  "request",
                                  "consulted by"};
    return cells[static_cast<std::size_t>(below(cells.size()))];
  }

  std::mt19937 chance_;
  int id_ = 0;
  int second_ = 0;
};

std::string csv(const std::vector<std::vector<std::string>>& rows, std::string_view end) {
  std::string text;
  for (const auto& row : rows)
    text += fmt::format("{}{}", fmt::join(row, ","), end);
  return text;
}

// Some lines end with a carriage return.
std::string mixed_csv(const std::vector<std::vector<std::string>>& rows, unsigned seed) {
  std::mt19937 chance(seed);
  std::string text;
  for (const auto& row : rows)
    text += fmt::format("{}{}", fmt::join(row, ","), chance() % 4 == 0 ? "\r\n" : "\n");
  return text;
}

std::string ndjson(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (const auto& row : rows) {
    std::vector<std::string> members;
    for (std::size_t i = 0; i < columns.size(); ++i)
      members.push_back(fmt::format(R"("{}":"{}")", columns[i], row[i]));
    text += fmt::format("{{{}}}\n", fmt::join(members, ","));
  }
  return text;
}

std::string told(const Facts& facts) {
  std::string out = fmt::format("{} rows, {} ignored, {} faulty\n", facts.rows, facts.ignored, facts.faulty);
  for (const engine::StreamFact& fact : facts.facts)
    out += fmt::format("{} {} {} {} {} {} {} {} {} {}\n", fact.number, fact.second, fact.kind,
                       fmt::join(fact.roles[0], "/"), fmt::join(fact.roles[1], "/"), fmt::join(fact.roles[2], "/"),
                       fmt::join(fact.roles[3], "/"), fact.place, fact.of, fact.cites);
  for (const RowFault& fault : facts.faults)
    out += fault.what + "\n";
  return out;
}

Facts facts_of(const model::Model& model, std::string text, bool is_ndjson) {
  Facts facts;
  auto reader = EventReader::make(model, model.event_tables.front(), columns);
  EXPECT_TRUE(reader);
  if (!reader) return facts;
  const std::size_t size = text.size();
  text.append(padding, '\0');
  EXPECT_EQ(reader->read(std::string_view(text).substr(0, size), true, is_ndjson, facts), size);
  return facts;
}

std::string read(const model::Model& model, const std::string& text, bool is_ndjson) {
  return told(facts_of(model, text, is_ndjson));
}

TEST(PlainRows, AreWhatTheCarefulWayMakesOfThem) {
  const model::Model model = sample_model();
  model::Model counted = sample_model(); // rows without numbers of their own
  counted.event_tables.front().number.clear();
  model::Model strict = sample_model();
  strict.event_tables.front().others_ignored = false;
  for (unsigned seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE(seed);
    Cells cells(seed);
    std::vector<std::vector<std::string>> rows;
    const unsigned count = seed < 396 ? seed : 4000; // more than what is looked at at once
    for (unsigned i = 0; i < count; ++i)
      rows.push_back(cells.row(seed % 3 == 0 ? 1000 : 4 + static_cast<int>(seed % 40)));
    const std::string careful = read(model, ndjson(rows), true);
    ASSERT_EQ(read(model, csv(rows, "\n"), false), careful);
    ASSERT_EQ(read(model, csv(rows, "\r\n"), false), careful);
    ASSERT_EQ(read(model, mixed_csv(rows, seed), false), careful);
    ASSERT_EQ(read(counted, csv(rows, "\n"), false), read(counted, ndjson(rows), true));
    ASSERT_EQ(read(strict, csv(rows, "\n"), false), read(strict, ndjson(rows), true));
  }
}

// Words whose first bytes are the same, and more of them than slots: each form's kind tells which was found.
TEST(PlainRows, TellWordsApart) {
  model::Model model = sample_model();
  std::vector<model::RowForm>& forms = model.event_tables.front().forms;
  forms.clear();
  std::vector<std::string> words = {"eight888", "eight888s", "eigh", "consultation"};
  for (int i = 0; i < 300; ++i)
    words.push_back(fmt::format("{}{}", i % 2 == 0 ? "consultation " : "w", i));
  for (std::size_t i = 0; i < words.size(); ++i)
    forms.push_back({.word = words[i], .kind = model::KindId{static_cast<std::uint32_t>(i)}});
  const std::vector<std::string> none_of_them = {"",  "e",   "eight88", "eight888sS", "consultation 0000",
                                                 "w", "w1 ", "vote"};
  std::vector<std::vector<std::string>> rows;
  std::vector<std::uint32_t> kinds;
  for (std::size_t i = 0; i < 2000; ++i) {
    const bool known = i % 3 != 0;
    const std::size_t word = i * 7 % words.size();
    rows.push_back({std::to_string(i), "5", known ? words[word] : none_of_them[i % none_of_them.size()], "1", "2", ""});
    if (known) kinds.push_back(static_cast<std::uint32_t>(word));
  }
  for (const bool is_ndjson : {false, true}) {
    const Facts facts = facts_of(model, is_ndjson ? ndjson(rows) : csv(rows, "\n"), is_ndjson);
    std::vector<std::uint32_t> found;
    for (const engine::StreamFact& fact : facts.facts)
      found.push_back(fact.kind);
    EXPECT_EQ(found, kinds);
    EXPECT_EQ(facts.ignored, rows.size() - kinds.size());
  }
}

} // namespace
} // namespace casus::exchange
