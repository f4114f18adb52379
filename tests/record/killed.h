// SPDX-License-Identifier: Apache-2.0
// Writers of a record in processes of their own, killed at random points under load.
#pragma once

#include "record/ledger.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <sys/types.h>

namespace casus::record {

/// Opens the record anew; both the writers and the test do.
using Opener = std::function<Result<std::unique_ptr<Ledger>>()>;

/// A child that appends batches for ever and writes the number of the last entry into the pipe once it is durable. It
/// ends by itself only on a fault, or when nobody is left to read.
[[noreturn]] void write_until_killed(const Opener& open, const int (&pipe_ends)[2]);

struct Kills {
  std::uint64_t durable = 0; // entries at the end
  std::uint64_t lost = 0;    // times that something acknowledged was not there
  std::uint64_t torn = 0;    // times that a part of a batch was there
};

/// Kills so many writers, one after the other, and looks at the record after each.
Kills kill_writers(const Opener& open, int wanted);

/// What the environment says, else `otherwise`.
int kills_wanted(const char* variable, int otherwise);

/// Several writers at once, each with so many appends; true when all of them succeeded.
bool write_at_once(const Opener& open, int writers, int each);

} // namespace casus::record
