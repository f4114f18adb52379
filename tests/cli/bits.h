// SPDX-License-Identifier: Apache-2.0
// Which bits of a file a test flips.
#pragma once

#include "tests/oracle/lot.h"
#include "tests/oracle/setting.h"

#include <cstddef>
#include <string>
#include <vector>

namespace casus::door {

using oracle::sanitized;

/// The bits of so many bytes that are flipped: each, and under a sanitizer one of every byte, drawn by CASUS_SEED.
inline std::vector<std::size_t> bits_to_flip(std::size_t bytes) {
  oracle::Lot lot(oracle::setting("CASUS_SEED", 1));
  std::vector<std::size_t> bits;
  for (std::size_t byte = 0; byte < bytes; ++byte) {
    const std::size_t drawn = lot.below(8);
    for (std::size_t bit = 0; bit < 8; ++bit) {
      if (!sanitized || bit == drawn) bits.push_back(byte * 8 + bit);
    }
  }
  return bits;
}

inline void flip(std::string& bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ static_cast<char>(1U << (bit % 8)));
}

} // namespace casus::door
