// SPDX-License-Identifier: Apache-2.0
// PostgreSQL's client library, loaded when a record on a server is first asked for: it brings twenty libraries with it,
// and loading them would be most of what a run costs that needs none.
#pragma once

#include "record/ledger.h"

#include <libpq-fe.h>

namespace casus::record {

// What is used of it. Its own documentation says what each does (PostgreSQL 15, chapter 34).
#define CASUS_LIBPQ(take)                                                                                              \
  take(PQclear) take(PQconnectdbParams) take(PQconsumeInput) take(PQerrorMessage) take(PQexec) take(PQfinish)          \
      take(PQfreemem) take(PQftype) take(PQgetResult) take(PQgetisnull) take(PQgetlength) take(PQgetvalue)             \
          take(PQnfields) take(PQnotifies) take(PQresultErrorField) take(PQresultErrorMessage) take(PQresultStatus)    \
              take(PQsendQueryParams) take(PQsetNoticeReceiver) take(PQsetSingleRowMode) take(PQsocket) take(PQstatus)

struct Libpq {
// A member is declared without parentheses.
#define CASUS_LIBPQ_MEMBER(function) decltype(&::function) function = nullptr; // NOLINT(bugprone-macro-parentheses)
  CASUS_LIBPQ(CASUS_LIBPQ_MEMBER)
#undef CASUS_LIBPQ_MEMBER
};

/// Loads it, once for the process. Fault: this machine has none that serves.
Result<void> load_libpq();

/// Its functions. It must have been loaded; whoever holds a connection knows that it was.
const Libpq& libpq();

} // namespace casus::record
