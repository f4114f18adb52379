// SPDX-License-Identifier: Apache-2.0
// The suite on SQLite: plainly, opened anew for every step, and with the disk failing at every write of every append.
#include "record/sqlite/ledger.h"
#include "record/sqlite/statement.h"
#include "record/verify.h"
#include "tests/folder.h"
#include "tests/record/conformance.h"
#include "tests/record/faulty_disk.h"

#include <fstream>
#include <iterator>

namespace casus::record {

namespace {

std::unique_ptr<Ledger> opened_at(const std::string& path, const SqliteOptions& options = {}) {
  SqliteOptions made = options;
  made.opening = Opening::made;
  auto ledger = open_sqlite(path, made);
  EXPECT_TRUE(ledger) << ledger.error().sentence;
  return ledger ? *std::move(ledger) : nullptr;
}

class Plain final : public Stand {
public:
  Ledger& ledger() override { return *ledger_; }

private:
  test::Folder folder_;
  std::unique_ptr<Ledger> ledger_ = opened_at(folder_.path("record"));
};

/// Closes and opens the record before each thing that is asked of it.
class Reopening final : public Stand {
public:
  Ledger& ledger() override {
    ledger_.reset();
    ledger_ = opened_at(folder_.path("record"));
    return *ledger_;
  }

private:
  test::Folder folder_;
  std::unique_ptr<Ledger> ledger_;
};

/// Lets every write of an append fail once, in each way, before the append is let through. After each fault the record
/// must be as it was, to this connection and to a new one.
class Striking final : public Passing {
public:
  explicit Striking(std::string path) : path_(std::move(path)) { reopen(); }

  Result<std::vector<Address>> append(std::span<const Content> batch, time::Instant recorded_at) override {
    for (std::uint64_t at = 1;; ++at) {
      for (const DiskFault fault : {DiskFault::full, DiskFault::cut}) {
        const std::vector<Head> before = every_head();
        FaultyDisk::arm(fault, at);
        auto tried = ledger_->append(batch, recorded_at);
        const bool struck = FaultyDisk::struck();
        FaultyDisk::arm(fault, 0);
        // Without a stroke there is no further write. A stroke after the commit hits only the tidying up.
        if (!struck || tried) return tried;
        EXPECT_TRUE(tried.error().kind == FaultKind::full || tried.error().kind == FaultKind::io);
        EXPECT_FALSE(tried.error().sentence.empty());
        EXPECT_EQ(every_head(), before);
        reopen();
        EXPECT_EQ(every_head(), before);
        EXPECT_TRUE(verify(*ledger_, everything).value().findings.empty());
      }
    }
  }

private:
  void reopen() {
    ledger_.reset();
    ledger_ = opened_at(path_, {.file_layer = FaultyDisk::name()});
  }
  std::vector<Head> every_head() { return ledger_->heads(everything).value(); }

  std::string path_;
};

class Faulty final : public Stand {
public:
  Ledger& ledger() override { return ledger_; }

private:
  test::Folder folder_;
  Striking ledger_{folder_.path("record")};
};

INSTANTIATE_TEST_SUITE_P(Sqlite, Conformance,
                         testing::Values(Store{"plain", [] { return std::make_unique<Plain>(); }},
                                         Store{"reopened", [] { return std::make_unique<Reopening>(); }},
                                         Store{"faults", [] { return std::make_unique<Faulty>(); }}),
                         store_name);

TEST(Sqlite, ARecordThatIsNotThereIsNotMadeByReading) {
  const test::Folder folder;
  const auto opened = open_sqlite(folder.path("none"), {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, FaultKind::cannot_open);
}

TEST(Sqlite, AnotherProgramsFileIsLeftAsItIs) {
  const test::Folder folder;
  const auto text = open_sqlite(folder.file("text", std::string(5000, 'x')), {.opening = Opening::made});
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().kind, FaultKind::not_a_record);
}

std::string file_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void run_sql(const std::string& path, const char* sql) {
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &raw), SQLITE_OK);
  const Database database(raw);
  ASSERT_EQ(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(raw);
}

/// Not even the kind of its journal is changed.
TEST(Sqlite, AnotherProgramsDatabaseIsLeftAsItIs) {
  const test::Folder folder;
  const std::string path = folder.path("other");
  run_sql(path, "CREATE TABLE mine(a); INSERT INTO mine VALUES (1)");
  const std::string before = file_bytes(path);
  for (const Opening opening : {Opening::existing, Opening::made}) {
    const auto opened = open_sqlite(path, {.opening = opening});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, FaultKind::not_a_record);
    EXPECT_TRUE(file_bytes(path) == before);
  }
}

