// SPDX-License-Identifier: Apache-2.0
// Section 3 of docs/language/meaning.md, ends: how an agreement ends and how one party leaves it.
#pragma once

#include "tests/oracle/situation.h"

namespace casus::oracle {

/// X of section 3. Consents and entry must be known.
Earliest end_of(const Situation& s, AgreementId a);
/// L(p) of section 3.
Earliest leaving_of(const Situation& s, AgreementId a, ActorId p);

} // namespace casus::oracle
