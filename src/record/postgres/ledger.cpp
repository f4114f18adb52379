// SPDX-License-Identifier: Apache-2.0
#include "record/postgres/ledger.h"

#include "record/chain.h"
#include "record/postgres/connection.h"
#include "record/postgres/listener.h"
#include "record/postgres/tables.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace casus::record {

namespace {

constexpr const char* writing = "writing entries";
constexpr const char* reading = "reading entries";
// What goes into one statement.
constexpr std::size_t rows_at_once = 10'000;
constexpr std::size_t bytes_at_once = 16'000'000;

/// The columns that make a `Stored`, in the order of `row_of`.
#define CASUS_ROW "SELECT marking, number, event, declares, known_from, body, hash FROM entry "

Fault bad_row(std::string_view table) {
  return {FaultKind::damaged,
          "a row of the record's table `" + std::string(table) + "` is damaged; restore it from a copy"};
}

template <class Array>
std::optional<Array> fixed(std::string_view bytes) {
  Array result{};
  if (bytes.size() != result.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), result.begin());
  return result;
}

template <class Array>
std::string_view view_of(const Array& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<Stored> row_of(const Row& row) {
  const auto hash = row.are("bnbtnbb") ? fixed<Hash>(row.bytes(6)) : std::nullopt;
  if (!hash || row.number(1) < 1) return std::unexpected(bad_row("entry"));
  return Stored{std::string(row.bytes(0)),
                static_cast<std::uint64_t>(row.number(1)),
                std::string(row.bytes(2)),
                row.truth(3),
                {row.number(4)},
                std::string(row.bytes(5)),
                *hash};
}

/// The first four columns are a head.
Result<Head> head_of(const Row& row) {
  const auto hash = fixed<Hash>(row.bytes(2));
  if (!hash || !may_end(row.number(1), {row.number(3)})) return std::unexpected(bad_row("head"));
  return Head{std::string(row.bytes(0)), static_cast<std::uint64_t>(row.number(1)), *hash, {row.number(3)}};
}

Result<Checkpoint> checkpoint_of(const Row& row) {
  const bool typed = row.are("bnbnnbb");
  const auto head = typed ? head_of(row) : std::unexpected(bad_row("checkpoint"));
  const auto key = typed ? fixed<std::array<std::uint8_t, 32>>(row.bytes(5)) : std::nullopt;
  const auto signature = typed ? fixed<std::array<std::uint8_t, 64>>(row.bytes(6)) : std::nullopt;
  if (!head || !key || !signature) return std::unexpected(bad_row("checkpoint"));
  return Checkpoint{*head, {row.number(4)}, *key, *signature};
}

std::vector<std::string> seen_by(const Clearance& clearance) {
  std::set<std::string> markings = clearance.markings;
  markings.insert("");
  return {markings.begin(), markings.end()};
}

/// Texts as the parameter of a statement.
template <class Texts>
Parameters& add_texts(Parameters& parameters, const Texts& texts) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  return parameters.add(std::span<const std::string_view>(views));
}

/// How many rows from the first on go into one statement: at least one.
std::size_t piece_of(std::span<const Stored> rows) {
  std::size_t bytes = 0;
  std::size_t count = 0;
  while (count < std::min(rows.size(), rows_at_once) && bytes < bytes_at_once)
    bytes += rows[count++].body.size();
  return count;
}

/// Rows, a column an array.
Parameters columns_of(std::span<const Stored> rows) {
  std::vector<std::string_view> markings, events, bodies, hashes;
  std::vector<std::int64_t> numbers, declares, known_from;
  for (const Stored& row : rows) {
    markings.push_back(row.marking);
    numbers.push_back(static_cast<std::int64_t>(row.number));
    events.push_back(row.event);
    declares.push_back(row.declares ? 1 : 0);
    known_from.push_back(row.known_from.seconds);
    bodies.push_back(row.body);
    hashes.push_back(view_of(row.hash));
  }
  using Texts = std::span<const std::string_view>;
  using Numbers = std::span<const std::int64_t>;
  Parameters parameters;
  parameters.add(Texts(markings)).add(Numbers(numbers)).add(Texts(events)).add(Numbers(declares));
  parameters.add(Numbers(known_from)).add(Texts(bodies)).add(Texts(hashes));
  return parameters;
}

