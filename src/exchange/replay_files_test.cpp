// SPDX-License-Identifier: Apache-2.0
#include "exchange/questions_csv.h"
#include "exchange/replayed_csv.h"
#include "exchange/sample_for_test.h"
#include "tests/folder.h"

#include <filesystem>
#include <zlib.h>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace casus::exchange {
namespace {

constexpr std::string_view header = "id,t,type,actor,target,ref\n";
constexpr std::string_view story = "1,100,statement,4,4,\n"
                                   "2,200,attack,4,1,\n"
                                   "3,300,request,1,,2\n"
                                   "4,400,sign,1,3,9\n"
                                   "5,500,attack,4,1,\n"
                                   "6,600,request,1,,5\n"
                                   "7,700,consult,2,1,\n"
                                   "8,90000,consult,3,1,\n";
// The first attack finds pact-7 alone: pact-9 is signed later. State 2 is in time for both, State 3 is late.
constexpr std::string_view duties = "event,agreement,clause,bearer,beneficiary,opened,deadline,verdict,closed\n"
                                    "2,7,consult,2,1,300,86700,kept,700\n"
                                    "5,7,consult,2,1,600,87000,kept,700\n"
                                    "5,9,consult,3,1,600,87000,kept late,90000\n";

class ReplayFiles : public testing::Test {
protected:
  std::string packed(std::string_view text) {
    const std::string path = folder_.path("events.csv.gz");
    gzFile out = gzopen(path.c_str(), "wb");
    gzwrite(out, text.data(), static_cast<unsigned>(text.size()));
    gzclose(out);
    return path;
  }
  std::expected<Replayed, std::string> replayed(const std::vector<std::string>& files, unsigned threads = 1,
                                                bool keep_good = false) {
    return replay_files(model_, {.files = files, .threads = threads, .keep_good = keep_good},
                        [](const Progress&) { return true; });
  }
  std::string told(const Replayed& done, unsigned threads = 1) {
    std::string out;
    const ReplayedCsv csv(model_, done);
    EXPECT_TRUE(csv.duties([&](std::string_view piece) { return out += piece, true; }, threads));
    return out;
  }

  model::Model model_ = sample_model();
  test::Folder folder_;
};

TEST_F(ReplayFiles, TellsWhatBecameOfEachDuty) {
  const auto done = replayed({folder_.file("events.csv", std::string(header) + std::string(story))});
  ASSERT_TRUE(done) << done.error();
  EXPECT_EQ(told(*done), duties);
  EXPECT_EQ(done->read.rows, 8U);
  EXPECT_EQ(done->read.ignored, 1U);
  EXPECT_EQ(done->replay->unasked(), 0U);
}

TEST_F(ReplayFiles, SaysTheSameWithTwoThreadsOfPartsPackedAndAsNdjson) {
  const std::string whole = std::string(header) + std::string(story);
  const std::size_t half = story.find("5,500");
  const std::string first = folder_.file("first.csv", std::string(header) + std::string(story.substr(0, half)));
  const std::string second = folder_.file("second.csv", std::string(header) + std::string(story.substr(half)));
  const std::string lines =
      "{\"id\":1,\"t\":100,\"type\":\"statement\",\"actor\":4}\n"
      "{\"t\":200,\"id\":2,\"type\":\"attack\",\"target\":1,\"actor\":4}\n"
      "{ \"id\": 3, \"t\": 300, \"type\": \"request\", \"actor\": \"1\", \"ref\": 2, \"more\": [1, {}] }\n"
      "{\"id\":4,\"t\":400,\"type\":\"s\\u0069gn\",\"actor\":1,\"target\":3,\"ref\":9}\n"
      "{\"id\":5,\"t\":500,\"type\":\"attack\",\"actor\":4,\"target\":1,\"ref\":null}\n"
      "{\"id\":6,\"t\":600,\"type\":\"request\",\"actor\":1,\"ref\":5}\r\n"
      "\n"
      "{\"id\":7,\"t\":700,\"type\":\"consult\",\"actor\":2,\"target\":1}\n"
      "{\"id\":8,\"t\":90000,\"type\":\"consult\",\"actor\":3,\"target\":1}";
  for (const auto& files : std::vector<std::vector<std::string>>{{folder_.file("events.csv", whole)},
                                                                 {first, second},
                                                                 {packed(whole)},
                                                                 {folder_.file("events.ndjson", lines)}}) {
    for (const unsigned threads : {1U, 2U}) {
      const auto done = replayed(files, threads);
      ASSERT_TRUE(done) << done.error();
      ASSERT_TRUE(done->replay) << done->read.faults.front().what;
      EXPECT_EQ(told(*done, threads), duties) << files.front() << ' ' << threads;
    }
  }
}

TEST_F(ReplayFiles, ReadsWhatSpreadsheetsWrite) {
  const auto done = replayed({folder_.file("events.csv", "\xEF\xBB\xBF"
                                                         "id,t,\"type\",actor,target,ref\r\n"
                                                         "2,200,attack,4,1,\r\n"
                                                         "3,300,\"request\",1,,\"2\"\r\n\r\n"
                                                         "7,700,consult,2,1,")});
  ASSERT_TRUE(done) << done.error();
  ASSERT_TRUE(done->replay);
  EXPECT_EQ(told(*done), "event,agreement,clause,bearer,beneficiary,opened,deadline,verdict,closed\n"
                         "2,7,consult,2,1,300,86700,kept,700\n");
}

TEST_F(ReplayFiles, TellsEveryFaultWithLineAndColumn) {
  const std::string path = folder_.file("events.csv", std::string(header) + "2,200,attack,4,1,\n"
                                                                            "3,x,request,1,,2\n"
                                                                            "3,300,request,17,,2\n"
                                                                            "3,300,request,1\n"
                                                                            "2,400,request,1,,2\n"
                                                                            "5,150,attack,4,1,\n"
                                                                            "6,600,sign,1,2,8\n"
                                                                            "7,700,request,1,,2\n");
  const auto refused = replayed({path});
  ASSERT_TRUE(refused) << refused.error();
  EXPECT_FALSE(refused->replay);
  std::string found;
  for (const RowFault& fault : refused->read.faults)
    found += std::to_string(fault.line) + ":" + std::to_string(fault.column) + " " + fault.what + "\n";
  EXPECT_EQ(found, "3:3 `x` is no whole number, or too great to be a time\n"
                   "4:15 no actor is called `State 17`\n"
                   "5:1 4 cells where the first line has 6\n"
                   "6:1 2 does not come after 3: numbers rise from row to row\n"
                   "7:3 earlier than the row before: sort the table by time\n"
                   "8:16 no agreement is called `pact-8`\n");
  const auto kept = replayed({path}, 1, true);
  ASSERT_TRUE(kept && kept->replay);
  EXPECT_EQ(kept->replay->duties().size(), 1U);
}

TEST_F(ReplayFiles, TellsOfTimesBeyondAllYears) {
  model_.event_tables[0].time.unit = 3600;
  for (const char* cell : {"9999999999999999", "999999999999999", "2562047787752247", "70126560", "-53000000"}) {
    const auto refused = replayed({folder_.file("events.csv", fmt::format("{}2,{},attack,4,1,\n", header, cell))});
    ASSERT_TRUE(refused);
    ASSERT_EQ(refused->read.faults.size(), 1U) << cell;
    EXPECT_EQ(refused->read.faults[0].what, fmt::format("`{}` is no whole number, or too great to be a time", cell));
  }
  const auto last = replayed({folder_.file("events.csv", std::string(header) + "2,70126559,attack,4,1,\n")});
  EXPECT_TRUE(last && last->read.faults.empty());
}

TEST_F(ReplayFiles, CountsTheFaultsThatItDoesNotTell) {
  std::string text(header);
  for (int i = 0; i < 250; ++i)
    text += std::to_string(i) + ",oops,attack,4,1,\n";
  const auto done = replayed({folder_.file("events.csv", text)});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->read.faults.size(), faults_told);
  EXPECT_EQ(done->read.faulty, 250U);
}

