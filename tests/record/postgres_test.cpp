// SPDX-License-Identifier: Apache-2.0
// What a record on a PostgreSQL server alone must stand: the server going down, several writers, listeners, and tables
// that are not its own.
#include "record/postgres/connection.h"
#include "record/postgres/ledger.h"
#include "record/postgres/listener.h"
#include "record/verify.h"
#include "tests/oracle/setting.h"
#include "tests/record/cluster.h"
#include "tests/record/conformance.h"
#include "tests/record/killed.h"

#include <cstdio>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace casus::record {
namespace {

class Postgres : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_EQ(cluster.fault(), "");
    url = cluster.fresh_url();
  }
  [[nodiscard]] Result<std::unique_ptr<Ledger>> made() const { return open_postgres(url, {.opening = Opening::made}); }
  [[nodiscard]] Opener opener() const {
    return [address = url] { return open_postgres(address, {}); };
  }
  [[nodiscard]] std::string in_schema(const std::string& statements) const {
    return "SET search_path = " + url.substr(url.rfind("3D") + 2) + ";" + statements;
  }

  Cluster& cluster = Cluster::shared();
  std::string url;
};

/// The server goes down before each of these appends, as politely as it can or as in a power cut.
TEST_F(Postgres, AWriterOutlastsAServerThatIsStopped) {
  int down = 0;
  const auto ledger = open_postgres(url, {.opening = Opening::made, .again = [&](int /*attempt*/) {
                                            if (down > 0) cluster.start();
                                            down = 0;
                                            return true;
                                          }});
  ASSERT_TRUE(ledger) << ledger.error().sentence;
  for (int i = 0; i < 8; ++i) {
    if (i % 3 == 1) {
      cluster.stop(i % 2 == 0 ? "fast" : "immediate");
      down = 1;
    }
    const auto appended = (*ledger)->append(std::vector(2, small_content("", "e" + std::to_string(i))), {i});
    ASSERT_TRUE(appended) << appended.error().sentence;
    EXPECT_EQ(appended->back().number, 2U * static_cast<unsigned>(i) + 2);
  }
  const Verified verified = verify(**ledger, {}).value();
  EXPECT_TRUE(verified.findings.empty());
  EXPECT_EQ(verified.entries, 16U);
}

/// A writer in a process of its own, under way when the server goes down; it waits at a pipe until it is up again.
struct Writer {
  pid_t child = -1;
  int acknowledged[2] = {-1, -1}; // numbers of batches that are durable
  int up[2] = {-1, -1};           // a byte each time the server is up

  [[noreturn]] void write_batches(const std::string& url, int batches) const {
    close(acknowledged[0]); // so that it ends when nobody is left to read or to say that the server is up
    close(up[1]);
    const auto wait = [this](int /*attempt*/) {
      char byte = 0;
      return read(up[0], &byte, 1) == 1;
    };
    const auto ledger = open_postgres(url, {.again = wait});
    for (std::int64_t i = 0; ledger && i < batches; ++i) {
      if (!(*ledger)->append(std::vector(2, small_content("", "e" + std::to_string(i))), {i})) _exit(1);
      if (write(acknowledged[1], &i, sizeof i) != sizeof i) _exit(2);
    }
    _exit(ledger ? 0 : 3);
  }
};

