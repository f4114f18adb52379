// SPDX-License-Identifier: Apache-2.0
// The kinds of event that every library has: the legal acts of treaties (docs/language/reference.md).
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// Adds them, with their verbs, in front of all other kinds.
void declare_legal_acts(Context& context);

} // namespace casus::language
