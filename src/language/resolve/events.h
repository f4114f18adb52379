// SPDX-License-Identifier: Apache-2.0
// Events and the reports that speak of them.
#pragma once

#include "language/resolve/declare.h"

namespace casus::language {

/// The zone of the dates of an event `of` that agreement, if it is of one.
time::Zone zone_of(const Context& context, std::optional<model::AgreementId> of);

/// Reads the slots of an event and adds its reports. False after a fault. Agreements have been read before: a date
/// without an offset is one of the zone of the agreement that the event is `of`, else of UTC.
bool read_event(Context& context, const Declared& declared);

} // namespace casus::language
