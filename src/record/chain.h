// SPDX-License-Identifier: Apache-2.0
// The hash chain of a compartment, and checkpoints over its head (docs/formats/record.md). BLAKE2b and Ed25519 are
// those of libsodium.
#pragma once

#include "record/ledger.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::record {

Hash hash_of(std::string_view bytes);

/// What stands before the first entry of a compartment.
Hash genesis(std::string_view marking);

/// The hash of an entry's bytes behind that of the entry before it.
Hash link(const Hash& previous, std::string_view body);

/// `9f86d0...`, two digits a byte.
std::string hex(std::span<const std::uint8_t> bytes);
/// The bytes of exactly `size`; nothing where the text is something else.
std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text, std::size_t size);

/// Heads by marking; a compartment without entries has `count` 0 and its genesis.
using Heads = std::map<std::string, Head>;

/// The compartments whose heads `seal` needs for this batch.
std::set<std::string> compartments_of(std::span<const Content> batch);

/// Whether a compartment can end with so many entries, the last recorded then: what is sealed behind such an end can be
/// read again.
bool may_end(std::int64_t count, time::Instant recorded_at);

/// The rows that a batch becomes behind these heads, which it moves on. Fault: a correction of an entry that is not
/// there.
Result<std::vector<Stored>> seal(std::span<const Content> batch, time::Instant recorded_at, Heads& heads);

/// The entry of a row; a fault where its bytes are none or its columns say something else.
Result<Entry> opened(const Stored& row);

/// Puts entries of several compartments in the order of `Ledger::read`.
void put_in_order(std::vector<Entry>& entries);

/// A pair of keys from 32 bytes that nobody else knows.
using Seed = std::array<std::uint8_t, 32>;
struct SigningKey {
  OpenKey open{};
  std::array<std::uint8_t, 64> secret{};
};
SigningKey signing_key(const Seed& seed);

/// A seed from the system's source of randomness: the one value here that is not the same in every run.
Seed fresh_seed();

Checkpoint sign(const Head& head, time::Instant signed_at, const SigningKey& key);
bool is_signed(const Checkpoint& checkpoint);

Fault already_declared(const std::string& event);

} // namespace casus::record