Parameters columns_of(const Heads& heads) {
  std::vector<std::string_view> markings, hashes;
  std::vector<std::int64_t> counts, recorded_at;
  for (const auto& [marking, head] : heads) {
    if (head.count == 0) continue; // only asked about
    markings.push_back(marking);
    counts.push_back(static_cast<std::int64_t>(head.count));
    hashes.push_back(view_of(head.hash));
    recorded_at.push_back(head.recorded_at.seconds);
  }
  Parameters parameters;
  parameters.add(std::span<const std::string_view>(markings)).add(std::span<const std::int64_t>(counts));
  parameters.add(std::span<const std::string_view>(hashes)).add(std::span<const std::int64_t>(recorded_at));
  return parameters;
}

/// How far an append has come.
struct Attempt {
  std::string transaction; // the server's number of it, once it is being committed
  std::vector<Address> addresses;
  Hash last{}; // of its last row
};

Result<void> check_durable(Connection& connection) {
  bool durable = false;
  auto asked =
      connection.ask("SELECT current_setting('fsync')::boolean", {}, "opening it", [&](const Row& row) -> Result<void> {
        durable = row.truth(0);
        return {};
      });
  if (!asked || durable) return asked;
  return std::unexpected(Fault{FaultKind::cannot_open,
                               "the server runs with `fsync = off`, so that nothing it confirms "
                               "survives a power cut; turn it on"});
}

class PostgresLedger final : public Ledger {
public:
  PostgresLedger(std::string url, PostgresOptions options) : url_(std::move(url)), options_(std::move(options)) {}

  Result<void> connect() {
    auto made = Connection::open(url_);
    if (!made) return std::unexpected(made.error());
    const std::string settings =
        "SET lock_timeout = " + std::to_string(options_.wait_milliseconds) + "; SET synchronous_commit = on";
    if (auto set = made->run(settings.c_str(), "opening it"); !set) return set;
    if (auto safe = check_durable(*made); !safe) return safe;
    if (auto prepared = prepare_tables(*made, options_.opening == Opening::made); !prepared) return prepared;
    connection_ = *std::move(made);
    options_.opening = Opening::existing; // nobody who takes the tables away later shall find an empty record
    return {};
  }

  Result<std::vector<Address>> append(std::span<const Content> batch, time::Instant recorded_at) override {
    if (batch.empty()) return std::vector<Address>{};
    Attempt attempt;
    auto appended = repeated([&]() -> Result<std::vector<Address>> {
      if (!attempt.transaction.empty()) {
        const auto committed = was_committed(attempt);
        if (!committed) {
          if (!connection_.lost()) (void)connection_.run("ROLLBACK", writing);
          return std::unexpected(committed.error());
        }
        if (*committed) return attempt.addresses;
      }
      attempt = {};
      auto done = try_append(batch, recorded_at, attempt);
      if (done) return attempt.addresses;
      if (!connection_.lost()) {
        (void)connection_.run("ROLLBACK", writing);
        attempt.transaction.clear(); // the server has said no
      }
      return std::unexpected(done.error());
    });
    if (!appended && !attempt.transaction.empty()) {
      appended.error() = {FaultKind::unsure,
                          "the connection broke while the last entries were made durable: they are in "
                          "whole or not at all; look with `casus log` before you record them again"};
    }
    return appended;
  }

  Result<std::vector<Entry>> read(const Query& query) override {
    Parameters parameters;
    add_texts(parameters, seen_by(query.clearance)).add(query.known_at.seconds);
    const char* sql = CASUS_ROW "WHERE marking = ANY($1) AND known_from <= $2";
    if (!query.events.empty()) {
      add_texts(parameters, query.events);
      sql = CASUS_ROW "WHERE marking = ANY($1) AND known_from <= $2 AND event = ANY($3)";
    }
    auto entries = all<Entry>(sql, parameters, [](const Row& row) -> Result<Entry> {
      const auto stored = row_of(row);
      if (!stored) return std::unexpected(stored.error());
      return opened(*stored);
    });
    if (entries) put_in_order(*entries);
    return entries;
  }

  Result<std::vector<Head>> heads(const Clearance& clearance) override {
    return repeated([&] { return heads_of(seen_by(clearance)); });
  }