TEST(Sqlite, AnEmptyFileIsNotMadeARecordByReading) {
  const test::Folder folder;
  const std::string path = folder.file("empty", "");
  const auto opened = open_sqlite(path, {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, FaultKind::cannot_open) << "a writer may make it";
  EXPECT_EQ(file_bytes(path), "");
  EXPECT_TRUE(open_sqlite(path, {.opening = Opening::made}));
}

/// What would be acknowledged behind such a head could not be read again, or would get a number that is none.
TEST(Sqlite, NothingIsAppendedBehindADamagedHead) {
  for (const char* damage :
       {"UPDATE entry SET ended_at = NULL", "UPDATE entry SET ended_at = 9223372036854775807 WHERE number = 2",
        "UPDATE entry SET ended_at = 'then' WHERE number = 2",
        "UPDATE entry SET number = 9223372036854775807 WHERE number = 2", "DELETE FROM entry WHERE number = 2",
        "DELETE FROM entry", "UPDATE entry SET number = 9223372036854775807, ended_at = NULL WHERE number = 2"}) {
    const test::Folder folder;
    const std::string path = folder.path("record");
    ASSERT_TRUE(opened_at(path)->append(std::vector{small_content("", "e"), small_content("", "e")}, {1}));
    run_sql(path, damage);
    const auto ledger = open_sqlite(path, {});
    ASSERT_TRUE(ledger) << ledger.error().sentence;
    const auto tried = (*ledger)->append(std::vector{small_content("", "f")}, {2});
    ASSERT_FALSE(tried) << damage;
    EXPECT_EQ(tried.error().kind, FaultKind::damaged) << damage << ": " << tried.error().sentence;
  }
}

/// SQLite would name a row by its place among all of them, hidden ones too.
TEST(Sqlite, DamageIsSaidWithoutCounts) {
  const test::Folder folder;
  const std::string path = folder.path("record");
  ASSERT_TRUE(opened_at(path)->append(std::vector{small_content("", "e"), small_content("x", "f")}, {1}));
  run_sql(path, "CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'entry_event';"
                "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'entry_event'");
  run_sql(path, "UPDATE entry SET event = 'another' WHERE marking = 'x'; PRAGMA writable_schema = ON;"
                "INSERT INTO sqlite_schema SELECT * FROM kept");
  run_sql(path, "DROP TABLE kept");
  const auto ledger = open_sqlite(path, {});
  ASSERT_TRUE(ledger) << ledger.error().sentence;
  const auto checked = (*ledger)->check();
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().kind, FaultKind::damaged);
  EXPECT_EQ(checked.error().sentence.find_first_of("0123456789"), std::string::npos) << checked.error().sentence;
}

/// Tables and indexes of the first version, as it made them.
constexpr const char* as_in_version_1 =
    "CREATE TABLE head(marking TEXT NOT NULL PRIMARY KEY, count INTEGER NOT NULL, hash BLOB NOT NULL,"
    "  recorded_at INTEGER NOT NULL) WITHOUT ROWID;"
    "INSERT INTO head SELECT marking, number, hash, ended_at FROM entry WHERE ended_at IS NOT NULL;"
    "ALTER TABLE entry DROP COLUMN ended_at; DROP TABLE compartment;"
    "DROP INDEX entry_event; CREATE INDEX entry_event ON entry(event);"
    "CREATE UNIQUE INDEX entry_declared ON entry(event, marking) WHERE declares = 1;"
    "PRAGMA user_version = 1";

TEST(Sqlite, AnOlderRecordIsBroughtUp) {
  const test::Folder folder;
  const std::string path = folder.path("record");
  ASSERT_TRUE(opened_at(path)->append(std::vector{full_content("", "e"), small_content("", "e")}, {1}));
  run_sql(path, as_in_version_1);
  const auto ledger = open_sqlite(path, {});
  ASSERT_TRUE(ledger) << ledger.error().sentence;
  const auto verified = verify(**ledger, {});
  ASSERT_TRUE(verified) << verified.error().sentence;
  EXPECT_EQ(verified->entries, 2U);
  EXPECT_EQ((*ledger)->read({.clearance = {}, .events = {"e"}}).value().size(), 2U);
  const auto again = (*ledger)->append(std::vector{full_content("", "e")}, {2});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, FaultKind::already_declared);
  EXPECT_TRUE((*ledger)->append(std::vector{small_content("", "f")}, {2}));
  EXPECT_EQ(verify(**ledger, {}).value().entries, 3U);
}

