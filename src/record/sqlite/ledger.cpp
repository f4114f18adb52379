// SPDX-License-Identifier: Apache-2.0
#include "record/sqlite/ledger.h"

#include "record/chain.h"
#include "record/sqlite/statement.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace casus::record {

namespace {

/// Each brings the tables from the version before it to its own; the first makes them.
constexpr std::array<const char*, 3> steps{R"(
CREATE TABLE entry(marking TEXT NOT NULL, number INTEGER NOT NULL, event TEXT NOT NULL, declares INTEGER NOT NULL,
  known_from INTEGER NOT NULL, body BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY(marking, number)) WITHOUT ROWID;
CREATE INDEX entry_event ON entry(event);
CREATE UNIQUE INDEX entry_declared ON entry(event, marking) WHERE declares = 1;
CREATE TABLE head(marking TEXT NOT NULL PRIMARY KEY, count INTEGER NOT NULL, hash BLOB NOT NULL,
  recorded_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE checkpoint(marking TEXT NOT NULL, count INTEGER NOT NULL, hash BLOB NOT NULL, recorded_at INTEGER NOT NULL,
  signed_at INTEGER NOT NULL, key BLOB NOT NULL, signature BLOB NOT NULL);
PRAGMA application_id = 0x63617375;
PRAGMA user_version = 1;
)",
                                           // One index in place of two, so that an append writes a page less: an
                                           // event's declaration stands before its reports, and only once.
                                           R"(
DROP INDEX entry_event;
DROP INDEX entry_declared;
CREATE UNIQUE INDEX entry_event ON entry(event, marking, iif(declares = 1, 0, number));
PRAGMA user_version = 2;
)",
                                           // The end of a compartment stands in its last row, which an append writes
                                           // anyway, and no longer on a page of its own. What is left of the table is
                                           // that there is such a compartment, lest all of it could be gone unseen.
                                           // A head without its entry is evidence, which is not thrown away: then the
                                           // insertion fails.
                                           R"(
ALTER TABLE entry ADD COLUMN ended_at INTEGER;
UPDATE entry SET ended_at = (SELECT recorded_at FROM head WHERE head.marking = entry.marking AND
  head.count = entry.number AND head.hash = entry.hash)
  WHERE number = (SELECT count FROM head WHERE head.marking = entry.marking);
CREATE TABLE compartment(marking TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
INSERT INTO compartment SELECT CASE WHEN EXISTS(SELECT 1 FROM entry WHERE entry.marking = head.marking AND
  entry.number = head.count AND entry.hash = head.hash) THEN marking END FROM head;
DROP TABLE head;
PRAGMA user_version = 3;
)"};

constexpr auto version = static_cast<std::int64_t>(steps.size());

/// The columns that make a `Stored`, in the order of `row_of`.
#define CASUS_ROW "SELECT marking, number, event, declares, known_from, body, hash FROM entry "

template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> fixed(const std::string& bytes) {
  std::array<std::uint8_t, size> result{};
  if (bytes.size() != size) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), result.begin());
  return result;
}

Fault bad_row(std::string_view table) {
  return {FaultKind::damaged,
          "a row of the record's table `" + std::string(table) + "` is damaged; restore it from a copy"};
}

Result<Stored> row_of(const Prepared& row) {
  if (!row.are("titiibb") || row.number(1) < 1) return std::unexpected(bad_row("entry"));
  const auto hash = fixed<32>(row.bytes(6));
  if (!hash) return std::unexpected(bad_row("entry"));
  return Stored{row.bytes(0),
                static_cast<std::uint64_t>(row.number(1)),
                row.bytes(2),
                row.number(3) != 0,
                {row.number(4)},
                row.bytes(5),
                *hash};
}

/// A head from its marking, count, hash and moment of recording.
Result<Head> head_of(const Prepared& row, std::string_view table) {
  if (!row.are("tibi")) return std::unexpected(bad_row(table));
  const auto hash = fixed<32>(row.bytes(2));
  if (!hash || !may_end(row.number(1), {row.number(3)})) return std::unexpected(bad_row(table));
  return Head{row.bytes(0), static_cast<std::uint64_t>(row.number(1)), *hash, {row.number(3)}};
}

