// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

namespace casus::record {

std::string_view to_string(Standard standard) {
  switch (standard) {
  case Standard::reported: return "reported";
  case Standard::confirmed: return "confirmed";
  case Standard::undisputed: return "undisputed";
  }
  return "reported";
}

std::expected<Standard, std::string> parse_standard(std::string_view text) {
  for (const Standard standard : {Standard::reported, Standard::confirmed, Standard::undisputed}) {
    if (to_string(standard) == text) return standard;
  }
  return std::unexpected("there is no standard `" + std::string(text) +
                         "`; write `reported` (any report that was not retracted), `confirmed` (anonymous ones do not "
                         "count) or `undisputed` (no report denies it)");
}

} // namespace casus::record
