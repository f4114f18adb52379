// SPDX-License-Identifier: Apache-2.0
// One source line laid out for a terminal, with what is marked in it. Used by render_text only.
#pragma once

#include "source/span.h"
#include "source/text.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace casus::source {

/// A line cut to the columns there are, and the mark under it.
struct Snippet {
  std::uint32_t line = 0;      // number, from 1
  std::string text;            // tabs as spaces, unprintable characters replaced, "…" where it was cut
  std::size_t mark_start = 0;  // columns before the mark
  std::size_t mark_width = 1;  // at least 1
  std::uint32_t last_line = 0; // last line that the span touches
};

/// The first line that `span` touches, in at most `columns` columns (at least 20).
[[nodiscard]] Snippet snippet(const Texts& texts, Span span, std::size_t columns);

} // namespace casus::source