/// A write that is undone unless it is committed.
class Transaction {
public:
  /// Its two statements, prepared once for many.
  struct Frame {
    Prepared begin;
    Prepared commit;
    static Result<Frame> make(sqlite3* database) {
      auto begin = Prepared::make(database, "BEGIN IMMEDIATE");
      auto commit = Prepared::make(database, "COMMIT");
      if (!begin) return std::unexpected(begin.error());
      if (!commit) return std::unexpected(commit.error());
      return Frame{*std::move(begin), *std::move(commit)};
    }
  };

  static Result<Transaction> begin(sqlite3* database, Frame& frame) {
    if (auto begun = frame.begin.step("waiting for its turn to write"); !begun) return std::unexpected(begun.error());
    return Transaction(database, frame);
  }
  Transaction(Transaction&& other) noexcept
      : database_(std::exchange(other.database_, nullptr)), frame_(other.frame_) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction() {
    if (database_ != nullptr) sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  Result<void> commit() {
    auto done = frame_->commit.step("making entries durable");
    if (done) {
      database_ = nullptr;
      return {};
    }
    if (sqlite3_extended_errcode(database_) == SQLITE_IOERR_FSYNC) {
      // All is written and the disk did not confirm it: a crash now may keep the batch or lose it.
      done.error() = {FaultKind::unsure,
                      "the disk did not confirm the last entries: they are in whole or not at all; look "
                      "with `casus log` before you record them again"};
    }
    return std::unexpected(done.error());
  }

private:
  Transaction(sqlite3* database, Frame& frame) : database_(database), frame_(&frame) {}
  sqlite3* database_;
  Frame* frame_;
};

/// The statements that made the tables and indexes, as the database keeps them.
Result<std::string> schema_of(sqlite3* database) {
  auto select =
      Prepared::make(database, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
  if (!select) return std::unexpected(select.error());
  std::string schema;
  for (;;) {
    const auto there = select->step("reading its tables");
    if (!there) return std::unexpected(there.error());
    if (!*there) return schema;
    for (int column = 0; column < 4; ++column)
      schema += select->bytes(column) + "\n";
  }
}

/// The tables must be the ones that this program makes: a column or index that somebody bent would find other entries.
Result<void> check_schema(sqlite3* database) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open(":memory:", &raw);
  const Database fresh(raw);
  if (code != SQLITE_OK) return std::unexpected(sqlite_fault(raw, code, "checking its tables"));
  for (const char* step : steps) {
    if (auto made = execute(raw, step, "checking its tables"); !made) return made;
  }
  const auto expected = schema_of(raw);
  const auto found = schema_of(database);
  if (!expected) return std::unexpected(expected.error());
  if (!found) return std::unexpected(found.error());
  if (*expected == *found) return {};
  return std::unexpected(Fault{FaultKind::damaged, "the record's tables are not as this program makes them; restore it "
                                                   "from a copy"});
}

class SqliteLedger final : public Ledger {
public:
  explicit SqliteLedger(Database database) : database_(std::move(database)) {}

  Result<void> prepare() {
    const std::pair<Prepared*, const char*> all[] = {
        {&last_, "SELECT marking, number, hash, ended_at FROM entry WHERE marking = ? ORDER BY number DESC LIMIT 1"},
        {&begun_, "SELECT 1 FROM compartment WHERE marking = ?"},
        {&begin_, "INSERT INTO compartment VALUES(?)"},
        {&go_on_, "UPDATE entry SET ended_at = NULL WHERE marking = ? AND number = ?"},
        {&insert_, "INSERT INTO entry VALUES(?, ?, ?, ?, ?, ?, ?, ?)"},
        {&page_, CASUS_ROW "WHERE marking = ? AND number > ? ORDER BY number LIMIT ?"},
        {&known_, CASUS_ROW "WHERE marking = ? AND known_from <= ? ORDER BY number"},
        {&of_event_, // Left to choose, SQLite would walk the whole compartment.
         CASUS_ROW "INDEXED BY entry_event WHERE event = ? AND marking = ? AND known_from <= ?"},
    };
    for (const auto& [into, sql] : all) {
      auto prepared = Prepared::make(database_.get(), sql);
      if (!prepared) return std::unexpected(prepared.error());
      *into = *std::move(prepared);
    }
    auto frame = Transaction::Frame::make(database_.get());
    if (!frame) return std::unexpected(frame.error());
    frame_ = *std::move(frame);
    return {};
  }

