// SPDX-License-Identifier: Apache-2.0
// Question `needs`: the facts that are missing to decide a duty, a clause, an agreement's state or a claim (R6, R20).
#pragma once

#include "questions/why.h"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

/// A fact that is not there.
struct Need {
  std::string fact;   // "a request for consultation by either party"
  std::string effect; // "would make it owed: then within 24 hours"; empty: what it would decide is open
};

struct NeedsAnswer {
  Asked asked;
  std::string id;
  std::string subject; // "duty", "agreement", "clause", "claim"
  std::string state;   // what is known now: the conclusion of `why`
  std::vector<Need> needs;
};

/// Of what `why` can explain. Empty `needs`: nothing is missing.
std::expected<NeedsAnswer, WhyFault> needs(const Case& asked, std::string_view id);

std::vector<Table> to_tables(const NeedsAnswer& answer);
/// Schema `casus.needs/1`.
boost::json::value to_json(const NeedsAnswer& answer);

} // namespace casus::questions
