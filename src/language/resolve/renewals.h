// SPDX-License-Identifier: Apache-2.0
// How an agreement may go on: its term prolonged, or parts of it after its end.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// What follows `renewal`: `tacit for 5 years, 6 months before the end`, `joint "by written agreement"`.
bool read_renewal(Context& context, const Slot& slot, model::AgreementId here);

/// What follows `survives`; adds one to the agreement.
bool read_survival(Context& context, const Slot& slot, model::Agreement& agreement);

} // namespace casus::language
