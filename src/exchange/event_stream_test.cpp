// SPDX-License-Identifier: Apache-2.0
// However files are cut into pieces and however many threads read them, the same comes out: facts, counts, faults.
#include "exchange/event_stream.h"
#include "exchange/sample_for_test.h"
#include "tests/folder.h"

#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace casus::exchange {
namespace {

constexpr std::string_view first_line = "id,t,type,actor,target,ref\n";

/// Rows of every sort: with faults or without, quoted, over two lines, empty, of no effect.
class Rows {
public:
  Rows(unsigned seed, bool faults, bool quotes) : chance_(seed), faults_(faults), quotes_(quotes) {}

  std::string csv(int rows) {
    std::string text(first_line);
    for (int i = 0; i < rows; ++i)
      text += row() + (below(15) == 0 ? "\r\n" : "\n") + (below(20) == 0 ? "\n" : "");
    if (below(2) == 0) text.pop_back(); // the last line need not end
    return text;
  }

  std::string ndjson(int rows) {
    std::string text;
    for (int i = 0; i < rows; ++i) {
      step();
      const bool fault = faults_ && below(12) == 0;
      text += fmt::format("{{\"t\":{},\"id\":{},\"type\":\"{}\",\"actor\":{},\"target\":{}{}\n", second_, id_,
                          below(3) == 0 ? "vote" : "attack", below(5), fault ? 9 : below(5), fault ? "" : "}");
    }
    return text;
  }

private:
  int below(int count) { return static_cast<int>(chance_() % static_cast<unsigned>(count)); }

  void step() {
    second_ += below(3);
    id_ += 1 + below(2);
    if (!faults_ || below(25) != 0) return;
    if (below(2) == 0)
      second_ -= below(9);
    else
      id_ -= below(4);
  }

  std::string row() {
    step();
    if (faults_ && below(30) == 0) return "lost,in,the,middle";
    if (quotes_ && below(15) == 0) return fmt::format("{},{},\"long\nremark, with a comma\",,,", id_, second_);
    switch (below(5)) {
    case 0: return fmt::format("{},{},statement,1,2,", id_, second_);
    case 1: return fmt::format("{},{},attack,{},{},", id_, second_, below(5), faults_ ? below(7) : below(5));
    case 2: return fmt::format("{},{},\"request\",1,,{}", id_, second_, below(id_ + 3));
    case 3: return fmt::format("{},{},consult,{},1,", id_, second_, below(5));
    default: return fmt::format("{},{},sign,1,3,{}", id_, second_, faults_ && below(9) == 0 ? 8 : 9);
    }
  }

  std::mt19937 chance_;
  bool faults_, quotes_;
  int second_ = 100;
  int id_ = 10;
};

class EventStreams : public testing::Test {
protected:
  /// All that is read, in words.
  std::string told(const std::vector<std::string>& files, unsigned threads, std::size_t piece) {
    auto stream = EventStream::open(model_, {.files = files, .table = {}, .threads = threads, .piece = piece});
    if (!stream) return stream.error();
    Facts facts;
    std::string out;
    for (auto more = (*stream)->next(facts); !more || *more; more = (*stream)->next(facts)) {
      if (!more) return out + more.error();
      for (const engine::StreamFact& fact : facts.facts)
        out += fmt::format("{} {} {} {} {} {} {} {}\n", fact.number, fact.second, fact.kind, fact.roles[0][0],
                           fact.roles[0][1], fact.roles[1][0], fact.of, fact.cites);
    }
    for (const RowFault& fault : facts.faults)
      out += fmt::format("{}:{} {}\n", fault.line, fault.column, fault.what);
    return out + fmt::format("{} rows, {} ignored, {} faulty\n", facts.rows, facts.ignored, facts.faulty);
  }

  void expect_the_same(const std::vector<std::string>& files) {
    const std::string whole = told(files, 1, 1U << 20U);
    for (const unsigned threads : {1U, 2U, 3U}) {
      for (const std::size_t piece : {64U, 150U, 1000U, 5000U})
        ASSERT_EQ(told(files, threads, piece), whole) << threads << " threads, pieces of " << piece;
    }
  }