  Result<std::vector<Address>> append(std::span<const Content> batch, time::Instant recorded_at) override {
    std::vector<Address> addresses;
    if (batch.empty()) return addresses;
    auto transaction = Transaction::begin(database_.get(), frame_);
    if (!transaction) return std::unexpected(transaction.error());
    Heads heads;
    for (const std::string& marking : compartments_of(batch)) {
      auto head = head_or_genesis(marking);
      if (!head) return std::unexpected(head.error());
      heads[marking] = *std::move(head);
    }
    const Heads before = heads;
    const auto rows = seal(batch, recorded_at, heads);
    if (!rows) return std::unexpected(rows.error());
    for (const auto& [marking, head] : before) {
      if (heads[marking].count == head.count) continue; // only asked about
      if (auto moved = go_on_behind(head); !moved) return std::unexpected(moved.error());
    }
    addresses.reserve(rows->size());
    for (const Stored& row : *rows) {
      if (auto inserted = insert(row, heads[row.marking]); !inserted) return std::unexpected(inserted.error());
      addresses.push_back({row.marking, row.number});
    }
    if (auto committed = transaction->commit(); !committed) return std::unexpected(committed.error());
    return addresses;
  }

  Result<std::vector<Entry>> read(const Query& query) override {
    std::vector<Entry> entries;
    std::set<std::string> markings = query.clearance.markings;
    markings.insert("");
    for (const std::string& marking : markings) {
      auto fault = query.events.empty() ? read_compartment(marking, query.known_at, entries)
                                        : read_events(marking, query, entries);
      if (!fault) return std::unexpected(fault.error());
    }
    put_in_order(entries);
    return entries;
  }

  Result<std::vector<Head>> heads(const Clearance& clearance) override {
    std::vector<Head> found;
    std::set<std::string> markings = clearance.markings;
    markings.insert("");
    for (const std::string& marking : markings) {
      // Asked first: whoever begins a compartment meanwhile writes both at once.
      const auto begun = is_begun(marking);
      if (!begun) return std::unexpected(begun.error());
      if (!*begun) continue;
      auto head = head_or_genesis(marking);
      if (!head) return std::unexpected(head.error());
      found.push_back(*std::move(head));
    }
    return found;
  }

  Result<std::vector<Stored>> stored(const std::string& marking, std::uint64_t after, std::size_t limit) override {
    page_.bind(marking).bind(static_cast<std::int64_t>(after)).bind(static_cast<std::int64_t>(limit));
    std::vector<Stored> found;
    for (;;) {
      const auto there = page_.step("reading entries");
      if (!there) return std::unexpected(there.error());
      if (!*there) return found;
      auto row = row_of(page_);
      if (!row) {
        page_.reset();
        return std::unexpected(row.error());
      }
      found.push_back(*std::move(row));
    }
  }

  Result<void> check() override {
    auto schema = check_schema(database_.get());
    if (!schema) return schema;
    auto select = Prepared::make(database_.get(), "PRAGMA integrity_check(1)");
    if (!select) return std::unexpected(select.error());
    const auto there = select->step("checking its tables");
    if (!there) return std::unexpected(there.error());
    const auto ends = ends_within();
    if (!ends) return std::unexpected(ends.error());
    if (*there && select->bytes(0) == "ok" && !*ends) return {};
    // What SQLite says of it counts rows of every compartment, so it is not said.
    return std::unexpected(
        Fault{FaultKind::damaged, "the record's tables are damaged; restore it from a copy of the file"});
  }

  Result<void> keep(const Checkpoint& checkpoint) override {
    auto insert = Prepared::make(database_.get(), "INSERT INTO checkpoint VALUES(?, ?, ?, ?, ?, ?, ?)");
    if (!insert) return std::unexpected(insert.error());
    const Head& head = checkpoint.head;
    insert->bind(head.marking)
        .bind(static_cast<std::int64_t>(head.count))
        .bind_blob(head.hash.data(), head.hash.size());
    insert->bind(head.recorded_at.seconds).bind(checkpoint.signed_at.seconds);
    insert->bind_blob(checkpoint.key.data(), checkpoint.key.size());
    insert->bind_blob(checkpoint.signature.data(), checkpoint.signature.size());
    if (auto done = insert->step("keeping a checkpoint"); !done) return std::unexpected(done.error());
    return {};
  }

