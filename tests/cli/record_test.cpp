// SPDX-License-Identifier: Apache-2.0
// A record kept through the door: what is appended, what is refused and how, and that questions read it as they read a
// library.
#include "cli/questions.h"
#include "tests/cli/door.h"
#include "tests/folder.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

namespace casus::door {
namespace {

using cli::ExitCode;
using cli::Finished;

/// A small library and a record beside it.
struct Desk {
  test::Folder folder;
  std::string library = folder.file("good.casus", good);
  std::string record = folder.path("record");

  [[nodiscard]] Finished run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--library", library, "--record", record});
    return door::run(arguments);
  }
  [[nodiscard]] Finished append(const std::string& name, std::string_view bytes,
                                std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"record", folder.file(name, bytes)});
    return run(more);
  }
};

constexpr std::string_view two_rows =
    "event,is,time,standing,said,by\n"
    "attack-2,armed attack by Russia on Ukraine,2024-08-01,happened,2024-08-01,press\n"
    "attack-1,,,denied,2024-07-09,press\n";

TEST(Record, TakesATableAndAnswersFromIt) {
  const Desk desk;
  const Finished added = desk.append("rows.csv", two_rows);
  EXPECT_EQ(added.code, ExitCode::answered) << added.err;
  EXPECT_EQ(added.out, "recorded 2 entries: 1 to 2\n");
  EXPECT_NE(desk.run({"due", "--all", "--json"}).out.find("attack-2"), std::string::npos);
  const Finished log = desk.run({"log", "--csv"});
  EXPECT_NE(log.out.find("1,2026-11-23T12:00:00Z,2026-11-23T12:00:00Z,"), std::string::npos) << log.out;
  EXPECT_NE(log.out.find("attack-1,denied,press,2024-07-09"), std::string::npos) << log.out;
  EXPECT_EQ(desk.run({"verify"}).code, ExitCode::answered);
}

/// R15: what was recorded today was not known in summer, unless it is history taken over.
TEST(Record, IsKnownSinceItsRecordingOrSinceItWasSaid) {
  for (const bool as_said : {false, true}) {
    const Desk desk;
    EXPECT_EQ(
        desk.append("rows.csv", two_rows, as_said ? std::vector<std::string>{"--as-said"} : std::vector<std::string>{})
            .code,
        ExitCode::answered);
    const Finished then = desk.run({"due", "--all", "--json", "--known-at", "2024-09-01"});
    EXPECT_EQ(then.out.find("attack-2") != std::string::npos, as_said);
    EXPECT_NE(desk.run({"due", "--all", "--json"}).out.find("attack-2"), std::string::npos);
  }
}

TEST(Record, NamesEveryBadRowAtOnceAndRecordsNone) {
  const Desk desk;
  const Finished refused =
      desk.append("rows.csv", "Event;is;time;standing;said;by;sharing\n"
                              "a;armed atack by Russia on Ukraine;2024-08-01;happened;2024-08-01;press;\n"
                              "b;armed attack by Russia on Ukraine;2024-13-01;happened;2024-08-01;press;\n"
                              "c;armed attack by Russia on Ukraine;2024-08-01;hapened;2024-08-01;press;\n"
                              "d;armed attack by Russia on Ukraine;2024-08-01;happened;2024-08-01;pres;\n"
                              "e;armed attack by Russia on Ukraine;2024-08-01;happened;2024-07-01;press;\n"
                              ";armed attack by Russia on Ukraine;2024-08-01;happened;2024-08-01;press;\n"
                              "atack-1;;;happened;2024-08-01;press;\n"
                              "f;armed attack by Russia on Ukraine;2024-08-01;;2024-08-01;press;\n"
                              "good;armed attack by Russia on Ukraine;2024-08-01;happened;2024-08-01;press;\n");
  EXPECT_EQ(refused.code, ExitCode::bad_input);
  for (const char* part :
       {"rows.csv:2: column `is`: ", "`armed attack`",
        "rows.csv:3: column `time`: ", "rows.csv:4: column `standing`: ", "rows.csv:5: column `by`: ", "`press`",
        "rows.csv:6: column `said`: ", "rows.csv:7: column `event`: ", "rows.csv:8: column `event`: ", "`attack-1`",
        "rows.csv:9: column `standing`: ", "nothing is recorded"}) {
    EXPECT_NE(refused.err.find(part), std::string::npos) << part << "\n" << refused.err;
  }
  EXPECT_EQ(refused.err.find("rows.csv:10"), std::string::npos) << refused.err;
  EXPECT_FALSE(std::filesystem::exists(desk.record));
}

