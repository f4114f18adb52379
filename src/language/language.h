// SPDX-License-Identifier: Apache-2.0
// The language's public face: files in, checked model or diagnostics out. lex -> parse -> resolve -> check.
#pragma once

#include "model/model.h"
#include "source/diagnostic.h"
#include "source/text.h"

#include <span>

namespace casus::language {

struct Reading {
  model::Model model; // whole only if `diagnostics` has no errors
  source::Diagnostics diagnostics;
};

/// Reads all files of a library as one text. Same files, same order: same model. A table that a text names (a CSV file,
/// by its path from the text's folder) is loaded with `load` into `texts`; without one no table is found.
Reading read(const source::Texts& texts, std::span<const source::FileId> files, const source::Loader& load = {});

} // namespace casus::language
