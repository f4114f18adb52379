// SPDX-License-Identifier: Apache-2.0
// Pieces of the canonical forms: integers big end first, texts with their length before them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace casus::record {

class ByteWriter {
public:
  void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void number(std::uint64_t value, int width) {
    std::array<char, 8> bytes{};
    for (int i = 0; i < width; ++i)
      bytes[static_cast<std::size_t>(i)] = static_cast<char>(value >> ((width - 1 - i) * 8));
    bytes_.append(bytes.data(), static_cast<std::size_t>(width));
  }
  /// Room for so many bytes, so that nothing is moved as they come.
  void reserve(std::size_t size) { bytes_.reserve(size); }
  void u64(std::uint64_t value) { number(value, 8); }
  void i64(std::int64_t value) { number(static_cast<std::uint64_t>(value), 8); }
  void raw(std::string_view bytes) { bytes_ += bytes; }
  template <class Array>
  void array(const Array& bytes) {
    bytes_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  }
  void text(std::string_view text) {
    number(text.size(), 4);
    bytes_ += text;
  }

  [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
  std::string bytes_;
};

/// Reads what ByteWriter wrote. After a fault everything it gives is zero or empty, and `good` is false.
class ByteReader {
public:
  explicit ByteReader(std::string_view bytes) : left_(bytes) {}

  std::uint64_t number(int width) {
    std::uint64_t value = 0;
    for (const char c : raw(static_cast<std::size_t>(width)))
      value = value << 8U | static_cast<std::uint8_t>(c);
    return value;
  }
  std::uint8_t byte() { return static_cast<std::uint8_t>(number(1)); }
  std::uint64_t u64() { return number(8); }
  std::int64_t i64() { return static_cast<std::int64_t>(number(8)); }
  std::string_view raw(std::size_t size) {
    if (size > left_.size()) {
      good_ = false;
      left_ = {};
      return {};
    }
    const std::string_view taken = left_.substr(0, size);
    left_.remove_prefix(size);
    return taken;
  }
  std::string text() { return std::string(raw(number(4))); }
  template <class Array>
  Array array() {
    Array result{};
    const std::string_view bytes = raw(result.size());
    std::copy(bytes.begin(), bytes.end(), result.begin());
    return result;
  }
  /// A byte that names one of `count` values.
  std::uint8_t one_of(std::uint8_t count) {
    const std::uint8_t value = byte();
    if (value >= count) good_ = false;
    return value;
  }

  /// What was read cannot be what was written.
  void refuse() { good_ = false; }

  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool done() const { return good_ && left_.empty(); }

private:
  std::string_view left_;
  bool good_ = true;
};

} // namespace casus::record
