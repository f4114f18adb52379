// SPDX-License-Identifier: Apache-2.0
// Hears that entries came into a record, so that a program that runs on need not ask again and again.
#pragma once

#include "record/ledger.h"

namespace casus::record {

/// Made for one viewer: it hears of the compartments that the viewer may see and of nothing else.
class Listener {
public:
  Listener() = default;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  virtual ~Listener() = default;

  /// Readable (poll) when `heard` may have something to say. Ask for it anew after each `heard`: a new connection has
  /// another one.
  [[nodiscard]] virtual int descriptor() const = 0;

  /// Whether entries may have come in since the last call. Does not wait. After a broken connection it is true, since
  /// nobody heard what came meanwhile. Fault: the connection is broken and there is no new one yet; ask again later.
  virtual Result<bool> heard() = 0;
};

} // namespace casus::record
