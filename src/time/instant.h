// SPDX-License-Identifier: Apache-2.0
// Elapsed time: instants of UTC and differences between them (the first of the two algebras of R2).
#pragma once

#include <compare>
#include <cstdint>

namespace casus::time {

/// A length of elapsed time in seconds; negative lengths go back. Never a number of calendar days (R2).
struct Elapsed {
  std::int64_t seconds = 0;
  auto operator<=>(const Elapsed&) const = default;
};

/// Seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar. Leap seconds are not counted (as in POSIX).
struct Instant {
  std::int64_t seconds = 0;
  auto operator<=>(const Instant&) const = default;
};

/// The first and the last second of the years −4000 to 9999 (R1): no moment that is written lies outside.
inline constexpr Instant first_second{-188'395'804'800};
inline constexpr Instant last_second{253'402'300'799};

constexpr Elapsed seconds(std::int64_t n) { return {n}; }
constexpr Elapsed minutes(std::int64_t n) { return {n * 60}; }
constexpr Elapsed hours(std::int64_t n) { return {n * 3600}; }

constexpr Elapsed operator-(Elapsed a) { return {-a.seconds}; }
constexpr Elapsed operator+(Elapsed a, Elapsed b) { return {a.seconds + b.seconds}; }
constexpr Elapsed operator-(Elapsed a, Elapsed b) { return {a.seconds - b.seconds}; }

constexpr Instant operator+(Instant a, Elapsed b) { return {a.seconds + b.seconds}; }
constexpr Instant operator-(Instant a, Elapsed b) { return {a.seconds - b.seconds}; }
constexpr Elapsed operator-(Instant a, Instant b) { return {a.seconds - b.seconds}; }

} // namespace casus::time