  model::Model model_ = sample_model();
  test::Folder folder_;
};

TEST_F(EventStreams, SayTheSameWhateverThePiecesAndThreads) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    Rows rows(seed, seed % 2 == 1, seed % 4 >= 2);
    expect_the_same({folder_.file("events.csv", rows.csv(150))});
    if (HasFatalFailure()) return;
  }
}

TEST_F(EventStreams, FindAQuotationMarkFarBehindTheBeginOfItsLine) {
  std::string text = std::string(first_line) + "1,100," + std::string(40'000, 'x') + ",4,\"a\n";
  text += std::string(200'000, 'y') + "\",\n2,200,attack,4,1,\n3,300,attack,4,1,\n";
  const std::string path = folder_.file("events.csv", text);
  expect_the_same({path});
  EXPECT_EQ(told({path}, 2, EventFile::usual_piece), told({path}, 1, 1U << 20U));
  EXPECT_NE(told({path}, 2, EventFile::usual_piece).find("3 rows, 1 ignored, 0 faulty"), std::string::npos);
}

// More than what is looked at at once, with lines that are longer than that.
TEST_F(EventStreams, ReadManyRowsAndLongOnes) {
  Rows rows(5, false, false);
  std::string text = rows.csv(9000);
  if (!text.ends_with('\n')) text += '\n';
  text += "999998,999998," + std::string(70'000, 'x') + ",,,\n999999,999999,attack,4,1,\n";
  expect_the_same({folder_.file("events.csv", text)});
}

TEST_F(EventStreams, GoOnFromFileToFile) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    SCOPED_TRACE(seed);
    Rows rows(seed, seed % 2 == 1, false);
    const std::string first = folder_.file("first.csv", rows.csv(40));
    expect_the_same({first, folder_.file("second.csv", rows.csv(60)), folder_.file("third.ndjson", rows.ndjson(30))});
    if (HasFatalFailure()) return;
  }
}

TEST_F(EventStreams, CountRowsWhereTheTableHasNoNumbers) {
  model_.event_tables[0].number.clear();
  for (const bool citing : {false, true}) {
    if (!citing) model_.event_tables[0].forms[1].cites.clear();
    Rows rows(7, false, false);
    const std::string path = folder_.file("events.csv", rows.csv(100));
    expect_the_same({path, path}); // the second time everything comes too late
  }
}

TEST_F(EventStreams, ReadNdjson) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    Rows rows(seed, seed % 2 == 1, false);
    expect_the_same({folder_.file("events.ndjson", rows.ndjson(120))});
    if (HasFatalFailure()) return;
  }
}

TEST_F(EventStreams, RefuseASecondFileThatComesBeforeTheFirst) {
  const std::string late = folder_.file("late.csv", std::string(first_line) + "5,500,attack,4,1,\n");
  const std::string early = folder_.file("early.csv", std::string(first_line) + "6,400,attack,4,1,\n");
  for (const unsigned threads : {1U, 2U})
    EXPECT_NE(told({late, early}, threads, 1000).find("2:3 earlier than the row before"), std::string::npos);
}

TEST_F(EventStreams, EndWhereAFileIsNotThere) {
  const std::string path = folder_.file("events.csv", std::string(first_line) + "5,500,attack,4,1,\n");
  for (const unsigned threads : {1U, 2U})
    EXPECT_NE(told({path, "no/such/file"}, threads, 1000).find("5 946685300 0 4"), std::string::npos);
}

TEST_F(EventStreams, CanBeLeftInTheMiddle) {
  Rows rows(3, false, false);
  const std::string path = folder_.file("events.csv", rows.csv(200));
  for (const unsigned threads : {1U, 2U, 4U}) {
    auto stream = EventStream::open(model_, {.files = {path}, .table = {}, .threads = threads, .piece = 100});
    ASSERT_TRUE(stream);
    Facts facts;
    EXPECT_TRUE((*stream)->next(facts));
  }
}

} // namespace
} // namespace casus::exchange