/// The last rows of a compartment gone, and the one before them left as it was.
TEST(Sqlite, LastEntriesThatAreGoneAreMissed) {
  for (const char* damage :
       {"DELETE FROM entry WHERE number = 3", "DELETE FROM entry WHERE number >= 2", "DELETE FROM entry"}) {
    const test::Folder folder;
    const std::string path = folder.path("record");
    ASSERT_TRUE(opened_at(path)->append(std::vector(3, small_content("", "e")), {1}));
    run_sql(path, damage);
    const auto ledger = opened_at(path);
    const auto verified = verify(*ledger, {});
    ASSERT_TRUE(verified) << verified.error().sentence;
    ASSERT_EQ(verified->findings.size(), 1U) << damage;
    EXPECT_EQ(verified->findings[0].wrong, Wrong::missing) << damage;
    EXPECT_EQ(verified->findings[0].address, (Address{"", verified->entries + 1})) << damage;
  }
}

/// What would let others be taken away unseen.
TEST(Sqlite, ABentEndIsFound) {
  for (const char* damage :
       {"DELETE FROM compartment", "UPDATE compartment SET marking = x''", "UPDATE compartment SET marking = 'y'",
        "UPDATE entry SET ended_at = 1", "UPDATE entry SET ended_at = 1 WHERE number = 2",
        "UPDATE entry SET ended_at = 2 WHERE number = 3"}) {
    const test::Folder folder;
    const std::string path = folder.path("record");
    ASSERT_TRUE(opened_at(path)->append(std::vector(3, small_content("", "e")), {1}));
    run_sql(path, damage);
    const auto verified = verify(*opened_at(path), {});
    EXPECT_TRUE(!verified || verified->findings.size() == 1) << damage;
  }
}

/// The head of an older record still knows what its entries no longer say.
TEST(Sqlite, AnOlderRecordWithoutItsLastEntriesIsLeftAsItIs) {
  const test::Folder folder;
  const std::string path = folder.path("record");
  ASSERT_TRUE(opened_at(path)->append(std::vector(3, small_content("", "e")), {1}));
  run_sql(path, as_in_version_1);
  run_sql(path, "DELETE FROM entry WHERE number = 3");
  for (int time = 0; time < 2; ++time) {
    const auto ledger = open_sqlite(path, {});
    ASSERT_FALSE(ledger);
    EXPECT_EQ(ledger.error().kind, FaultKind::damaged) << ledger.error().sentence;
  }
  run_sql(path, "SELECT hash FROM head WHERE count = 3");
}

TEST(Sqlite, ANewerRecordIsRefused) {
  const test::Folder folder;
  const std::string path = folder.path("record");
  ASSERT_NE(opened_at(path), nullptr);
  run_sql(path, "PRAGMA user_version = 99");
  const auto opened = open_sqlite(path, {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, FaultKind::not_a_record);
  EXPECT_NE(opened.error().sentence.find("newer version"), std::string::npos) << opened.error().sentence;
}

TEST(Sqlite, TwoConnectionsWriteInTurn) {
  const test::Folder folder;
  const auto first = opened_at(folder.path("record"));
  const auto second = opened_at(folder.path("record"));
  for (int i = 0; i < 20; ++i) {
    Ledger& writer = i % 2 == 0 ? *first : *second;
    ASSERT_TRUE(writer.append(std::vector{small_content("", "e")}, {i}));
  }
  EXPECT_EQ(first->heads({}).value()[0].count, 20U);
  EXPECT_TRUE(verify(*second, {}).value().findings.empty());
}

TEST(Sqlite, AFailedConfirmationIsSaidToBeUnsure) {
  const test::Folder folder;
  const auto ledger = opened_at(folder.path("record"), {.file_layer = FaultyDisk::name()});
  FaultyDisk::arm(DiskFault::sync, 1);
  const auto tried = ledger->append(std::vector{small_content("", "e")}, {1});
  FaultyDisk::arm(DiskFault::sync, 0);
  ASSERT_FALSE(tried);
  EXPECT_EQ(tried.error().kind, FaultKind::unsure) << tried.error().sentence;
  EXPECT_TRUE(verify(*ledger, {}).value().findings.empty());
}

} // namespace
} // namespace casus::record
