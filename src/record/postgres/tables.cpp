// SPDX-License-Identifier: Apache-2.0
#include "record/postgres/tables.h"

#include <array>
#include <optional>

namespace casus::record {

namespace {

/// Each brings the tables from the version before it to its own; the first makes them.
constexpr std::array<const char*, 1> steps{R"(
CREATE TABLE casus_format(version bigint NOT NULL);
INSERT INTO casus_format VALUES(0);
CREATE TABLE entry(marking bytea NOT NULL, number bigint NOT NULL, event bytea NOT NULL, declares boolean NOT NULL,
  known_from bigint NOT NULL, body bytea NOT NULL, hash bytea NOT NULL, PRIMARY KEY(marking, number));
CREATE INDEX entry_event ON entry(event, marking, number);
CREATE UNIQUE INDEX entry_declared ON entry(event, marking) WHERE declares;
CREATE TABLE head(marking bytea NOT NULL PRIMARY KEY, count bigint NOT NULL, hash bytea NOT NULL,
  recorded_at bigint NOT NULL);
CREATE TABLE checkpoint(marking bytea NOT NULL, count bigint NOT NULL, hash bytea NOT NULL, recorded_at bigint NOT NULL,
  signed_at bigint NOT NULL, key bytea NOT NULL, signature bytea NOT NULL);
)"};

constexpr const char* opening = "opening it";
constexpr const char* checking = "checking its tables";

Result<std::int64_t> number_of(Connection& connection, const char* sql, const char* doing) {
  std::int64_t number = 0;
  auto asked = connection.ask(sql, {}, doing, [&](const Row& row) -> Result<void> {
    number = row.number(0);
    return {};
  });
  if (!asked) return std::unexpected(asked.error());
  return number;
}

/// A column or index a line, as the server describes it.
constexpr const char* description = R"(
SELECT convert_to(string_agg(line, E'\n' ORDER BY line COLLATE "C"), 'UTF8') FROM (
  SELECT c.relname || '.' || a.attnum || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) ||
    CASE WHEN a.attnotnull THEN '' ELSE ' null' END AS line
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0
    AND c.relname IN ('entry', 'head', 'checkpoint', 'casus_format')
  UNION ALL
  SELECT replace(pg_get_indexdef(i.indexrelid), quote_ident(current_schema()) || '.', '') ||
    CASE WHEN i.indisvalid AND i.indisready THEN '' ELSE ' invalid' END
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relname IN ('entry', 'head', 'checkpoint', 'casus_format')
) described)";

/// What `description` says of tables that `steps` made.
constexpr std::string_view as_made = R"(CREATE INDEX entry_event ON entry USING btree (event, marking, number)
CREATE UNIQUE INDEX entry_declared ON entry USING btree (event, marking) WHERE declares
CREATE UNIQUE INDEX entry_pkey ON entry USING btree (marking, number)
CREATE UNIQUE INDEX head_pkey ON head USING btree (marking)
casus_format.1 version bigint
checkpoint.1 marking bytea
checkpoint.2 count bigint
checkpoint.3 hash bytea
checkpoint.4 recorded_at bigint
checkpoint.5 signed_at bigint
checkpoint.6 key bytea
checkpoint.7 signature bytea
entry.1 marking bytea
entry.2 number bigint
entry.3 event bytea
entry.4 declares boolean
entry.5 known_from bigint
entry.6 body bytea
entry.7 hash bytea
head.1 marking bytea
head.2 count bigint
head.3 hash bytea
head.4 recorded_at bigint)";

Fault damaged(std::string_view what) {
  return {FaultKind::damaged, "the record's " + std::string(what) + "; restore it from a copy"};
}

Result<void> check_description(Connection& connection) {
  std::string found;
  auto asked = connection.ask(description, {}, checking, [&](const Row& row) -> Result<void> {
    found = row.bytes(0);
    return {};
  });
  if (!asked) return asked;
  if (found == as_made) return {};
  return std::unexpected(damaged("tables are not as this program makes them"));
}

