// SPDX-License-Identifier: Apache-2.0
#include "exchange/sorted_lines.h"

#include <algorithm>

namespace casus::exchange {

std::string_view line_at(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find('\n', begin);
  return text.substr(begin, end == std::string_view::npos ? end : end - begin);
}

std::optional<std::size_t> first_not_less(std::string_view text, std::int64_t wanted, const LineKey& key) {
  std::size_t from = 0;         // every line that begins before it is less
  std::size_t to = text.size(); // no line that begins here or later is
  while (from < to) {
    const std::size_t middle = from + (to - from) / 2;
    const std::size_t feed = middle == 0 ? std::string_view::npos : text.rfind('\n', middle - 1);
    const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1; // of the line that the middle lies in
    const std::string_view line = line_at(text, begin);
    const auto found = key(line);
    if (!found) return std::nullopt;
    if (*found < wanted)
      from = std::min(begin + line.size() + 1, to);
    else
      to = begin;
  }
  return from;
}

} // namespace casus::exchange
