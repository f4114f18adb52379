// SPDX-License-Identifier: Apache-2.0
// Who sees what, through the door: by hand, where noninterference (tests/noninterference) asks it of everything.
#include "tests/cli/door.h"
#include "tests/folder.h"

#include <gtest/gtest.h>

namespace casus::door {
namespace {

using cli::ExitCode;
using cli::Finished;

constexpr std::string_view markings = R"(marking secret "For two offices"
marking inner
  below    secret
marking other
)";

constexpr std::string_view hidden = R"(agreement pact "A pact that few know"
  between  United Kingdom, Ukraine
  zone     Europe/Kyiv
  in force from signature by all
  marked   secret
clause help
  when      armed attack by Russia on Ukraine
  United Kingdom shall consult with Ukraine
  within    2 days
event attack-2
  is       armed attack by Russia on Ukraine
  time     2024-07-09T06:40Z
  marked   inner
  happened said 2024-07-09 by press, named
)";

struct Office {
  test::Folder folder;
  std::string library = folder.file("good.casus", good);
  std::string names = folder.file("markings.casus", markings);
  std::string secrets = folder.file("pact.casus", hidden);
  std::string record = folder.path("record");

  [[nodiscard]] Finished run(std::vector<std::string> arguments, const std::string& as = "") const {
    arguments.insert(arguments.end(), {"--library", library, "--library", names, "--library", secrets});
    if (!as.empty()) arguments.insert(arguments.end(), {"--as", as});
    return door::run(arguments);
  }
  [[nodiscard]] Finished with_record(std::vector<std::string> arguments, const std::string& as = "") const {
    arguments.insert(arguments.end(), {"--record", record});
    return run(std::move(arguments), as);
  }
};

bool holds(const Finished& finished, std::string_view words) {
  return (finished.out + finished.err).find(words) != std::string::npos;
}

TEST(Viewer, SeesWhatTheirMarkingsAllow) {
  const Office office;
  EXPECT_FALSE(holds(office.run({"status"}), "pact"));
  EXPECT_FALSE(holds(office.run({"status"}, "inner"), "pact"));
  EXPECT_TRUE(holds(office.run({"status"}, "secret"), "pact"));
  const std::vector<std::string> due = {"due", "--all", "--json", "--on", "2024-07-20"};
  EXPECT_FALSE(holds(office.run(due), "attack-2"));
  EXPECT_FALSE(holds(office.run(due, "other"), "attack-2"));
  EXPECT_TRUE(holds(office.run(due, "other, inner"), "attack-2"));
  EXPECT_TRUE(holds(office.run(due, "secret"), "attack-2")) << "a level holds those below it";
}

/// What is asked for by name and may not be seen is as if it were not there: the same bytes.
TEST(Viewer, AHiddenNameIsAnUnknownName) {
  const Office office;
  const std::string empty = office.folder.file("empty.casus", "");
  for (const std::vector<std::string>& question : std::vector<std::vector<std::string>>{
           {"status", "pact"}, {"explain", "pact/help"}, {"why", "attack-2"}, {"weave", "pact"}}) {
    std::vector<std::string> without = question;
    without.insert(without.end(), {"--library", office.library, "--library", office.names, "--library", empty});
    const Finished seen = office.run(question);
    const Finished never = door::run(without);
    EXPECT_EQ(seen.err, never.err) << question[0];
    EXPECT_EQ(seen.code, never.code);
    EXPECT_EQ(seen.code, ExitCode::bad_input);
  }
}

TEST(Viewer, AnUnknownMarkingIsRefused) {
  const Office office;
  const Finished asked = office.run({"status"}, "secrt");
  EXPECT_EQ(asked.code, ExitCode::bad_input);
  EXPECT_TRUE(holds(asked, "--as `secrt`: no text declares this marking; did you mean `secret`?")) << asked.err;
  const std::string wrong =
      office.folder.file("wrong.casus", "event x\n  is armed attack by Russia on Ukraine\n  marked secrt\n");
  const Finished refused = office.run({"status", "--library", wrong});
  EXPECT_EQ(refused.code, ExitCode::bad_input);
  EXPECT_TRUE(holds(refused, "no text declares the marking `secrt`")) << refused.err;
  EXPECT_FALSE(holds(refused, "armed attack")) << "a refusal shows no more than an answer\n" << refused.err;
}