/// The same count, found through the table and through each index.
Result<void> check_counts(Connection& connection) {
  constexpr const char* by_table = "SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = off; "
                                   "SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off";
  constexpr const char* by_index = "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = on; "
                                   "SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off";
  if (auto set = connection.run(by_table, checking); !set) return set;
  const auto all = number_of(connection, "SELECT count(*) FROM entry", checking);
  const auto declared = number_of(connection, "SELECT count(*) FROM entry WHERE declares", checking);
  if (auto set = connection.run(by_index, checking); !set) return set;
  const auto by_number =
      number_of(connection, "SELECT count(*) FROM (SELECT FROM entry ORDER BY marking, number) e", checking);
  const auto by_event =
      number_of(connection, "SELECT count(*) FROM (SELECT FROM entry ORDER BY event, marking, number) e", checking);
  const auto by_declared = number_of(
      connection, "SELECT count(*) FROM (SELECT FROM entry WHERE declares ORDER BY event, marking) e", checking);
  for (const auto* count : {&all, &declared, &by_number, &by_event, &by_declared}) {
    if (!*count) return std::unexpected(count->error());
  }
  if (*by_number == *all && *by_event == *all && *by_declared == *declared) return {};
  return std::unexpected(damaged("indexes do not find every entry"));
}

Result<void> check_indexes(Connection& connection) {
  const auto installed = number_of(connection, "SELECT count(*) FROM pg_extension WHERE extname = 'amcheck'", checking);
  if (!installed) return std::unexpected(installed.error());
  if (*installed == 0) return {};
  return connection.ask(
      "SELECT bt_index_check(i.indexrelid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid "
      "WHERE c.relnamespace = current_schema()::regnamespace AND c.relname IN ('entry', 'head')",
      {}, checking);
}

/// One transaction, undone unless all went well.
template <class Work>
Result<void> in_transaction(Connection& connection, const char* begin, const char* doing, Work work) {
  if (auto begun = connection.run(begin, doing); !begun) return begun;
  Result<void> done = work();
  if (done) return connection.run("COMMIT", doing);
  if (!connection.lost()) (void)connection.run("ROLLBACK", doing);
  return done;
}

Result<void> bring_up(Connection& connection, bool make) {
  const auto ours = number_of(connection,
                              "SELECT count(*) FROM pg_class WHERE relnamespace = "
                              "current_schema()::regnamespace AND relname = 'casus_format'",
                              opening);
  const auto theirs = number_of(connection,
                                "SELECT count(*) FROM pg_class WHERE relnamespace = "
                                "current_schema()::regnamespace AND relname IN ('entry', 'head', 'checkpoint')",
                                opening);
  if (!ours) return std::unexpected(ours.error());
  if (!theirs) return std::unexpected(theirs.error());
  if (*ours == 0 && *theirs != 0) {
    return std::unexpected(Fault{FaultKind::not_a_record,
                                 "the database holds another program's tables of the same names; name another one"});
  }
  if (*ours == 0 && !make) {
    return std::unexpected(Fault{FaultKind::cannot_open, "the database holds no record yet; `casus record` makes one"});
  }
  auto version =
      *ours == 0 ? Result<std::int64_t>(0) : number_of(connection, "SELECT version FROM casus_format", opening);
  if (!version) return std::unexpected(version.error());
  if (*version > static_cast<std::int64_t>(steps.size())) {
    return std::unexpected(Fault{FaultKind::not_a_record, "the record is of a newer version; update this program"});
  }
  for (auto step = static_cast<std::size_t>(*version); step < steps.size(); ++step) {
    if (auto made = connection.run(steps[step], "making its tables"); !made) return made;
    Parameters parameters;
    parameters.add(static_cast<std::int64_t>(step + 1));
    if (auto set = connection.ask("UPDATE casus_format SET version = $1", parameters, "making its tables"); !set)
      return set;
  }
  return {};
}

} // namespace

Result<void> prepare_tables(Connection& connection, bool make) {
  return in_transaction(connection, "BEGIN; SELECT pg_advisory_xact_lock(1667331955)", opening, // "casu" as a number
                        [&] { return bring_up(connection, make); });
}

Result<void> check_tables(Connection& connection) {
  return in_transaction(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ", checking, [&]() -> Result<void> {
    if (auto described = check_description(connection); !described) return described;
    if (auto counted = check_counts(connection); !counted) return counted;
    return check_indexes(connection);
  });
}

} // namespace casus::record
