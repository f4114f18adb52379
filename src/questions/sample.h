// SPDX-License-Identifier: Apache-2.0
// For the tests of this folder: a small world made by hand, with the outcome that an engine would give for it.
// uk-2024 is in force and obliges to consult within 24 hours of a request after an attack; usa-2024 is only expected.
#pragma once

#include "questions/case.h"

namespace casus::questions::sample {

inline constexpr model::ActorId uk{0}, ukraine{1}, russia{2}, usa{3}, poland{4};
inline constexpr model::KindId attack{0}, request{1}, consultation{2}, signature{3}, training{4}, defence{5};
inline constexpr model::AgreementId uk_2024{0}, usa_2024{1};
inline constexpr model::ClauseId consult{0}, no_defence{1}, train{2};
inline constexpr model::SourceId press{0}, office{1};
inline constexpr model::EventId signing_uk{0}, signing_usa{1}, attack_1{2}, request_1{3}, attack_poland{4};

/// All of a day of 2024 in UTC.
time::Moment day(std::uint8_t month, std::uint8_t d);

/// That day's last second: V or K.
time::Instant end_of(std::uint8_t month, std::uint8_t d);

/// The world. Signing of uk-2024 on 12 January, attack on 8 July, request for it on 9 July; signing of usa-2024
/// expected for 13 June by two reports of 12 June, reported on 14 June.
model::Model world();

/// A pattern of a kind with nobody named; the overload names who is attacked or asked, in role `on`.
model::Pattern pattern(model::KindId kind);
model::Pattern pattern_on(model::KindId kind, model::ActorId actor);

/// States for every agreement and clause: uk-2024 in force since 12 January until 12 January 2034, usa-2024 not signed.
model::Outcome outcome(const model::Model& model);

/// The duty to consult: with the request, due one day after it at noon and broken; without, waiting for it.
model::Duty duty(bool requested);

/// The case on a day, as known at its end.
Case on(const model::Model& model, time::Instant at, model::Outcome outcome);

} // namespace casus::questions::sample