  Result<std::vector<Stored>> stored(const std::string& marking, std::uint64_t after, std::size_t limit) override {
    Parameters parameters;
    parameters.add(marking).add(static_cast<std::int64_t>(after)).add(static_cast<std::int64_t>(limit));
    return all<Stored>(CASUS_ROW "WHERE marking = $1 AND number > $2 ORDER BY number LIMIT $3", parameters, row_of);
  }

  Result<void> check() override {
    return repeated([&] { return check_tables(connection_); });
  }

  Result<void> keep(const Checkpoint& checkpoint) override {
    const Head& head = checkpoint.head;
    Parameters parameters;
    parameters.add(head.marking).add(static_cast<std::int64_t>(head.count)).add(view_of(head.hash));
    parameters.add(head.recorded_at.seconds).add(checkpoint.signed_at.seconds);
    parameters.add(view_of(checkpoint.key)).add(view_of(checkpoint.signature));
    // A second attempt after a lost answer must not keep it twice.
    return repeated([&] {
      return connection_.ask("INSERT INTO checkpoint SELECT $1, $2, $3, $4, $5, $6, $7 WHERE NOT EXISTS (SELECT FROM "
                             "checkpoint WHERE marking = $1 AND count = $2 AND key = $6 AND signature = $7)",
                             parameters, "keeping a checkpoint");
    });
  }

  Result<std::vector<Checkpoint>> checkpoints(const Clearance& clearance) override {
    Parameters parameters;
    add_texts(parameters, seen_by(clearance));
    return all<Checkpoint>("SELECT marking, count, hash, recorded_at, signed_at, key, signature FROM checkpoint WHERE "
                           "marking = ANY($1) ORDER BY marking, count, signed_at, signature",
                           parameters, checkpoint_of);
  }

private:
  /// Does the work, and does it over on a new connection when the one that it was done on broke.
  template <class Work>
  auto repeated(Work work) -> decltype(work()) {
    for (int attempt = 1;; ++attempt) {
      auto connected = connection_.lost() ? connect() : Result<void>();
      auto done = connected ? work() : decltype(work())(std::unexpected(connected.error()));
      if (done || !connection_.lost()) return done;
      if (!options_.again || !options_.again(attempt)) return done;
    }
  }

  template <class T, class Make>
  Result<std::vector<T>> all(const char* sql, const Parameters& parameters, Make make) {
    return repeated([&]() -> Result<std::vector<T>> {
      std::vector<T> found;
      auto asked = connection_.ask(sql, parameters, reading, [&](const Row& row) -> Result<void> {
        auto made = make(row);
        if (!made) return std::unexpected(made.error());
        found.push_back(*std::move(made));
        return {};
      });
      if (!asked) return std::unexpected(asked.error());
      return found;
    });
  }

  Result<std::vector<Head>> heads_of(const std::vector<std::string>& markings) {
    Parameters parameters;
    add_texts(parameters, markings);
    std::vector<Head> found;
    auto asked = connection_.ask("SELECT marking, count, hash, recorded_at FROM head WHERE marking = ANY($1) ORDER BY "
                                 "marking",
                                 parameters, "reading the end of the record", [&](const Row& row) -> Result<void> {
                                   auto head = row.are("bnbn") ? head_of(row) : std::unexpected(bad_row("head"));
                                   if (!head) return std::unexpected(head.error());
                                   found.push_back(*std::move(head));
                                   return {};
                                 });
    if (!asked) return std::unexpected(asked.error());
    return found;
  }

  /// Waits until no other writer is in the middle of something.
  Result<void> begin_writing() {
    return connection_.run("BEGIN; LOCK TABLE head IN EXCLUSIVE MODE", "waiting for its turn to write");
  }

  /// All of an append, in one transaction that is left open after a fault.
  Result<void> try_append(std::span<const Content> batch, time::Instant recorded_at, Attempt& attempt) {
    if (auto begun = begin_writing(); !begun) return begun;
    const std::set<std::string> markings = compartments_of(batch);
    const auto found = heads_of({markings.begin(), markings.end()});
    if (!found) return std::unexpected(found.error());
    Heads heads;
    for (const std::string& marking : markings)
      heads[marking] = {.marking = marking, .count = 0, .hash = genesis(marking), .recorded_at = {}};
    for (const Head& head : *found)
      heads[head.marking] = head;
    const auto rows = seal(batch, recorded_at, heads);
    if (!rows) return std::unexpected(rows.error());
    for (std::span<const Stored> left(*rows); !left.empty(); left = left.subspan(piece_of(left))) {
      if (auto inserted = insert(left.first(piece_of(left))); !inserted) return inserted;
    }
    for (const Stored& row : *rows)
      attempt.addresses.push_back({row.marking, row.number});
    attempt.last = rows->back().hash;
    if (auto set = set_heads(heads); !set) return set;
    auto transaction = announce(*rows);
    if (!transaction) return std::unexpected(transaction.error());
    attempt.transaction = *std::move(transaction);
    return connection_.run("COMMIT", "making entries durable");
  }