TEST(Record, KeepsTheGoodRowsWhenToldTo) {
  const Desk desk;
  const Finished kept = desk.append("rows.csv",
                                    "event,is,time,cites,standing,said,by\n"
                                    "a,armed attack by Russia on Ukraine,2024-08-01,,happened,2024-08-01,press\n"
                                    "b,armed atack by Russia on Ukraine,2024-08-01,,happened,2024-08-01,press\n"
                                    "c,armed attack by Russia on Ukraine,2024-08-02,b,happened,2024-08-02,press\n",
                                    {"--keep-good"});
  EXPECT_EQ(kept.code, ExitCode::no);
  EXPECT_EQ(kept.out, "recorded 1 entry: 1\n") << "the last row rests on the bad one\n" << kept.err;
  EXPECT_NE(kept.err.find("rows.csv:3: column `is`"), std::string::npos) << kept.err;
  EXPECT_NE(kept.err.find("rows.csv:4: column `cites`"), std::string::npos) << kept.err;
}

/// What an event of the record cites is read with it, and what that cites.
TEST(Record, TakesAReportOnAnEventThatCitesOthers) {
  const Desk desk;
  const Finished told = desk.append("more.casus", "event a\n  is armed attack by Russia on Ukraine\n  time 2024-08-01\n"
                                                  "event b\n  is request for consultation by Ukraine\n  time "
                                                  "2024-08-02\n  cites a\n"
                                                  "event c\n  is consultation by Ukraine, United Kingdom\n  time "
                                                  "2024-08-03\n  cites b\n");
  ASSERT_EQ(told.code, ExitCode::answered) << told.err;
  const Finished added =
      desk.run({"record", "--event", "c", "--standing", "happened", "--said", "2024-08-03", "--by", "press"});
  EXPECT_EQ(added.code, ExitCode::answered) << added.err;
}

/// Of one event is told without the rest of the record, and the same.
TEST(Record, TellsWhyAnEventCountsAsAWholeReadingWould) {
  const Desk desk;
  ASSERT_EQ(desk.append("rows.csv", two_rows).code, ExitCode::answered);
  ASSERT_EQ(desk.append("more.casus", "event b\n  is request for consultation by Ukraine\n  time 2024-08-02\n  cites "
                                      "attack-2\n  expected said 2024-08-01 by press\n  happened said 2024-08-03 by "
                                      "press\n")
                .code,
            ExitCode::answered);
  const std::string receipt = desk.folder.path("receipt");
  for (const char* id : {"b", "attack-2", "attack-1", "signing", "uk", "uk/consult", "atack-2"}) {
    for (const char* known_at : {"2024-08-02", "2026-11-24"}) {
      for (const char* form : {"--full", "--json"}) {
        const std::vector<std::string> asked = {"why", id, "--known-at", known_at, form};
        const Finished narrow = desk.run(asked);
        auto options = cli::parse_arguments(asked);
        ASSERT_TRUE(options);
        options->library = {desk.library};
        options->record = desk.record;
        options->command = cli::Command::status; // reads the whole
        const auto whole = cli::whole_library(*options, surroundings());
        ASSERT_TRUE(whole);
        options->command = cli::Command::why;
        const Finished told = cli::ask_of(*whole, *options, surroundings());
        EXPECT_EQ(narrow.out, told.out) << id;
        EXPECT_EQ(narrow.err, told.err) << id;
        EXPECT_EQ(narrow.code, told.code) << id;
      }
    }
  }
  EXPECT_NE(desk.run({"why", "b", "--receipt", receipt}).out.find("counts as having happened"), std::string::npos);
  ASSERT_EQ(desk.run({"record", "--event", "b", "--standing", "denied", "--said", "2024-08-04", "--by", "press"}).code,
            ExitCode::answered);
  EXPECT_EQ(run({"verify", receipt}).out, "proved: the same question has the same answer\n");
  EXPECT_NE(desk.run({"why", "b"}).out.find("and is denied too"), std::string::npos);
}

TEST(Record, AnUnknownColumnIsRefusedWithTheNearest) {
  const Desk desk;
  const Finished refused = desk.append("rows.csv", "event,standng\nattack-1,denied\n");
  EXPECT_EQ(refused.code, ExitCode::bad_input);
  EXPECT_NE(refused.err.find("column `standng`: no column has this name; did you mean `standing`?"), std::string::npos)
      << refused.err;
}

