// SPDX-License-Identifier: Apache-2.0
// What every question takes: the times it is asked for, and the standard of evidence (R15, R16).
#pragma once

#include "record/record.h"
#include "time/instant.h"
#include "time/zone.h"

#include <string>

namespace casus::questions {

/// A moment of knowledge by which every report is known: the last second that can be written (R1).
inline constexpr time::Instant best_knowledge = time::last_second;

/// `zone` is only for display.
struct Asked {
  time::Instant on;       // V: the exact second asked about
  time::Instant known_at; // K: reports said later are not seen
  record::Standard standard = record::Standard::reported;
  time::Zone zone = time::Zone::utc();
};

/// "at the end of 2024-06-12", "at 2024-06-12 09:00 +03:00": up to when reports are seen. A date of knowledge ends
/// where it ends last, at home or in UTC; either way it is the end of that date.
std::string known_at_words(const Asked& asked);

/// For below a table: "As known at the end of 2024-06-12; standard of evidence: reported."
std::string known_words(const Asked& asked);

/// The moment of knowledge: "at the end of 2024-06-12".
std::string known_at_words(const Asked& asked);

} // namespace casus::questions