  Result<std::vector<Checkpoint>> checkpoints(const Clearance& clearance) override {
    auto select = Prepared::make(database_.get(), "SELECT marking, count, hash, recorded_at, signed_at, key, signature "
                                                  "FROM checkpoint ORDER BY marking, count, signed_at, signature");
    if (!select) return std::unexpected(select.error());
    std::vector<Checkpoint> found;
    for (;;) {
      const auto there = select->step("reading checkpoints");
      if (!there) return std::unexpected(there.error());
      if (!*there) return found;
      if (!clearance.sees(select->bytes(0))) continue;
      const bool sound = select->are("tibiibb");
      const auto head = head_of(*select, "checkpoint");
      const auto key = fixed<32>(select->bytes(5));
      const auto signature = fixed<64>(select->bytes(6));
      if (!sound || !head || !key || !signature) return std::unexpected(bad_row("checkpoint"));
      found.push_back({*head, {select->number(4)}, *key, *signature});
    }
  }

private:
  /// The end of a compartment, which stands in its last row; of one that was never begun its genesis. A row that does
  /// not say that it is the last had others behind it, and a compartment that was begun had one: where they are gone,
  /// the head counts one that is nowhere.
  Result<Head> head_or_genesis(const std::string& marking) {
    last_.bind(marking);
    const auto there = last_.step("reading the end of the record");
    if (!there) return std::unexpected(there.error());
    if (!*there) return head_without_rows(marking);
    const bool cut_off = last_.are("tibn") && may_end(last_.number(1), {});
    auto head = cut_off ? Head{.marking = marking, .count = static_cast<std::uint64_t>(last_.number(1) + 1)}
                        : head_of(last_, "entry");
    last_.reset();
    return head;
  }

  /// Whether some row says that it is the last and is not: what stands behind it could be cut off unseen.
  Result<bool> ends_within() {
    auto select = Prepared::make(database_.get(), "SELECT 1 FROM entry WHERE ended_at IS NOT NULL AND EXISTS(SELECT 1 "
                                                  "FROM entry AS later WHERE later.marking = entry.marking AND "
                                                  "later.number > entry.number) LIMIT 1");
    if (!select) return std::unexpected(select.error());
    return select->step("checking its tables");
  }

  Result<bool> is_begun(const std::string& marking) {
    begun_.bind(marking);
    auto begun = begun_.step("reading the end of the record");
    begun_.reset();
    return begun;
  }

  Result<Head> head_without_rows(const std::string& marking) {
    const auto begun = is_begun(marking);
    if (!begun) return std::unexpected(begun.error());
    if (*begun) return Head{.marking = marking, .count = 1};
    return Head{.marking = marking, .count = 0, .hash = genesis(marking), .recorded_at = {}};
  }

  /// The last row of a compartment is the last no longer; one without rows begins.
  Result<void> go_on_behind(const Head& head) {
    if (head.count == 0) {
      begin_.bind(head.marking);
      const auto begun = begin_.step("writing entries");
      return begun ? Result<void>() : std::unexpected(begun.error());
    }
    go_on_.bind(head.marking).bind(static_cast<std::int64_t>(head.count));
    if (auto moved = go_on_.step("writing entries"); !moved) return std::unexpected(moved.error());
    if (sqlite3_changes(database_.get()) != 1) return std::unexpected(bad_row("entry"));
    return {};
  }

  Result<void> insert(const Stored& row, const Head& end) {
    insert_.bind(row.marking).bind(static_cast<std::int64_t>(row.number)).bind(row.event);
    insert_.bind(std::int64_t{row.declares ? 1 : 0}).bind(row.known_from.seconds);
    insert_.bind_blob(row.body.data(), row.body.size()).bind_blob(row.hash.data(), row.hash.size());
    if (row.number == end.count) insert_.bind(end.recorded_at.seconds); // else it stays unbound, which is NULL
    const auto done = insert_.step("writing entries");
    if (done) return {};
    if (sqlite3_extended_errcode(database_.get()) == SQLITE_CONSTRAINT_UNIQUE) {
      return std::unexpected(already_declared(row.event));
    }
    return std::unexpected(done.error());
  }

  static Result<void> take_all(Prepared& select, std::vector<Entry>& entries) {
    for (;;) {
      const auto there = select.step("reading entries");
      if (!there) return std::unexpected(there.error());
      if (!*there) return {};
      const auto row = row_of(select);
      auto entry = row ? opened(*row) : std::unexpected(row.error());
      if (!entry) {
        select.reset();
        return std::unexpected(entry.error());
      }
      entries.push_back(*std::move(entry));
    }
  }

