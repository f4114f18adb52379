// SPDX-License-Identifier: Apache-2.0
// Writers of a record in processes of their own, killed at random points under load.
#pragma once

#include "record/ledger.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <sys/types.h>

namespace casus::record {

/// Opens the record anew; both the writers and the test do.
using Opener = std::function<Result<std::unique_ptr<Ledger>>()>;

/// A child that appends batches for ever and says the number of the last entry once it is durable. It ends by itself
/// only on a fault, or when nobody is left to hear it.
class Writing {
public:
  explicit Writing(const Opener& open);
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  ~Writing();

  /// The next number that it said; waits for it. Nothing when it has ended and all is heard.
  std::optional<std::uint64_t> heard();
  void kill();

private:
  pid_t child_ = -1; // while it lives
  int in_ = -1;
};

struct Kills {
  std::uint64_t durable = 0; // entries at the end
  std::uint64_t lost = 0;    // times that something acknowledged was not there
  std::uint64_t torn = 0;    // times that a part of a batch was there
};

/// Kills so many writers, one after the other, and looks at the record after each.
Kills kill_writers(const Opener& open, int wanted);

/// For `make reliability`.
void print_kills(const char* store, int wanted, const Kills& kills);

/// Several writers at once, each with so many appends; true when all of them succeeded.
bool write_at_once(const Opener& open, int writers, int each);

} // namespace casus::record
