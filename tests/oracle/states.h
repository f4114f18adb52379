// SPDX-License-Identifier: Apache-2.0
// Section 3 of docs/language/meaning.md, AgreementState: what is shown of each agreement.
#pragma once

#include "tests/oracle/situation.h"

namespace casus::oracle {

/// By AgreementId.
std::vector<model::AgreementState> agreement_states(const Situation& s);

} // namespace casus::oracle
