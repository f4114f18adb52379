// SPDX-License-Identifier: Apache-2.0
// The model as bytes and back: every field of every struct, in its order.
#pragma once

#include "model/model.h"

#include <string>
#include <string_view>

namespace casus::exchange {

/// Appends the model.
void write_model(const model::Model& model, std::string& out);

/// What `write_model` wrote, and nothing more. False when the bytes are anything else; ids are not looked into.
bool read_model(std::string_view bytes, model::Model& model);

} // namespace casus::exchange
