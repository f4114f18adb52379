// SPDX-License-Identifier: Apache-2.0
// Characters of UTF-8 text: decoding, faults, and how many terminal columns one takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace casus::source {

/// A code point and the bytes it took. A byte that belongs to no good sequence is U+FFFD of one byte.
struct Character {
  char32_t value = 0;
  std::uint32_t length = 1;

  /// True for the stand-in of a bad byte (a U+FFFD written in the text takes three).
  [[nodiscard]] bool bad() const { return value == 0xFFFD && length == 1; }
};

/// The character that starts at byte `at`, which lies inside `text`. Refuses overlong forms and surrogates (RFC 3629).
[[nodiscard]] Character decode(std::string_view text, std::size_t at);

/// Offset of the first byte that is not good UTF-8.
[[nodiscard]] std::optional<std::size_t> first_bad_byte(std::string_view text);

/// Characters in `text`.
[[nodiscard]] std::size_t count_characters(std::string_view text);

/// Columns on a terminal: 0 for combining marks, 2 for East Asian wide and emoji, else 1.
[[nodiscard]] std::uint32_t terminal_width(char32_t character);

/// True for what must not reach a terminal as it is: controls, escapes, and marks that reorder text.
[[nodiscard]] bool unprintable(char32_t character);

/// `text` with each bad byte as U+FFFD, so that it is UTF-8 whatever it was.
[[nodiscard]] std::string well_formed(std::string_view text);

/// `text` with each unprintable or bad character (line ends and tabs too) as U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace casus::source