TEST_F(ReplayFiles, CannotCiteWhatLiesAhead) {
  const auto done = replayed({folder_.file("events.csv", std::string(header) + "1,100,request,1,,2\n"
                                                                               "2,200,attack,4,1,\n")});
  ASSERT_TRUE(done && done->replay);
  EXPECT_EQ(done->replay->duties().size(), 0U);
  EXPECT_EQ(done->replay->unasked(), 1U);
}

TEST_F(ReplayFiles, RefusesWhatItCannotRead) {
  EXPECT_EQ(replayed({"no/such/file"}).error(), "`no/such/file` cannot be opened: No such file or directory");
  EXPECT_NE(replayed({folder_.file("other.csv", "a,b\n1,2\n")}).error().find("no column `t`; the first line has a, b"),
            std::string::npos);
  std::string cut = packed(std::string(header) + std::string(story));
  std::filesystem::resize_file(cut, std::filesystem::file_size(cut) - 9);
  EXPECT_NE(replayed({cut}).error().find("damaged or cut short"), std::string::npos);
}

TEST_F(ReplayFiles, StopsWhenToldTo) {
  const std::string path = folder_.file("events.csv", std::string(header) + std::string(story));
  const auto done = replay_files(model_, {.files = {path, path}}, [](const Progress&) { return false; });
  ASSERT_TRUE(done) << done.error();
  EXPECT_TRUE(done->stopped);
}

TEST_F(ReplayFiles, AnswersQuestions) {
  const auto done = replayed({folder_.file("events.csv", std::string(header) + std::string(story))});
  ASSERT_TRUE(done && done->replay);
  const ReplayedCsv csv(model_, *done);
  std::string out;
  const std::string asked =
      folder_.file("queries.csv", "query,t,state\n0,299,2\n1,300,2\n2,699,2\n3,700,2\n4,87000,3\n5,87001,3\n");
  const auto answered =
      answer_questions(model_, asked, *done, csv, [&](std::string_view piece) { return out += piece, true; });
  ASSERT_TRUE(answered) << answered.error();
  EXPECT_EQ(out, "query,event,agreement,clause\n1,2,7,consult\n2,2,7,consult\n2,5,7,consult\n4,5,9,consult\n");
  const auto refused = answer_questions(model_, folder_.file("bad.csv", "query,t,state\n0,1,99\n"), *done, csv,
                                        [](std::string_view) { return true; });
  EXPECT_NE(refused.error().find("line 2: no actor is called `State 99`"), std::string::npos);
}

} // namespace
} // namespace casus::exchange
