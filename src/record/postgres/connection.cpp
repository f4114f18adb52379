// SPDX-License-Identifier: Apache-2.0
#include "record/postgres/connection.h"

#include "record/bytes.h"

#include <optional>
#include <utility>

namespace casus::record {

namespace {

// Types by their numbers in pg_type, which never change.
constexpr Oid oid_boolean = 16;
constexpr Oid oid_bytea = 17;
constexpr Oid oid_bigint = 20;
constexpr Oid oid_bytea_array = 1001;
constexpr Oid oid_bigint_array = 1016;

struct ClearResult {
  void operator()(PGresult* result) const { libpq().PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

/// The connection is gone, or the server is going.
bool breaks_connection(std::string_view state) { return state.starts_with("57P") || state.starts_with("08"); }

FaultKind kind_of(std::string_view state) {
  if (state.starts_with("53")) return FaultKind::full;
  if (state == "55P03" || state.starts_with("40")) return FaultKind::busy; // lock not available, deadlock
  if (state.starts_with("XX") || state.starts_with("42P") || state == "42703" || state == "42804")
    return FaultKind::damaged; // our statements are right, so the tables are not
  if (state.starts_with("28") || state.starts_with("3D") || state.starts_with("3F") || state.starts_with("42501") ||
      state.starts_with("25006"))
    return FaultKind::cannot_open; // who, which database, which rights
  return FaultKind::io;
}

std::string_view advice(FaultKind kind) {
  switch (kind) {
  case FaultKind::busy: return "another program is writing to it; try again";
  case FaultKind::full: return "the server has no room; make room and try again, the record is as it was";
  case FaultKind::damaged: return "its tables are damaged or not those of a record; restore it from a copy";
  case FaultKind::cannot_open: return "the server refuses; look at the address, the name and the rights on its tables";
  default: return "the server or the connection failed; the record is as it was";
  }
}

std::string one_line(std::string_view text) {
  std::string line(text);
  while (!line.empty() && (line.back() == '\n' || line.back() == ' '))
    line.pop_back();
  for (char& c : line) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return line;
}

void be_silent(void* /*unused*/, const PGresult* /*notice*/) {}

std::string eight_bytes(std::int64_t number) {
  ByteWriter out;
  out.i64(number);
  return out.take();
}

} // namespace

std::string without_password(const std::string& url) {
  std::string shown = url;
  const std::size_t begin = shown.find("://");
  if (begin == std::string::npos) return shown;
  const std::size_t end = std::min(shown.find_first_of("/?", begin + 3), shown.size());
  const std::size_t at = shown.rfind('@', end);
  const std::size_t colon = shown.find(':', begin + 3);
  if (at != std::string::npos && at > begin && colon < at) shown.erase(colon, at - colon);
  if (const std::size_t word = shown.find("password="); word != std::string::npos) {
    const std::size_t from = word + std::string_view("password=").size();
    shown.replace(from, std::min(shown.find('&', from), shown.size()) - from, "...");
  }
  return shown;
}

Parameters& Parameters::add(Oid type, std::string value) {
  types_.push_back(type);
  values_.push_back(std::move(value));
  return *this;
}

Parameters& Parameters::add(std::string_view bytes) { return add(oid_bytea, std::string(bytes)); }

Parameters& Parameters::add(std::int64_t number) { return add(oid_bigint, eight_bytes(number)); }

Parameters& Parameters::add_array(Oid array, Oid element, std::span<const std::string> values) {
  ByteWriter out;
  out.number(values.empty() ? 0 : 1, 4); // dimensions
  out.number(0, 4);                      // nothing is null
  out.number(element, 4);
  if (!values.empty()) {
    out.number(values.size(), 4);
    out.number(1, 4); // the first index
  }
  for (const std::string& value : values)
    out.text(value);
  return add(array, out.take());
}

Parameters& Parameters::add(std::span<const std::string_view> bytes) {
  return add_array(oid_bytea_array, oid_bytea, std::vector<std::string>(bytes.begin(), bytes.end()));
}

Parameters& Parameters::add(std::span<const std::int64_t> numbers) {
  std::vector<std::string> values;
  values.reserve(numbers.size());
  for (const std::int64_t number : numbers)
    values.push_back(eight_bytes(number));
  return add_array(oid_bigint_array, oid_bigint, values);
}

bool Row::are(std::string_view types) const {
  if (libpq().PQnfields(result_) != static_cast<int>(types.size())) return false;
  for (int i = 0; i < libpq().PQnfields(result_); ++i) {
    const char type = types[static_cast<std::size_t>(i)];
    const Oid expected = type == 'n' ? oid_bigint : type == 't' ? oid_boolean : oid_bytea;
    if (libpq().PQftype(result_, i) != expected || libpq().PQgetisnull(result_, 0, i) != 0) return false;
  }
  return true;
}

std::int64_t Row::number(int column) const { return ByteReader(bytes(column)).i64(); }

std::string_view Row::bytes(int column) const {
  return {libpq().PQgetvalue(result_, 0, column), static_cast<std::size_t>(libpq().PQgetlength(result_, 0, column))};
}

void Connection::Finish::operator()(PGconn* connection) const { libpq().PQfinish(connection); }

Result<Connection> Connection::open(const std::string& url) {
  if (auto there = load_libpq(); !there) return std::unexpected(there.error());
  // What the address says itself stands behind and wins.
  const char* const names[] = {"connect_timeout", "fallback_application_name", "dbname", nullptr};
  const char* const values[] = {"10", "casus", url.c_str(), nullptr};
  Connection made;
  made.connection_.reset(libpq().PQconnectdbParams(names, values, 1));
  if (libpq().PQstatus(made.raw()) != CONNECTION_OK) {
    return std::unexpected(Fault{
        FaultKind::cannot_open, "the server cannot be reached; look at the address, and whether it runs (PostgreSQL: " +
                                    one_line(libpq().PQerrorMessage(made.raw())) + ")"});
  }
  made.lost_ = false;
  libpq().PQsetNoticeReceiver(made.raw(), be_silent, nullptr);
  return made;
}

Fault Connection::fault_of(const PGresult* result, std::string_view doing) {
  const char* said = result != nullptr ? libpq().PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const std::string_view state = said != nullptr ? said : "";
  if (libpq().PQstatus(raw()) != CONNECTION_OK || breaks_connection(state)) lost_ = true;
  const FaultKind kind = lost_ ? FaultKind::io : kind_of(state);
  const std::string message =
      one_line(result != nullptr ? libpq().PQresultErrorMessage(result) : libpq().PQerrorMessage(raw()));
  return {kind, "the record failed while " + std::string(doing) + ": " + std::string(advice(kind)) +
                    " (PostgreSQL: " + message + ")"};
}

Result<void> Connection::run(const char* sql, std::string_view doing) {
  const Answer answer(libpq().PQexec(raw(), sql));
  const ExecStatusType status = libpq().PQresultStatus(answer.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return {};
  return std::unexpected(fault_of(answer.get(), doing));
}

Result<void> Connection::ask(const char* sql, const Parameters& parameters, std::string_view doing, const Take& take) {
  const std::size_t count = parameters.values_.size();
  std::vector<const char*> values(count);
  std::vector<int> lengths(count);
  const std::vector<int> binary(count, 1);
  for (std::size_t i = 0; i < count; ++i) {
    values[i] = parameters.values_[i].data();
    lengths[i] = static_cast<int>(parameters.values_[i].size());
  }
  if (libpq().PQsendQueryParams(raw(), sql, static_cast<int>(count), parameters.types_.data(), values.data(),
                                lengths.data(), binary.data(), 1) == 0) {
    return std::unexpected(fault_of(nullptr, doing));
  }
  libpq().PQsetSingleRowMode(raw());
  std::optional<Fault> fault;
  // To its end, whatever it brings: the next statement can only then be sent.
  for (Answer answer(libpq().PQgetResult(raw())); answer; answer.reset(libpq().PQgetResult(raw()))) {
    const ExecStatusType status = libpq().PQresultStatus(answer.get());
    if (status == PGRES_SINGLE_TUPLE) {
      if (fault || !take) continue;
      if (auto taken = take(Row(answer.get())); !taken) fault = taken.error();
    } else if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
      fault = fault_of(answer.get(), doing);
    }
  }
  if (fault) return std::unexpected(*std::move(fault));
  return {};
}

} // namespace casus::record
