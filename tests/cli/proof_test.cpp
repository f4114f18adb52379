// SPDX-License-Identifier: Apache-2.0
// Checkpoints and receipts through the door: what they prove, and that no forgery of them is believed.
#include "tests/cli/bits.h"
#include "tests/cli/door.h"
#include "tests/folder.h"

#include <filesystem>
#include <iterator>

#include <gtest/gtest.h>

namespace casus::door {
namespace {

using cli::ExitCode;
using cli::Finished;

struct Archive {
  test::Folder folder;
  std::string library = folder.file("good.casus", std::string(good) + "marking inner\n");
  std::string record = folder.path("record");
  std::string key = folder.path("key");

  Finished on_record(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--library", library, "--record", record});
    return door::run(arguments);
  }
  /// An attack on that day of August 2024, recorded.
  void attack(const std::string& day, const std::string& marking = "") const {
    std::vector<std::string> told = {
        "record",         "--event",        "attack-" + day, "--is",     "armed attack by Russia on Ukraine",
        "--time",         "2024-08-" + day, "--standing",    "happened", "--said",
        "2024-08-" + day, "--by",           "press",         "--as-said"};
    if (!marking.empty()) told.insert(told.end(), {"--marked", marking, "--as", marking});
    ASSERT_EQ(on_record(told).code, ExitCode::answered);
  }
  [[nodiscard]] std::string bytes(const std::string& name) const {
    std::ifstream in(folder.path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
};

bool holds(const Finished& finished, std::string_view words) {
  return (finished.out + finished.err).find(words) != std::string::npos;
}

/// What stands after `key: `.
std::string key_in(const Finished& finished) {
  const std::size_t at = finished.out.find("key: ");
  return at == std::string::npos ? "" : finished.out.substr(at + 5, 64);
}

TEST(Checkpoint, IsSignedWithAKeyThatTheProgramMakes) {
  const Archive archive;
  archive.attack("01");
  archive.attack("02", "inner");
  EXPECT_TRUE(holds(archive.on_record({"checkpoint", "--key", archive.key}), "`--new-key` makes it"));
  const Finished made = archive.on_record({"checkpoint", "--key", archive.key, "--new-key"});
  EXPECT_TRUE(holds(made, "open: signed up to entry 1\nkey: ")) << made.out << made.err;
  EXPECT_FALSE(holds(made, "inner")) << "only what the signer sees is signed";
  EXPECT_EQ(std::filesystem::status(archive.key).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_TRUE(holds(archive.on_record({"checkpoint", "--key", archive.key, "--new-key"}), "is not replaced"));
  const Finished again = archive.on_record({"checkpoint", "--key", archive.key, "--as", "inner"});
  EXPECT_TRUE(holds(again, "inner: signed up to entry 1\n")) << again.out << again.err;
  EXPECT_EQ(key_in(again), key_in(made));
  EXPECT_EQ(archive.on_record({"verify", "--signed-by", key_in(made)}).code, ExitCode::answered);
  EXPECT_TRUE(holds(archive.on_record({"verify"}), "checkpoints that hold: 2"));
}

TEST(Checkpoint, OfAnotherKeyIsNone) {
  const Archive archive;
  archive.attack("01");
  const std::string other = key_in(archive.on_record({"checkpoint", "--key", archive.key, "--new-key"}));
  const std::string mine = key_in(archive.on_record({"checkpoint", "--key", archive.folder.path("mine"), "--new-key"}));
  archive.attack("02");
  ASSERT_NE(other, mine);
  EXPECT_EQ(archive.on_record({"verify", "--signed-by", mine}).code, ExitCode::answered);
  const Finished nobody = archive.on_record({"verify", "--signed-by", std::string(64, '0')});
  EXPECT_EQ(nobody.code, ExitCode::no);
  EXPECT_TRUE(holds(nobody, "no checkpoint of that key covers its entries")) << nobody.out;
  EXPECT_EQ(archive.on_record({"verify", "--signed-by", "abc"}).code, ExitCode::bad_input);
}

/// Somebody who puts an older record in place of the one that was signed is found by the checkpoint kept elsewhere.
TEST(Checkpoint, KeptElsewhereFindsWhatWasCutOff) {
  const Archive archive;
  archive.attack("01");
  std::filesystem::copy_file(archive.record, archive.folder.path("older"));
  archive.attack("02");
  const std::string kept = archive.folder.path("kept");
  archive.on_record({"checkpoint", "--key", archive.key, "--new-key", "--out", kept});
  EXPECT_EQ(archive.on_record({"verify", "--checkpoint", kept}).code, ExitCode::answered);
  std::filesystem::copy_file(archive.folder.path("older"), archive.record,
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_EQ(archive.on_record({"verify"}).code, ExitCode::answered) << "by itself it is sound";
  const Finished found = archive.on_record({"verify", "--checkpoint", kept});
  EXPECT_EQ(found.code, ExitCode::no);
  EXPECT_TRUE(holds(found, "entry 2 is missing: the checkpoint over 2 entries has seen it")) << found.out;
}

/// Every bit of a checkpoint that is kept outside: the line is refused, or the signature does not hold.
TEST(Checkpoint, EveryBitOfItsFile) {
  const Archive archive;
  archive.attack("01");
  archive.attack("02", "inner");
  archive.on_record(
      {"checkpoint", "--key", archive.key, "--new-key", "--as", "inner", "--out", archive.folder.path("kept")});
  const std::string line = archive.bytes("kept");
  const std::string other = archive.folder.path("copy");
  std::filesystem::copy_file(archive.record, other);
  for (const std::size_t bit : bits_to_flip(line.size())) {
    std::string forged = line;
    flip(forged, bit);
    const Finished asked = run({"verify", "--record", other, "--checkpoint", archive.folder.file("forged", forged)});
    ASSERT_TRUE(asked.code == ExitCode::no || asked.code == ExitCode::bad_input) << "bit " << bit;
  }
}

TEST(Receipt, ProvesTheAnswerAgainOnARecordThatHasGrown) {
  const Archive archive;
  archive.attack("01");
  archive.attack("02", "inner");
  const std::string receipt = archive.folder.path("receipt");
  const std::vector<std::string> due = {"due", "--all", "--on", "2024-08-02", "--receipt", receipt};
  const Finished first = archive.on_record(due);
  EXPECT_EQ(archive.on_record({"due", "--all", "--on", "2024-08-02"}).out, first.out) << "a receipt changes no answer";
  EXPECT_TRUE(holds(run({"verify", receipt}), "proved: "));
  EXPECT_EQ(archive.bytes("receipt").find("inner"), std::string::npos);
  archive.attack("03");
  archive.attack("04", "inner");
  EXPECT_NE(archive.on_record({"due", "--all", "--on", "2024-08-05"}).out, first.out);
  const Finished proved = run({"verify", receipt});
  EXPECT_EQ(proved.code, ExitCode::answered) << proved.out << proved.err;
  std::filesystem::copy_file(archive.record, archive.folder.path("elsewhere"));
  std::filesystem::remove(archive.record);
  EXPECT_EQ(run({"verify", receipt}).code, ExitCode::no);
  EXPECT_EQ(run({"verify", receipt, "--record", archive.folder.path("elsewhere")}).code, ExitCode::answered);
}

TEST(Receipt, EveryQuestionHasOne) {
  const Archive archive;
  archive.attack("01");
  const std::string receipt = archive.folder.path("receipt");
  for (const std::vector<std::string>& question :
       std::vector<std::vector<std::string>>{{"status"},
                                             {"due", "--all", "--json"},
                                             {"why", "uk"},
                                             {"claims"},
                                             {"compare"},
                                             {"exits", "--csv"},
                                             {"money"},
                                             {"network"},
                                             {"changes", "--from", "2024-08-01"},
                                             {"needs", "uk"},
                                             {"calendar"},
                                             {"sql", "SELECT * FROM event"},
                                             {"explain", "uk"},
                                             {"tour"},
                                             {"status", "nothing"}}) {
    std::vector<std::string> asked = question;
    asked.insert(asked.end(), {"--receipt", receipt});
    archive.on_record(asked);
    const Finished proved = run({"verify", receipt});
    EXPECT_EQ(proved.code, ExitCode::answered) << question[0] << proved.out << proved.err;
    std::filesystem::remove(receipt);
  }
  EXPECT_EQ(archive.on_record({"sql", "--out", archive.folder.path("x"), "--receipt", receipt}).code,
            ExitCode::bad_input);
}

TEST(Receipt, SaysWhatIsNotAsItWas) {
  const Archive archive;
  archive.attack("01");
  const std::string receipt = archive.folder.path("receipt");
  archive.on_record({"status", "--receipt", receipt});
  const std::string before = archive.bytes("good.casus");
  EXPECT_EQ(archive.folder.file("good.casus", before + "actor Elsewhere\n"), archive.library);
  const Finished texts = run({"verify", receipt});
  EXPECT_EQ(texts.code, ExitCode::no);
  EXPECT_EQ(texts.out, "not proved: the library's texts are not those of the receipt\n");
  EXPECT_EQ(archive.folder.file("good.casus", before), archive.library);
  EXPECT_EQ(run({"verify", receipt}).code, ExitCode::answered);
}

/// A proof tells what an answer tells: who holds less than the asker is told nothing.
TEST(Receipt, IsProvedByWhoHoldsWhatTheAskerHeld) {
  const Archive archive;
  archive.attack("01", "inner");
  const std::string receipt = archive.folder.path("receipt");
  archive.on_record({"due", "--all", "--as", "inner", "--receipt", receipt});
  EXPECT_EQ(run({"verify", receipt, "--as", "inner"}).code, ExitCode::answered);
  const Finished before = run({"verify", receipt});
  EXPECT_EQ(before.code, ExitCode::bad_input) << before.out;
  EXPECT_TRUE(holds(before, "somebody who held `inner`")) << before.err;
  archive.attack("02", "inner");
  std::filesystem::remove(archive.record);
  EXPECT_EQ(run({"verify", receipt}).err, before.err) << "nor whether it still holds";
}

/// Whoever proves a receipt may ask for a checkpoint kept elsewhere too; it is not passed over.
TEST(Receipt, IsProvedAgainstACheckpoint) {
  const Archive archive;
  archive.attack("01");
  const std::string kept = archive.folder.path("kept");
  const std::string receipt = archive.folder.path("receipt");
  const std::string mine = key_in(archive.on_record({"checkpoint", "--key", archive.key, "--new-key", "--out", kept}));
  archive.on_record({"status", "--receipt", receipt});
  EXPECT_EQ(run({"verify", receipt, "--checkpoint", kept, "--signed-by", mine}).code, ExitCode::answered);
  EXPECT_EQ(run({"verify", receipt, "--signed-by", std::string(64, '0')}).code, ExitCode::no);
  EXPECT_EQ(run({"verify", receipt, "--checkpoint", archive.folder.file("none", "")}).code, ExitCode::bad_input);
  const std::string of_texts = archive.folder.path("of-texts");
  run({"status", "--library", archive.library, "--receipt", of_texts});
  EXPECT_EQ(run({"verify", of_texts}).code, ExitCode::answered);
  EXPECT_EQ(run({"verify", of_texts, "--checkpoint", kept}).code, ExitCode::bad_input);
}

/// A receipt is somebody else's: what it asks must write nothing, and no number in it may bring the program down.
TEST(Receipt, OfAForgerWritesNothingAndBreaksNothing) {
  const Archive archive;
  archive.attack("01");
  const std::string receipt = archive.folder.path("receipt");
  const auto forged = [&](const std::string& what, const std::string& with) {
    std::string bytes = archive.bytes("receipt");
    const std::size_t at = bytes.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    if (at != std::string::npos) bytes.replace(at, what.size(), with);
    return run({"verify", archive.folder.file("forged", bytes)});
  };
  archive.on_record({"sql", "SELECT 1", "--receipt", receipt});
  for (const std::string made : {"made", "made-too"}) {
    const std::string path = archive.folder.path(made);
    EXPECT_NE(
        forged("SELECT 1", (made == "made" ? "ATTACH '" : "VACUUM INTO '") + path + (made == "made" ? "' AS x" : "'"))
            .code,
        ExitCode::answered);
    EXPECT_FALSE(std::filesystem::exists(path)) << made;
  }
  archive.on_record({"status", "--receipt", receipt});
  for (const char* number : {"9223372036854775807", "-9223372036854775808", "1e300", "18446744073709551615"})
    EXPECT_EQ(forged("1795435200", number).out, "not proved: this is no receipt, or it was altered\n") << number;
  EXPECT_EQ(forged("\"entries\":1", "\"entries\":9223372036854775807").code, ExitCode::no);
}

/// What a receipt cannot say is refused when it is asked for, not when it is to be proved.
TEST(Receipt, IsRefusedWhereAPathIsNotUtf8) {
  const Archive archive;
  const std::string named = archive.folder.file("\xff.casus", good);
  const std::string receipt = archive.folder.path("receipt");
  const Finished asked = run({"status", "--library", named, "--receipt", receipt});
  EXPECT_EQ(asked.code, ExitCode::bad_input);
  EXPECT_TRUE(holds(asked, "not UTF-8")) << asked.err;
  EXPECT_FALSE(std::filesystem::exists(receipt));
}

/// `library/` is `library`: texts keep the names that tell them apart.
TEST(Receipt, NamesTextsByTheirPathsHoweverTheFolderIsNamed) {
  const test::Folder folder;
  std::filesystem::create_directories(folder.path("lib/sub"));
  const std::string text = folder.file("lib/sub/a.casus", good);
  for (const std::string slash : {"", "/"}) {
    const std::string receipt = folder.path("receipt");
    run({"status", "--library", folder.path("lib") + slash, "--receipt", receipt});
    std::ifstream in(receipt);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    EXPECT_NE(bytes.find("\"text\":\"sub/a.casus\""), std::string::npos) << bytes;
  }
}

class ReceiptBits : public testing::TestWithParam<std::size_t> {};
constexpr std::size_t receipt_parts = 4;

/// Each bit of a receipt: it is none any more, or the answer is not the one that it says.
TEST_P(ReceiptBits, AreFound) {
  const Archive archive;
  archive.attack("01");
  archive.on_record({"status", "uk", "--receipt", archive.folder.path("receipt")});
  const std::string receipt = archive.bytes("receipt");
  ASSERT_FALSE(receipt.empty());
  ASSERT_EQ(run({"verify", archive.folder.path("receipt")}).code, ExitCode::answered);
  const std::vector<std::size_t> bits = bits_to_flip(receipt.size());
  std::size_t tried = 0;
  for (std::size_t i = GetParam(); i < bits.size(); i += receipt_parts, ++tried) {
    std::string forged = receipt;
    flip(forged, bits[i]);
    const Finished asked = run({"verify", archive.folder.file("forged", forged)});
    ASSERT_NE(asked.code, ExitCode::answered) << "bit " << bits[i] << ": " << forged;
  }
  std::printf("forged receipts tried %zu, found %zu\n", tried, tried);
}

INSTANTIATE_TEST_SUITE_P(Parts, ReceiptBits, testing::Range<std::size_t>(0, receipt_parts));

} // namespace
} // namespace casus::door
