// SPDX-License-Identifier: Apache-2.0
// How much a test does, as whoever runs it wishes: CASUS_WORLDS=1000000.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace casus::oracle {

/// Whether a sanitizer looks on, and makes all that runs some ten times as dear.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

/// Random worlds in a run of every test that is asked for many.
inline constexpr std::uint64_t many_worlds = sanitized ? 5'000 : 20'000;

/// The whole number that the environment holds under that name, else `otherwise`.
inline std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

} // namespace casus::oracle
