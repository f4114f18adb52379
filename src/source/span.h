// SPDX-License-Identifier: Apache-2.0
// A stretch of a text. Everything read from a text keeps one, so that any message can show where it came from.
#pragma once

#include "source/text.h"

#include <algorithm>
#include <cstdint>

namespace casus::source {

/// `length` bytes of `file` from byte `offset`. A default one points nowhere.
struct Span {
  FileId file;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;

  [[nodiscard]] std::uint32_t end() const { return offset + length; }
  [[nodiscard]] bool valid() const { return file.valid(); }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// The shortest span that covers both. If one points nowhere or they lie in different files: the first that points.
[[nodiscard]] inline Span join(Span a, Span b) {
  if (!a.valid()) return b;
  if (!b.valid() || a.file != b.file) return a;
  const std::uint32_t start = std::min(a.offset, b.offset);
  return {a.file, start, std::max(a.end(), b.end()) - start};
}

/// The text a span covers, cut at the text's end; empty when it points nowhere.
[[nodiscard]] inline std::string_view text_of(const Texts& texts, Span span) {
  if (!span.valid()) return {};
  const std::string_view all = texts.view(span.file);
  return span.offset < all.size() ? all.substr(span.offset, span.length) : std::string_view{};
}

} // namespace casus::source
