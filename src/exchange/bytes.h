// SPDX-License-Identifier: Apache-2.0
// The bytes of a file, plain or compressed by gzip, or of standard input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>

namespace casus::exchange {

class Bytes {
public:
  /// `-` is standard input. What begins like gzip (RFC 1952) is taken out of it on the way. Refused with a sentence.
  static std::expected<Bytes, std::string> open(const std::string& path);

  /// Up to `room` bytes; 0 at the end. Refused when the device or the compression has a fault.
  std::expected<std::size_t, std::string> read(char* into, std::size_t room);

  /// Of the file as it lies: how much was read, and of how much (0: not known).
  std::uint64_t taken() const;
  std::uint64_t size() const { return size_; }

private:
  struct Closing {
    void operator()(void* file) const;
  };
  std::unique_ptr<void, Closing> file_; // zlib's, which also reads what is not compressed
  std::string path_;
  std::uint64_t size_ = 0;
  int plain_ = -1; // the descriptor, where nothing is compressed
  std::uint64_t read_ = 0;
};

} // namespace casus::exchange
