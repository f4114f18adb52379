// SPDX-License-Identifier: Apache-2.0
// Zones: the bridge between instants and civil dates. Nothing here ever looks at the machine's own zone (T4).
#pragma once

#include "time/date.h"
#include "time/instant.h"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace casus::time {

/// Why a name gives no zone.
struct ZoneFault {
  enum class Kind : std::uint8_t {
    malformed, ///< not shaped like a name of the IANA database
    unknown,   ///< the installed database has no such zone
    unsuitable ///< it is there, but means another thing on another machine, or counts leap seconds
  };
  Kind kind;
  std::string sentence; ///< for people: what is wrong and what to write
};

/// Why a local time is not one instant.
struct LocalFault {
  enum class Kind : std::uint8_t {
    nonexistent, ///< clocks were put forward over it
    ambiguous    ///< clocks were put back and showed it twice
  };
  Kind kind;
  Instant first;  ///< ambiguous: the earlier reading. nonexistent: the instant at which clocks were put forward
  Instant second; ///< ambiguous: the later reading. nonexistent: the same as `first`
};

/// What a calendar and a clock on the wall show.
struct LocalTime {
  Date date;
  int hour = 0;
  int minute = 0;
  int second = 0;
  Elapsed offset;           ///< local time minus UTC, east positive
  std::string abbreviation; ///< such as EEST
};

/// A zone of the IANA database or a fixed offset. Cheap to copy, safe to share between threads, equal by name.
class Zone {
public:
  /// Finds `Europe/Kyiv` or `UTC`, as spelled in the database.
  static std::expected<Zone, ZoneFault> find(std::string_view iana_name);

  static Zone utc();

  /// A constant offset, east positive; under 24 hours either way.
  static Zone fixed(Elapsed offset);

  /// The name it was found under; `UTC`, or `+03:00` for a fixed offset.
  std::string_view name() const;

  /// The first instant at which the calendar shows `date`. Where clocks skip midnight, the first instant after the gap;
  /// where they skip the whole day, the first instant of the next one.
  Instant start_of_day(Date date) const;

  /// The first instant after which the calendar never shows `date` again. It is the start of the next day, except where
  /// clocks are put back across midnight and the old date shows once more.
  Instant end_of_day(Date date) const;

  /// The date that the calendar shows.
  Date local_date(Instant at) const;

  LocalTime local(Instant at) const;

  /// The instant at which clocks show this time. The date must exist; 0 <= hour < 24, 0 <= minute, second < 60.
  std::expected<Instant, LocalFault> instant(Date date, int hour, int minute, int second) const;

  bool operator==(const Zone&) const = default;

private:
  struct Data;
  explicit Zone(const Data* data) : data_(data) {}
  const Data* data_; // lives as long as the process
};

/// The release of the installed zone database, such as `2026a`; `unknown` where its files do not say (R19).
std::string zone_database_version();

/// `+03:00`, `-00:44:30`.
std::string offset_text(Elapsed offset);

} // namespace casus::time