TEST(Viewer, CheckNamesWhatOthersCouldNotRead) {
  const Office office;
  EXPECT_EQ(office.run({"check"}, "secret").code, ExitCode::answered) << office.run({"check"}, "secret").err;
  const std::string leaning =
      office.folder.file("leaning.casus", "event signed\n  is signature of pact by Ukraine\n  time 2024-06-01\n");
  const Finished checked = office.run({"check", "--library", leaning}, "secret");
  EXPECT_EQ(checked.code, ExitCode::no);
  EXPECT_TRUE(holds(checked, "who holds no marking cannot read this")) << checked.err;
  EXPECT_TRUE(holds(checked, "who holds `inner` alone cannot read this")) << checked.err;
}

TEST(Viewer, TheRecordIsSeenByCompartment) {
  const Office office;
  const std::vector<std::string> told = {
      "record",     "--event",    "attack-3",   "--is",     "armed attack by Russia on Ukraine",
      "--time",     "2024-08-01", "--standing", "happened", "--said",
      "2024-08-01", "--by",       "press",      "--marked", "inner"};
  const Finished refused = office.with_record(told);
  EXPECT_EQ(refused.code, ExitCode::bad_input);
  EXPECT_TRUE(holds(refused, "--marked: you do not hold `inner`")) << refused.err;
  EXPECT_EQ(office.with_record(told, "secret").out, "recorded 1 entry: inner/1\n");
  EXPECT_EQ(office.with_record({"log"}).out, "no entries\n");
  EXPECT_TRUE(holds(office.with_record({"log"}, "inner"), "attack-3"));
  EXPECT_FALSE(holds(office.with_record({"due", "--all", "--json"}), "attack-3"));
  EXPECT_TRUE(holds(office.with_record({"due", "--all", "--json"}, "inner"), "attack-3"));
  EXPECT_EQ(office.with_record({"verify"}).out, "no entries\n");
  EXPECT_TRUE(holds(office.with_record({"verify"}, "inner"), "inner: 1 entry, unbroken"));
}

/// Whoever records openly cannot know what ids others have under a marking, nor how those are shown.
TEST(Viewer, IdsThatMeetAreAllRead) {
  const Office office;
  const auto told = [&](const std::string& id, const std::string& day, const std::string& marking) {
    std::vector<std::string> words = {"record", "--event",    id,        "--is", "armed attack by Russia on Ukraine",
                                      "--time", day,          "--said",  day,    "--by",
                                      "press",  "--standing", "happened"};
    if (!marking.empty()) words.insert(words.end(), {"--marked", marking});
    const Finished recorded = office.with_record(words, marking);
    EXPECT_EQ(recorded.code, ExitCode::answered) << id << " " << marking << recorded.err;
  };
  for (const std::string id : {"e", "event", "told", "told-inner"})
    told(id, "2024-08-02", "inner");
  for (const std::string id : {"e", "event", "told", "told-inner", "told-inner-inner", "reports-on-attack-1"})
    told(id, "2024-08-01", "");
  const Finished denied = office.with_record(
      {"record", "--event", "attack-1", "--standing", "denied", "--said", "2024-07-09", "--by", "press"});
  EXPECT_EQ(denied.code, ExitCode::answered) << denied.err;
  EXPECT_EQ(office.with_record({"status"}).code, ExitCode::answered) << office.with_record({"status"}).err;
  const Finished seen = office.with_record({"sql", "SELECT kind, id, title FROM event ORDER BY id", "--csv"}, "inner");
  EXPECT_EQ(seen.code, ExitCode::answered) << seen.err;
  for (const char* id : {"e-inner", "event-inner", "told-inner-inner-inner", "told-inner-inner-inner-inner"})
    EXPECT_TRUE(holds(seen, std::string(",") + id + ",")) << id << "\n" << seen.out;
}

/// Two compartments may contradict each other, which neither could know. Whatever the one who recorded that is called,
/// it is no fault of an entry that is just being added.
TEST(Viewer, NobodysNameIsTakenForWhatIsNew) {
  const Office office;
  const auto report = [&](const std::string& event, const std::string& standing, const std::string& marking,
                          bool declared) {
    std::vector<std::string> words = {"record", "--recorder", "\n",   "--event", event,      "--standing", standing,
                                      "--said", "2024-08-01", "--by", "press",   "--marked", marking};
    if (!declared) words.insert(words.end(), {"--is", "request for consultation by Ukraine", "--time", "2024-07-30"});
    const Finished recorded = office.with_record(words, marking);
    EXPECT_EQ(recorded.code, ExitCode::answered) << recorded.err;
  };
  report("call-1", "happened", "inner", false);
  report("call-2", "happened", "inner", false);
  report("told", "expected", "", false);
  report("told", "denied", "inner", true);
  report("told", "happened", "", true);
  report("told", "expected", "inner", true);
}

