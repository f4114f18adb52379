// SPDX-License-Identifier: Apache-2.0
// A file as bytes in memory, and the numbers in it. Nothing here checks what it reads: the limit is a wall to measure
// against and trusts its input, which generate.py wrote.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

namespace limit {

/// A file mapped into memory, with a page of zeros behind it so that a look past its end is harmless.
class MappedFile {
public:
  /// Nothing when the file cannot be read.
  static std::optional<MappedFile> open(const std::string& path);

  MappedFile(MappedFile&& other) noexcept : start(std::exchange(other.start, nullptr)), length(other.length) {}
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();

  const char* begin() const { return start; }
  const char* end() const { return start + length; }
  std::size_t size() const { return length; }

private:
  MappedFile(char* first, std::size_t size) : start(first), length(size) {}

  char* start;
  std::size_t length;
};

inline std::uint64_t eight_bytes(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

/// The digits at `at`, which then stands behind the one character that ends them.
inline std::int32_t number(const char*& at) {
  auto value = static_cast<std::uint32_t>(*at++ - '0');
  for (std::uint32_t digit = 0; (digit = static_cast<std::uint32_t>(*at++ - '0')) < 10;)
    value = value * 10 + digit;
  return static_cast<std::int32_t>(value);
}

inline std::int32_t signed_number(const char*& at) {
  if (*at != '-') return number(at);
  ++at;
  return -number(at);
}

/// The first newline at or after `at`, eight bytes a step.
inline const char* line_end(const char* at) {
  for (;; at += 8) {
    const std::uint64_t other = eight_bytes(at) ^ 0x0a0a0a0a0a0a0a0aULL; // a newline is now a byte of zero
    const std::uint64_t zeros = (other - 0x0101010101010101ULL) & ~other & 0x8080808080808080ULL;
    if (zeros != 0) return at + std::countr_zero(zeros) / 8;
  }
}

} // namespace limit
