// SPDX-License-Identifier: Apache-2.0
// Text to syntax tree.
#pragma once

#include "language/parse/tree.h"
#include "source/diagnostic.h"
#include "source/text.h"

namespace casus::language {

/// Reads one loaded file (Markdown with fenced `casus` blocks, or `.casus`). Every fault becomes a diagnostic; what
/// could be read is in the tree, what could not is left out, so that one fault does not cause others.
Tree parse(const source::Texts& texts, source::FileId file, source::Diagnostics& diagnostics);

} // namespace casus::language
