// SPDX-License-Identifier: Apache-2.0
// The first pass: every name is known before any phrase is read, so that the order of texts never matters.
#pragma once

#include "language/resolve/context.h"

#include <span>

namespace casus::language {

/// A declaration and the entry of the model that it fills. One without entry was refused.
struct Declared {
  Declaration* declaration = nullptr;
  const Tree* tree = nullptr; // where it stands
  std::uint32_t index = 0;
  Draft* draft = nullptr; // the template that it belongs to, if it does
};

/// Declares what is built in and all names of all trees, in their order. Gives what the second pass has to read.
std::vector<Declared> declare(Context& context, std::span<Tree> trees);

/// Declares verbs, once all kinds are known: a kind's `verb`, or its name when it has none.
void declare_verbs(Context& context, std::span<const Declared> declared);

} // namespace casus::language
