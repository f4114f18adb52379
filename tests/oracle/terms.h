// SPDX-License-Identifier: Apache-2.0
// Section 3 of docs/language/meaning.md, term end: terms, tacit renewals, extensions.
#pragma once

#include "tests/oracle/situation.h"
#include "time/deadline.h"

namespace casus::oracle {

struct TermEnd {
  Truth truth = Truth::impossible; // that of the start it is counted from
  time::Boundary at;
};

/// T of section 3; nothing without a term or a start. Consents and entry must be known.
std::optional<TermEnd> term_end_of(const Situation& s, AgreementId a);

} // namespace casus::oracle
