// SPDX-License-Identifier: Apache-2.0
// A file seen as memory: only what is looked at is read.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace casus::source {

class Mapped {
public:
  /// An ordinary file. Refused with a sentence.
  static std::expected<Mapped, std::string> open(const std::string& path);

  Mapped(Mapped&& other) noexcept : text_(std::exchange(other.text_, {})) {}
  Mapped& operator=(Mapped&& other) noexcept {
    std::swap(text_, other.text_);
    return *this;
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  ~Mapped();

  std::string_view bytes() const { return text_; }

private:
  Mapped() = default;
  std::string_view text_;
};

} // namespace casus::source
