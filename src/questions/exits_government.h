// SPDX-License-Identifier: Apache-2.0
// The part of `exits` that speaks of one government.
#pragma once

#include "questions/exits.h"

namespace casus::questions {

/// What a later government of `party` can do alone under one agreement, whose ways out are `all`: ends, promises that
/// it may leave undone, each with the reason why nothing in law holds it to them, and what stays.
NextGovernment next_government(const Case& asked, model::AgreementId id, model::ActorId party,
                               const AgreementExits& all);

} // namespace casus::questions
