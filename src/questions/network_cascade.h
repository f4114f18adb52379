// SPDX-License-Identifier: Apache-2.0
// The part of `network` that supposes an attack and follows it to its end (R13).
#pragma once

#include "questions/network.h"

namespace casus::questions {

/// Fills `supposition`, `cascade` and `others`.
void add_cascade(NetworkAnswer& answer, const Case& asked, const engine::Engine& engine, const Supposed& supposed);

} // namespace casus::questions
