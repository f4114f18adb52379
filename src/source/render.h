// SPDX-License-Identifier: Apache-2.0
// Diagnostics as people read them on a terminal and as programs read them in JSON.
#pragma once

#include "source/diagnostic.h"
#include "source/text.h"

#include <cstddef>
#include <string>

namespace casus::source {

/// All findings in sorted order, a blank line between two, then a line that counts them; empty when there is none.
/// Source lines wider than `width` columns are shown through a window around what is marked.
[[nodiscard]] std::string render_text(const Diagnostics& diagnostics, const Texts& texts, bool colour,
                                      std::size_t width = 100);

/// One finding, ending in a line end.
[[nodiscard]] std::string render_text(const Diagnostic& diagnostic, const Texts& texts, bool colour,
                                      std::size_t width = 100);

/// One JSON object, schema "casus.diagnostics/1", ending in a line end:
/// `{schema, errors, warnings, notes, diagnostics: [{code, kind, severity, title, message, place?, heading?, expected?,
/// nearest?, also: [{place, text}], fixes: [{place, replacement, title?}]}]}` where a place is
/// `{path, start: {line, column, offset}, end: {...}}`. Fields with `?` are left out when there is nothing to say.
[[nodiscard]] std::string render_json(const Diagnostics& diagnostics, const Texts& texts);

} // namespace casus::source
