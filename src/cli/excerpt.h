// SPDX-License-Identifier: Apache-2.0
// The part of a library that some clauses rest on, as a text that is read alone.
#pragma once

#include "cli/library.h"

#include <string>
#include <string_view>
#include <vector>

namespace casus::cli {

/// The declarations of these clauses (`agreement/clause`), of their agreements, and of every actor, place, kind, clause
/// and text that they or `also` name, in the order of the library, as one casus text. Names are looked for in the
/// words: now and then one declaration too many is kept, none is missed. No events, reports or claims.
std::string excerpt(const Library& library, const std::vector<std::string>& clauses, std::string_view also);

} // namespace casus::cli
