// SPDX-License-Identifier: Apache-2.0
// A cell of a table's column of time.
#pragma once

#include "model/template.h"

#include <cstdint>
#include <optional>
#include <string>

namespace casus::exchange {

/// The second that a cell says; of a moment in words its last. Nothing when it says none.
std::optional<std::int64_t> second_in(const model::TimeColumn& time, const std::string& cell);

} // namespace casus::exchange
