// SPDX-License-Identifier: Apache-2.0
// Sister texts: many agreements say the same but for their parties, places and dates. What has the wording of a text
// that was read before is read by filling in the blanks.
#pragma once

#include "language/parse/parse.h"
#include "language/resolve/declare.h"

#include <cstddef>
#include <memory>

namespace casus::language {

/// A few readings of late, of agreements, clauses and events without a fault, each with its `Wording`.
class Sisters {
public:
  explicit Sisters(Context& context);
  Sisters(const Sisters&) = delete;
  Sisters& operator=(const Sisters&) = delete;
  ~Sisters();

  /// Fills the entry of a declaration whose slots were left, as reading them would, and takes them as read. False: it
  /// is like none of the others, and nothing was done.
  bool fill(const Declared& declared);

  /// Remembers a declaration that was read, without a fault, as `Context::trace` has it: `lines` had been left, and its
  /// reports are those from `first_report` on.
  void keep(const Declared& declared, const LeftLines& lines, std::size_t first_report);

private:
  struct Kept;
  Context& context_;
  std::unique_ptr<Kept> kept_;
};

} // namespace casus::language
