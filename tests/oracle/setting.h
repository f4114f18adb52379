// SPDX-License-Identifier: Apache-2.0
// How much a test does, as whoever runs it wishes: CASUS_WORLDS=1000000.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace casus::oracle {

/// The whole number that the environment holds under that name, else `otherwise`.
inline std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

} // namespace casus::oracle
