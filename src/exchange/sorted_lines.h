// SPDX-License-Identifier: Apache-2.0
// Lines of a text in ascending order of a key, searched by halves: a few dozen are looked at, however many there are.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace casus::exchange {

/// The key of a line (without its end); nothing where none can be read.
using LineKey = std::function<std::optional<std::int64_t>(std::string_view line)>;

/// The line that begins there, without its line feed.
std::string_view line_at(std::string_view text, std::size_t begin);

/// Where the first line begins whose key is not less than `wanted`: the text's size when there is none. The text begins
/// with a line. Nothing when a line that was looked at has no key: then the text must be read from its beginning.
std::optional<std::size_t> first_not_less(std::string_view text, std::int64_t wanted, const LineKey& key);

} // namespace casus::exchange
