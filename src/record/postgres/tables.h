// SPDX-License-Identifier: Apache-2.0
// The tables of a record on a PostgreSQL server: made, brought to this program's version, and checked.
#pragma once

#include "record/postgres/connection.h"

namespace casus::record {

/// Where there is no record yet, makes one when `make`, else says so (`cannot_open`). One of an older version is
/// brought to this one; of a newer version, or tables of something else, are refused (`not_a_record`). Programs that
/// come at once wait for each other.
Result<void> prepare_tables(Connection& connection, bool make);

/// That columns and indexes are as this program makes them and that each index finds every row; the server's own check
/// of indexes (the extension amcheck) too, where it is installed.
Result<void> check_tables(Connection& connection);

} // namespace casus::record