TEST(Record, TakesJsonLinesOptionsAFormAndCasusText) {
  const Desk desk;
  EXPECT_EQ(desk.append("rows.ndjson", R"({"event":"a","is":"armed attack by Russia on Ukraine","time":"2024-08-01"}
{"event":"a","standing":"happened","said":"2024-08-01","by":"press","speaker":"the \"minister\"","note":null}
)")
                .out,
            "recorded 1 entry: 1\n")
      << "an event and its first report are one";
  EXPECT_EQ(desk.run({"record", "--event", "a", "--standing", "denied", "--said", "2024-08-02", "--by", "press",
                      "--speaker", "another", "--sharing", "TLP:AMBER"})
                .out,
            "recorded 1 entry: 2\n");
  EXPECT_EQ(desk.append("more.casus", "event b\n  is armed attack by Russia on Ukraine\n  time 2024-09\n  cites a\n"
                                      "  expected said 2024-08-30 by press\n  happened said 2024-10-01 by press\n")
                .out,
            "recorded 2 entries: 3 to 4\n");
  const Finished log = desk.run({"log", "--event", "a", "--json"});
  EXPECT_NE(log.out.find(R"("speaker":"the \"minister\"")"), std::string::npos) << log.out;
  EXPECT_NE(log.out.find("TLP:AMBER"), std::string::npos);
  EXPECT_EQ(log.out.find(R"("event":"b")"), std::string::npos);
}

TEST(Record, AFormIsFilledInByTheUsersEditor) {
  const Desk desk;
  const std::string editor =
      desk.folder.file("editor", "#!/bin/sh\nsed -i 's/^event:.*/event: attack-1/; s/^standing:.*/standing: denied/; "
                                 "s/^said:.*/said: 2024-07-09/' \"$1\"\n");
  std::filesystem::permissions(editor, std::filesystem::perms::owner_all);
  setenv("VISUAL", editor.c_str(), 1);
  const Finished added = desk.run({"record", "--form", "--by", "press"});
  unsetenv("VISUAL");
  EXPECT_EQ(added.out, "recorded 1 entry: 1\n") << added.err;
}

TEST(Record, ACorrectionNamesWhatItReplaces) {
  const Desk desk;
  EXPECT_EQ(desk.append("rows.csv", two_rows).code, ExitCode::answered);
  const Finished corrected = desk.run({"record", "--event", "attack-2", "--standing", "corrected", "--said",
                                       "2024-08-03", "--by", "press", "--to", "2024-08-02"});
  EXPECT_EQ(corrected.code, ExitCode::answered) << corrected.err;
  EXPECT_NE(desk.run({"log", "--event", "attack-2", "--csv"}).out.find("corrected,press,2024-08-03,1,"),
            std::string::npos);
  const Finished wrong = desk.run({"record", "--event", "attack-2", "--standing", "retracted", "--said", "2024-08-04",
                                   "--by", "press", "--replaces", "2"});
  EXPECT_EQ(wrong.code, ExitCode::bad_input);
  EXPECT_NE(wrong.err.find("--replaces: no report on this event is entry `2`"), std::string::npos) << wrong.err;
  EXPECT_EQ(desk.run({"record", "--event", "attack-2", "--standing", "retracted", "--said", "2024-08-04", "--by",
                      "press", "--replaces", "1"})
                .code,
            ExitCode::answered);
}

TEST(Record, AContradictionWithWhatIsRecordedIsRefused) {
  const Desk desk;
  EXPECT_EQ(desk.append("rows.csv", two_rows).code, ExitCode::answered);
  const Finished refused =
      desk.run({"record", "--event", "attack-2", "--standing", "denied", "--said", "2024-08-01", "--by", "press"});
  EXPECT_EQ(refused.code, ExitCode::bad_input);
  EXPECT_NE(refused.err.find("says at the same time"), std::string::npos) << refused.err;
}

TEST(Record, AKnownEventIsNotDeclaredAgain) {
  const Desk desk;
  EXPECT_EQ(desk.append("rows.csv", two_rows).code, ExitCode::answered);
  const Finished again = desk.append("again.csv", two_rows);
  EXPECT_EQ(again.code, ExitCode::bad_input);
  EXPECT_NE(again.err.find("the event is known already"), std::string::npos) << again.err;
}

TEST(Record, ARecordThatIsNotThereIsAFault) {
  const Desk desk;
  for (const char* command : {"log", "verify", "status"})
    EXPECT_EQ(desk.run({command}).code, ExitCode::bad_input) << command;
}

/// A verdict that flips between two moments of knowledge is explained by the report that flipped it.
TEST(Record, ChangesAreExplainedByTheReportRecordedBetween) {
  const Desk desk;
  EXPECT_EQ(desk.append("rows.csv", two_rows).code, ExitCode::answered);
  const Finished changes = desk.run({"changes", "--from", "2026-11-22", "--to", "2026-11-24", "--json"});
  EXPECT_EQ(changes.code, ExitCode::answered) << changes.err;
  EXPECT_NE(changes.out.find("attack-2"), std::string::npos) << changes.out;
  EXPECT_EQ(desk.run({"changes", "--from", "2024-08-01", "--to", "2026-11-22", "--json"}).out.find("attack-2"),
            std::string::npos);
}

} // namespace
} // namespace casus::door
