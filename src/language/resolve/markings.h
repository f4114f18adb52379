// SPDX-License-Identifier: Apache-2.0
// Markings: labels that limit who may see what carries them.
#pragma once

#include "language/resolve/declare.h"

namespace casus::language {

/// The slots of a marking.
void read_marking_slots(Context& context, const Declared& declared);

/// What follows `marked`: the name of a declared marking, by which the model refers to it.
std::optional<std::string> read_marking(Context& context, Cursor& cursor);

/// A slot `marked` and nothing more.
bool read_marked(Context& context, const Slot& slot, std::string& into);

} // namespace casus::language
