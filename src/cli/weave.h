// SPDX-License-Identifier: Apache-2.0
// `casus weave`: a file of the library as one page that a lawyer can mark up: prose, clauses, and beside each clause
// the English sentence made from it.
#pragma once

#include "cli/arguments.h"
#include "cli/library.h"
#include "cli/run.h"

#include <string>

namespace casus::cli {

/// The page: HTML with nothing outside itself. `file` is one of the library's texts.
std::string woven_page(const Library& library, source::FileId file);

/// The file named, or the one in which the agreement named stands, as HTML or as PDF (printed by Chromium).
Finished weave(const Options& options, const Surroundings& surroundings);

} // namespace casus::cli