TEST_F(Postgres, AServerStoppedInTheMiddleOfWritingLosesNothing) {
  ASSERT_TRUE(made());
  constexpr int batches = 240;
  Writer writer;
  ASSERT_EQ(pipe(writer.acknowledged), 0);
  ASSERT_EQ(pipe(writer.up), 0);
  writer.child = fork();
  if (writer.child == 0) writer.write_batches(url, batches);
  close(writer.acknowledged[1]);
  int said = 0;
  std::int64_t batch = 0;
  int stops = 0;
  while (read(writer.acknowledged[0], &batch, sizeof batch) == sizeof batch) {
    EXPECT_EQ(batch, said++);
    if (said % 80 != 40) continue;
    cluster.stop(++stops % 2 == 0 ? "fast" : "immediate");
    cluster.start();
    // A stop may break the connection at most once, and an attempt that meets a server still coming up once more.
    EXPECT_EQ(write(writer.up[1], "uu", 2), 2);
  }
  int status = 1;
  waitpid(writer.child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(said, batches);
  const auto ledger = open_postgres(url, {});
  const auto entries = (*ledger)->read({}).value();
  ASSERT_EQ(entries.size(), 2U * batches) << "each batch once and none twice";
  for (std::size_t i = 0; i < entries.size(); ++i)
    EXPECT_EQ(entries[i].content.event, "e" + std::to_string(i / 2));
  EXPECT_TRUE(verify(**ledger, {}).value().findings.empty());
  std::printf("PostgreSQL: server stopped %d times under a writer, batches acknowledged %d, entries there %zu\n", stops,
              said, entries.size());
  for (const int end : {writer.acknowledged[0], writer.up[0], writer.up[1]})
    close(end);
}

TEST_F(Postgres, KilledWritersLoseNothingThatWasAcknowledged) {
  ASSERT_TRUE(made());
  const int wanted = static_cast<int>(oracle::setting("CASUS_POSTGRES_KILLS", 50));
  const Kills kills = kill_writers(opener(), wanted);
  EXPECT_EQ(kills.lost, 0U);
  EXPECT_EQ(kills.torn, 0U);
  EXPECT_GT(kills.durable, 3 * static_cast<std::uint64_t>(wanted)) << "the writers were killed before they wrote";
  print_kills("PostgreSQL", wanted, kills);
}

TEST_F(Postgres, SeveralWritersAtOnceAllSucceed) {
  ASSERT_TRUE(made());
  EXPECT_TRUE(write_at_once(opener(), 4, 40));
  const auto ledger = open_postgres(url, {});
  const Verified verified = verify(**ledger, {}).value();
  EXPECT_TRUE(verified.findings.empty());
  EXPECT_EQ(verified.entries, 160U);
}

/// Programs that make one record at the same moment make one.
TEST_F(Postgres, SeveralMakersMakeOneRecord) {
  const Opener making = [address = url] { return open_postgres(address, {.opening = Opening::made}); };
  EXPECT_TRUE(write_at_once(making, 4, 1));
  EXPECT_EQ(made().value()->heads({}).value()[0].count, 4U);
}

TEST_F(Postgres, AWriterThatMayNotWaitSaysSo) {
  ASSERT_TRUE(made());
  auto other = Connection::open(url).value();
  ASSERT_TRUE(other.run("BEGIN; LOCK TABLE head IN EXCLUSIVE MODE", "testing"));
  const auto ledger = open_postgres(url, {.wait_milliseconds = 1});
  const auto tried = (*ledger)->append(std::vector{small_content("", "e")}, {1});
  ASSERT_FALSE(tried);
  EXPECT_EQ(tried.error().kind, FaultKind::busy) << tried.error().sentence;
  EXPECT_NE(tried.error().sentence.find("another program is writing"), std::string::npos);
  ASSERT_TRUE(other.run("ROLLBACK", "testing"));
  EXPECT_TRUE((*ledger)->append(std::vector{small_content("", "e")}, {1})) << "and goes on when it is free";
}

/// Waits on the listener's descriptor as a server would.
bool hears(Listener& listener) {
  for (;;) {
    pollfd end{listener.descriptor(), POLLIN, 0};
    EXPECT_GT(poll(&end, 1, 60'000), 0) << "nothing was heard";
    const auto heard = listener.heard();
    if (!heard || *heard || end.revents == 0) return heard && *heard;
  }
}

TEST_F(Postgres, AListenerHearsOfWhatItsViewerMaySeeAndOfNothingElse) {
  const auto ledger = made().value();
  const auto open = listen_postgres(url, {}).value();
  const auto cleared = listen_postgres(url, all_of({"x"})).value();
  EXPECT_FALSE(open->heard().value());
  Content on_the_open_one = small_content("x", "e");
  ASSERT_TRUE(ledger->append(std::vector{small_content("", "e")}, {1}));
  EXPECT_TRUE(hears(*open));
  EXPECT_TRUE(hears(*cleared));
  on_the_open_one.statement->replaces = Address{"", 1};
  ASSERT_TRUE(ledger->append(std::vector{on_the_open_one}, {2}));
  EXPECT_TRUE(hears(*cleared)); // so the server has told everybody by now
  pollfd end{open->descriptor(), POLLIN, 0};
  EXPECT_EQ(poll(&end, 1, 0), 0) << "the open viewer is not even woken";
  EXPECT_FALSE(open->heard().value());
  ASSERT_FALSE(ledger->append(std::vector{full_content("", "f"), full_content("", "f")}, {3}));
  EXPECT_FALSE(open->heard().value()) << "what is not in is not told";
}

TEST_F(Postgres, AListenerOutlastsAServerThatIsStopped) {
  ASSERT_TRUE(made());
  const auto listener = listen_postgres(url, {}).value();
  cluster.stop("fast");
  Result<bool> heard = false;
  while (heard && !*heard) { // first the server's farewell, then the end
    pollfd end{listener->descriptor(), POLLIN, 0};
    ASSERT_GT(poll(&end, 1, 60'000), 0);
    heard = listener->heard();
  }
  EXPECT_FALSE(heard) << "down is a fault, not silence";
  cluster.start();
  EXPECT_TRUE(listener->heard().value()) << "nobody heard what came meanwhile";
  const auto ledger = open_postgres(url, {}).value();
  ASSERT_TRUE(ledger->append(std::vector{small_content("", "e")}, {1}));
  EXPECT_TRUE(hears(*listener));
}

TEST_F(Postgres, ADatabaseWithoutARecordIsNotMadeOneByReading) {
  const auto opened = open_postgres(url, {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, FaultKind::cannot_open);
  EXPECT_NE(opened.error().sentence.find("holds no record yet"), std::string::npos) << opened.error().sentence;
}

TEST_F(Postgres, AnotherProgramsTablesAreLeftAsTheyAre) {
  cluster.sql(in_schema("CREATE TABLE entry(what text)"));
  const auto opened = made();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, FaultKind::not_a_record) << opened.error().sentence;
}

TEST_F(Postgres, ANewerRecordIsRefused) {
  ASSERT_TRUE(made());
  cluster.sql(in_schema("UPDATE casus_format SET version = 99"));
  const auto opened = open_postgres(url, {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, FaultKind::not_a_record);
  EXPECT_NE(opened.error().sentence.find("newer version"), std::string::npos) << opened.error().sentence;
}

TEST_F(Postgres, AServerThatDoesNotAnswerIsAFaultWithoutThePassword) {
  const auto opened = open_postgres("postgresql://desk:secret@/x?host=/nonexistent", {.opening = Opening::made});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, FaultKind::cannot_open);
  EXPECT_EQ(opened.error().sentence.find("secret"), std::string::npos);
  EXPECT_EQ(without_password("postgresql://desk:s@cret@host:1/x"), "postgresql://desk@host:1/x");
  EXPECT_EQ(without_password("postgresql://host:1/x?password=secret&user=a"),
            "postgresql://host:1/x?password=...&user=a");
  EXPECT_EQ(without_password("postgres://host:5432"), "postgres://host:5432");
}

TEST_F(Postgres, AServerThatKeepsNothingSafeIsRefused) {
  ASSERT_TRUE(made());
  const auto set = [&](const char* fsync) {
    cluster.sql(std::string("ALTER SYSTEM SET fsync = ") + fsync);
    cluster.stop("fast");
    cluster.start();
  };
  set("off");
  const auto opened = open_postgres(url, {});
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().sentence.find("fsync"), std::string::npos) << opened.error().sentence;
  set("on");
  EXPECT_TRUE(open_postgres(url, {}));
}

/// Each makes the tables find other entries than they hold, or hold other things than the program's.
TEST_F(Postgres, VerifyFindsTablesThatWereBent) {
  for (const char* bent :
       {"DROP INDEX entry_event", "DROP INDEX entry_declared", "ALTER TABLE entry ALTER known_from TYPE integer",
        "ALTER TABLE head DROP CONSTRAINT head_pkey", "ALTER TABLE entry ADD COLUMN more bigint",
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'entry_event'::regclass"}) {
    url = cluster.fresh_url();
    const auto ledger = made().value();
    ASSERT_TRUE(ledger->append(std::vector{small_content("", "e")}, {1}));
    ASSERT_TRUE(ledger->check());
    cluster.sql(in_schema(bent));
    const auto verified = verify(*ledger, {});
    ASSERT_FALSE(verified) << bent;
    EXPECT_EQ(verified.error().kind, FaultKind::damaged) << bent << verified.error().sentence;
  }
}

/// An entry changed behind the program's back, with rights to do so.
TEST_F(Postgres, VerifyNamesAnEntryThatWasAltered) {
  const auto ledger = made().value();
  ASSERT_TRUE(ledger->append(std::vector(3, small_content("", "e")), {1}));
  cluster.sql(in_schema("UPDATE entry SET body = set_byte(body, 40, get_byte(body, 40) # 1) WHERE number = 2"));
  const Verified verified = verify(*ledger, {}).value();
  ASSERT_EQ(verified.findings.size(), 1U);
  EXPECT_EQ(verified.findings[0].address, (Address{"", 2}));
}

/// The server's own check of indexes is asked where it is installed.
TEST_F(Postgres, TheServersOwnCheckIsAskedToo) {
  const auto ledger = made().value();
  ASSERT_TRUE(ledger->append(std::vector(3, small_content("", "e")), {1}));
  cluster.sql("CREATE EXTENSION IF NOT EXISTS amcheck SCHEMA pg_catalog");
  EXPECT_TRUE(ledger->check());
  cluster.sql("DROP EXTENSION amcheck");
}

} // namespace
} // namespace casus::record