  Result<void> read_compartment(const std::string& marking, time::Instant known_at, std::vector<Entry>& entries) {
    known_.bind(marking).bind(known_at.seconds);
    return take_all(known_, entries);
  }

  Result<void> read_events(const std::string& marking, const Query& query, std::vector<Entry>& entries) {
    for (const std::string& event : std::set(query.events.begin(), query.events.end())) {
      of_event_.bind(event).bind(marking).bind(query.known_at.seconds);
      if (auto taken = take_all(of_event_, entries); !taken) return taken;
    }
    return {};
  }

  Database database_; // closed last
  Transaction::Frame frame_;
  Prepared last_;
  Prepared begun_;
  Prepared begin_;
  Prepared go_on_;
  Prepared insert_;
  Prepared page_;
  Prepared known_;
  Prepared of_event_;
};

/// The version of the record's tables, found without a write: 0 where the file is empty. Fault: it is something else.
Result<std::int64_t> version_of(sqlite3* database) {
  // In one statement, so that it sees one state of a file that another makes just now.
  auto select = Prepared::make(database, "SELECT (SELECT application_id FROM pragma_application_id), (SELECT "
                                         "user_version FROM pragma_user_version), count(*) FROM sqlite_schema");
  if (!select) return std::unexpected(select.error());
  if (const auto there = select->step("opening it"); !there) return std::unexpected(there.error());
  const bool ours = select->number(0) == 0x63617375;
  const std::int64_t found = select->number(1);
  if (ours && found > version) {
    return std::unexpected(Fault{FaultKind::not_a_record, "the record is of a newer version; update this program"});
  }
  if (ours && found < 1) {
    return std::unexpected(
        Fault{FaultKind::damaged, "the record says that it is of no version; restore it from a copy"});
  }
  if (!ours && select->number(2) != 0) {
    return std::unexpected(Fault{FaultKind::not_a_record, "the file is another program's database, not a record"});
  }
  return ours ? found : 0;
}

/// Makes the tables of an empty file, brings older ones to this version.
Result<void> make_tables(sqlite3* database) {
  auto frame = Transaction::Frame::make(database);
  if (!frame) return std::unexpected(frame.error());
  auto transaction = Transaction::begin(database, *frame);
  if (!transaction) return std::unexpected(transaction.error());
  const auto found = version_of(database); // somebody else may have done it meanwhile
  if (!found) return std::unexpected(found.error());
  if (*found == version) return {};
  for (auto step = static_cast<std::size_t>(*found); step < steps.size(); ++step) {
    if (auto made = execute(database, steps[step], "making its tables"); !made) return made;
  }
  return transaction->commit();
}

} // namespace

Result<std::unique_ptr<Ledger>> open_sqlite(const std::string& path, const SqliteOptions& options) {
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | (options.opening == Opening::made ? SQLITE_OPEN_CREATE : 0);
  const int code =
      sqlite3_open_v2(path.c_str(), &raw, flags, options.file_layer.empty() ? nullptr : options.file_layer.c_str());
  Database database(raw);
  if (code != SQLITE_OK) return std::unexpected(sqlite_fault(raw, code, "opening it"));
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, options.wait_milliseconds);
  // First of all: another program's file is left as it is.
  const auto found = version_of(raw);
  if (!found) return std::unexpected(found.error());
  if (*found == 0 && options.opening == Opening::existing) {
    return std::unexpected(Fault{FaultKind::cannot_open, "the file is empty: no record was made there"});
  }
  const std::string size = "PRAGMA page_size = " + std::to_string(options.page_size);
  // The cache has room for the pages that a large batch touches all over the index of events.
  for (const char* sql :
       {size.c_str(), "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -16000"}) {
    if (auto set = execute(raw, sql, "opening it"); !set) return std::unexpected(set.error());
  }
  if (*found != version) {
    if (auto made = make_tables(raw); !made) return std::unexpected(made.error());
  }
  auto ledger = std::make_unique<SqliteLedger>(std::move(database));
  if (auto prepared = ledger->prepare(); !prepared) return std::unexpected(prepared.error());
  return ledger;
}

} // namespace casus::record
