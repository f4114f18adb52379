// SPDX-License-Identifier: Apache-2.0
// The oracle: the slow, obviously right evaluator, written from docs/language/meaning.md alone. It keeps no index and
// no state, looks at every fact every time, and shares nothing with the engine but model/ and time/.
#pragma once

#include "model/outcome.h"

namespace casus::oracle {

/// The state of everything at the exact second `at`, by the rules of docs/language/meaning.md.
[[nodiscard]] model::Outcome answer(const model::Model& model, const model::Log& log, time::Instant at);

} // namespace casus::oracle
