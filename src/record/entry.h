// SPDX-License-Identifier: Apache-2.0
// What the ledger keeps: entries, each in the chain of its compartment. Bytes and hashes: docs/formats/record.md.
#pragma once

#include "model/event.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace casus::record {

/// BLAKE2b with 256 bits.
using Hash = std::array<std::uint8_t, 32>;

/// Where an entry stands: its compartment (a marking, empty where it is open to all) and its number there, from 1.
struct Address {
  std::string marking;
  std::uint64_t number = 0;
  auto operator<=>(const Address&) const = default;
};

/// `12`, in a marked compartment `for the parties/12`.
std::string to_string(const Address& address);

/// Reads what `to_string` writes; nothing where it is no address.
std::optional<Address> parse_address(std::string_view text);

/// How far a reader may pass an entry on: the Traffic Light Protocol (FIRST, version 2.0). It stands beside the marking
/// and limits nobody's sight of the record.
enum class Sharing : std::uint8_t { unsaid, clear, green, amber, amber_strict, red };

/// `TLP:AMBER+STRICT`; empty where nothing is said.
std::string_view to_string(Sharing sharing);
std::optional<Sharing> parse_sharing(std::string_view text);

/// What a source says of the entry's event (R14). Its source is named by its permanent id.
struct Statement {
  model::Standing standing = model::Standing::happened;
  model::Attribution attribution = model::Attribution::document;
  std::string source;
  std::string speaker;
  time::Moment said;
  std::string pointer;
  std::optional<time::Moment> corrected_to;
  std::optional<Address> replaces; // the entry that it corrects or retracts
  bool operator==(const Statement&) const = default;
};

/// What a writer gives. It declares an event, or reports on one, or both.
struct Content {
  std::string marking;                  // the compartment
  std::string event;                    // the event's id
  std::string declaration;              // the event as a block of casus text without reports; empty: declared elsewhere
  std::optional<time::Moment> happened; // of a declaration: the event's moment, as it was read on recording
  std::optional<Statement> statement;
  Sharing sharing = Sharing::unsaid;
  std::string recorder;
  std::optional<time::Instant> known_from; // absent: from its recording on
  bool operator==(const Content&) const = default;
};

/// An entry of the ledger. `content.known_from` is always there.
struct Entry {
  Content content;
  std::uint64_t number = 0;
  time::Instant recorded_at{};
  bool operator==(const Entry&) const = default;
};

inline Address address_of(const Entry& entry) { return {entry.content.marking, entry.number}; }

} // namespace casus::record
