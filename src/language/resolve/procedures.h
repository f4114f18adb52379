// SPDX-License-Identifier: Apache-2.0
// What a party must do at home for a step of an agreement.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// What follows `procedure`: `Ukraine ratification by Verkhovna Rada "a law"`; adds one to the agreement.
bool read_procedure(Context& context, const Slot& slot, model::AgreementId here);

} // namespace casus::language