/// An empty folder and one of which nothing may be seen look alike, however they are named.
TEST(Viewer, AFolderOfHiddenFilesLooksEmpty) {
  const test::Folder folder;
  for (const char* name : {"words", "empty", "hidden", "nothing"})
    std::filesystem::create_directory(folder.path(name));
  const std::string words = folder.file("words/a.casus", std::string(good) + std::string(markings));
  const std::string secret = folder.file("hidden/b.casus", "event x\n  is armed attack by Russia on Ukraine\n  time "
                                                           "2024-08-01\n  marked inner\n");
  const auto asked = [&](std::vector<std::string> more, const std::string& which) {
    std::vector<std::string> words_then = {"status", "--library", words};
    for (const std::string& one : more)
      words_then.insert(words_then.end(), {"--library", folder.path(one)});
    Finished finished = run(words_then);
    for (std::size_t at = finished.err.find(which); at != std::string::npos; at = finished.err.find(which, at))
      finished.err.replace(at, which.size(), "IT");
    return finished.err;
  };
  for (const std::string form : {"", "/", "/.", "/../IT"}) {
    const auto twice = [&](const std::string& name) {
      std::string other = form;
      if (const std::size_t at = other.find("IT"); at != std::string::npos) other.replace(at, 2, name);
      return std::vector<std::string>{name, "nothing", name + other};
    };
    EXPECT_EQ(asked(twice("hidden"), "hidden"), asked(twice("empty"), "empty")) << form;
    EXPECT_NE(asked(twice("empty"), "empty"), "");
  }
}

/// An entry that some of its readers could not read would stay for ever, and stop them from reading all else.
TEST(Viewer, AnOpenEntryMayNotRestOnAMarkedOne) {
  const Office office;
  const Finished refused = office.with_record(
      {"record", "--event", "call", "--is", "request for consultation by Ukraine", "--time", "2024-07-10", "--cites",
       "attack-2", "--standing", "happened", "--said", "2024-07-10", "--by", "press"},
      "secret");
  EXPECT_EQ(refused.code, ExitCode::bad_input);
  EXPECT_TRUE(holds(refused, "who holds no marking cannot read this")) << refused.err;
  EXPECT_TRUE(holds(refused, "nothing is recorded")) << refused.err;
}

/// A compiled library holds what is open; who holds more is answered from the texts.
TEST(Viewer, ACompiledLibraryHoldsWhatIsOpen) {
  const Office office;
  const std::string file = office.folder.path("library.compiled");
  ASSERT_EQ(office.run({"compile", "--out", file, office.library, office.names, office.secrets}).code,
            ExitCode::bad_input)
      << "compile takes its library by name";
  ASSERT_EQ(run({"compile", "--out", file, office.library, office.names, office.secrets}).code, ExitCode::answered);
  EXPECT_FALSE(holds(run({"status", "--library", file}), "pact"));
  EXPECT_TRUE(holds(run({"status", "--library", file}), "uk"));
  EXPECT_TRUE(holds(run({"status", "--library", file, "--as", "secret"}), "pact"));
  ASSERT_EQ(office.folder.file("pact.casus", std::string(hidden) + "  note     \"more\"\n"), office.secrets);
  EXPECT_EQ(run({"status", "--library", file}).code, ExitCode::answered) << "what is hidden does not make it stale";
  ASSERT_EQ(office.folder.file("pact.casus", std::string(hidden) + "actor Elsewhere\n"), office.secrets);
  EXPECT_TRUE(holds(run({"status", "--library", file}), "has changed"));
}

TEST(Viewer, FormatsWhatTheySeeAndWritesTheWhole) {
  const test::Folder folder;
  const std::string text = "marking inner\n\nactor   A\n\nevent b\n  time 2024\n  marked    inner\n";
  const std::string file = folder.file("a.casus", text);
  EXPECT_EQ(run({"fmt", file}).out, "marking inner\n\nactor A\n");
  EXPECT_EQ(run({"fmt", "--check", file}).code, ExitCode::no);
  EXPECT_EQ(run({"fmt", "--write", file}).code, ExitCode::answered);
  EXPECT_TRUE(holds(run({"fmt", file, "--as", "inner"}), "event b\n  time     2024\n")) << "nothing is lost";
}

} // namespace
} // namespace casus::door