  /// The rows that another one is in the way of are left out, and then the first of them is the fault.
  Result<void> insert(std::span<const Stored> rows) {
    std::size_t in = 0; // the rows up to here are in, as the server tells them in their order
    auto inserted = connection_.ask(
        "INSERT INTO entry SELECT marking, number, event, declares = 1, known_from, body, hash FROM unnest($1, $2, $3, "
        "$4, $5, $6, $7) AS e(marking, number, event, declares, known_from, body, hash) ON CONFLICT DO NOTHING "
        "RETURNING marking, number",
        columns_of(rows), writing, [&](const Row& row) -> Result<void> {
          const bool next = in < rows.size() && rows[in].marking == row.bytes(0) &&
                            rows[in].number == static_cast<std::uint64_t>(row.number(1));
          if (next) ++in;
          return {};
        });
    if (!inserted || in == rows.size()) return inserted;
    return std::unexpected(rows[in].declares ? already_declared(rows[in].event) : bad_row("head"));
  }

  Result<void> set_heads(const Heads& heads) {
    return connection_.ask("INSERT INTO head SELECT * FROM unnest($1, $2, $3, $4) ON CONFLICT(marking) DO UPDATE SET "
                           "count = excluded.count, hash = excluded.hash, recorded_at = excluded.recorded_at",
                           columns_of(heads), writing);
  }

  /// Tells the listeners, once this is committed; the transaction's number.
  Result<std::string> announce(std::span<const Stored> rows) {
    std::set<std::string> channels;
    for (const Stored& row : rows)
      channels.insert(channel_of(row.marking));
    Parameters parameters;
    add_texts(parameters, channels);
    std::string transaction;
    auto asked =
        connection_.ask("SELECT convert_to(pg_current_xact_id()::text, 'UTF8'), count(pg_notify(convert_from(c, "
                        "'UTF8'), '')) FROM unnest($1) c",
                        parameters, writing, [&](const Row& row) -> Result<void> {
                          transaction = row.bytes(0);
                          return {};
                        });
    if (!asked) return std::unexpected(asked.error());
    return transaction;
  }

  /// Whether that attempt, whose connection broke, was committed after all: then its last row is there, and written by
  /// its transaction, not by another one that says the same. The status that the server keeps of transactions is no
  /// answer: after a crash it may give a number out again. As the attempt holds the table until its end, waiting for
  /// our turn is waiting for that.
  Result<bool> was_committed(const Attempt& attempt) {
    if (auto begun = begin_writing(); !begun) return std::unexpected(begun.error());
    bool there = false;
    Parameters parameters;
    parameters.add(attempt.addresses.back().marking);
    parameters.add(static_cast<std::int64_t>(attempt.addresses.back().number));
    parameters.add(view_of(attempt.last)).add(attempt.transaction);
    auto asked = connection_.ask("SELECT FROM entry WHERE marking = $1 AND number = $2 AND hash = $3 AND xmin = "
                                 "xid(convert_from($4, 'UTF8')::xid8)",
                                 parameters, "asking after the last entries", [&](const Row& /*row*/) -> Result<void> {
                                   there = true;
                                   return {};
                                 });
    if (!asked) return std::unexpected(asked.error());
    if (auto ended = connection_.run("ROLLBACK", "asking after the last entries"); !ended)
      return std::unexpected(ended.error());
    return there;
  }

  std::string url_;
  PostgresOptions options_;
  Connection connection_;
};

} // namespace

bool is_postgres(const std::string& name) {
  return name.starts_with("postgresql://") || name.starts_with("postgres://");
}

Result<std::unique_ptr<Ledger>> open_postgres(const std::string& url, PostgresOptions options) {
  auto ledger = std::make_unique<PostgresLedger>(url, std::move(options));
  if (auto connected = ledger->connect(); !connected) return std::unexpected(connected.error());
  return ledger;
}

} // namespace casus::record
