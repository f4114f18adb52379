// SPDX-License-Identifier: Apache-2.0
// Syntax tree to canonical text.
#pragma once

#include "language/parse/tree.h"
#include "source/text.h"

#include <string>

namespace casus::language {

/// The file's bytes with every casus block in canonical form: slots aligned, locus at column 72 or after two spaces,
/// one blank line between declarations. Prose, comments and order stay. format(format(x)) == format(x); the meaning
/// never changes. The file must have parsed without errors.
std::string format(const source::Texts& texts, const Tree& tree);

} // namespace casus::language
