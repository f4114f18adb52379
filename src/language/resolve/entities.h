// SPDX-License-Identifier: Apache-2.0
// The slots of actors, groups, places, kinds, sources and families.
#pragma once

#include "language/resolve/declare.h"

namespace casus::language {

void read_actor(Context& context, const Declared& declared);
void read_place(Context& context, const Declared& declared);
void read_kind(Context& context, const Declared& declared);
void read_source(Context& context, const Declared& declared);
void read_family(Context& context, const Declared& declared);

/// After all kinds are read: legal acts, and roles where none are written, come from the parent.
void inherit_kinds(Context& context, std::span<const Declared> declared);

} // namespace casus::language
