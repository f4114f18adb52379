// SPDX-License-Identifier: Apache-2.0
// libpq's connection, parameters and rows, closed when they go out of sight, with faults as values. Values travel in
// PostgreSQL's binary form: no escapes, no encodings.
#pragma once

#include "record/ledger.h"
#include "record/postgres/libpq.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::record {

/// `postgresql://desk:secret@host/name` without its secret: for messages.
std::string without_password(const std::string& url);

/// The parameters `$1`, `$2`, ... of a statement.
class Parameters {
public:
  Parameters& add(std::string_view bytes);                  // bytea
  Parameters& add(std::int64_t number);                     // bigint
  Parameters& add(std::span<const std::string_view> bytes); // bytea[]
  Parameters& add(std::span<const std::int64_t> numbers);   // bigint[]

private:
  friend class Connection;
  Parameters& add(Oid type, std::string value);
  Parameters& add_array(Oid array, Oid element, std::span<const std::string> values);

  std::vector<Oid> types_;
  std::vector<std::string> values_;
};

/// One row of an answer; it lives as long as the call that is given it.
class Row {
public:
  explicit Row(const PGresult* result) : result_(result) {}
  /// Whether the columns are of these types and there: `n` bigint, `b` bytea, `t` boolean.
  [[nodiscard]] bool are(std::string_view types) const;
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string_view bytes(int column) const;
  [[nodiscard]] bool truth(int column) const { return bytes(column) == std::string_view("\1", 1); }

private:
  const PGresult* result_;
};

class Connection {
public:
  using Take = std::function<Result<void>(const Row&)>;

  Connection() = default;
  static Result<Connection> open(const std::string& url);

  /// Runs statements without parameters and results; `doing` completes "while ...".
  Result<void> run(const char* sql, std::string_view doing);
  /// Runs one statement and gives each row of its answer as it comes; the first fault of `take` is the answer's.
  Result<void> ask(const char* sql, const Parameters& parameters, std::string_view doing, const Take& take = {});

  /// There is none, or it broke: what was begun on it is undone, unless it was being committed.
  [[nodiscard]] bool lost() const { return lost_; }
  [[nodiscard]] PGconn* raw() const { return connection_.get(); }

private:
  struct Finish {
    void operator()(PGconn* connection) const;
  };
  Fault fault_of(const PGresult* result, std::string_view doing);

  std::unique_ptr<PGconn, Finish> connection_;
  bool lost_ = true;
};

} // namespace casus::record
