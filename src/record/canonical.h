// SPDX-License-Identifier: Apache-2.0
// The canonical form of an entry: the one sequence of bytes that is stored, hashed and read back
// (docs/formats/record.md).
#pragma once

#include "record/entry.h"

#include <optional>
#include <string>
#include <string_view>

namespace casus::record {

/// The bytes of an entry. Its `known_from` must be set.
std::string encode(const Entry& entry);

/// The bytes of the entry that this content becomes, whatever it says of `known_from` itself.
std::string encode(const Content& content, std::uint64_t number, time::Instant recorded_at, time::Instant known_from);

/// The entry with exactly these bytes; nothing where there is none.
std::optional<Entry> decode(std::string_view bytes);

} // namespace casus::record
