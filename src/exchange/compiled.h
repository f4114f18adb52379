// SPDX-License-Identifier: Apache-2.0
// A checked library in one file: its model, and from which texts it was made, so that a change of one is noticed.
#pragma once

#include "model/model.h"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace casus::exchange {

/// A text that the library was read from.
struct CompiledText {
  std::string shown; // its path in messages
  std::string path;  // absolute
  std::uint64_t size = 0;
  std::uint32_t sum = 0; // CRC-32
};

struct Compiled {
  std::vector<std::string> roots;  // the folders and files that were named, absolute
  std::vector<CompiledText> texts; // in the order in which they were read, so that spans keep their meaning
  std::uint32_t found = 0;         // so many of them lie below the roots; the others are tables that these name
  model::Model model;
};

/// The sum of `CompiledText`.
std::uint32_t sum_of(std::string_view bytes);

/// Does a file begin as a compiled library does?
bool is_compiled(const std::string& path);

/// `program` names the version of whoever reads and writes.
std::string to_bytes(const Compiled& compiled, std::string_view program);

/// Refused with a sentence: another version's file, a damaged one (CRC-32 over all of it, its length), or no compiled
/// library at all.
std::expected<Compiled, std::string> from_bytes(std::string_view bytes, std::string_view program);

} // namespace casus::exchange
