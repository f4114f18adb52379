// SPDX-License-Identifier: Apache-2.0
// The ledger's contract: entries are appended and never change. Every store keeps it (memory/, sqlite/, postgres/), and
// one suite of tests asks it of all of them. No store reads a clock: the moment of recording is an argument (R5).
#pragma once

#include "model/clearance.h"
#include "record/entry.h"

#include <cstddef>
#include <expected>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace casus::record {

enum class FaultKind : std::uint8_t {
  cannot_open,      // no such place, or no right to it
  not_a_record,     // something else, or a record of a newer version
  damaged,          // what is stored cannot be what was appended
  busy,             // another writer holds it for too long
  full,             // no room
  io,               // the disk or the connection failed; nothing of the batch is in
  unsure,           // the connection failed while the batch was being made durable: it is in whole or not at all
  already_declared, // an event of that id is declared in that compartment
  no_such_entry,    // a correction names an entry that is not there
};

/// A fault of the world. `sentence` is for people: what is wrong and what to do.
struct Fault {
  FaultKind kind = FaultKind::io;
  std::string sentence;
};

template <class T>
using Result = std::expected<T, Fault>;

enum class Opening : std::uint8_t {
  existing, // a fault where there is none
  made,     // made where there is none
};

using model::Clearance;

/// The end of a compartment's chain.
struct Head {
  std::string marking;
  std::uint64_t count = 0;
  Hash hash{};
  time::Instant recorded_at{}; // of the last entry
  bool operator==(const Head&) const = default;
};

struct Query {
  Clearance clearance;
  time::Instant known_at{std::numeric_limits<std::int64_t>::max()};
  std::vector<std::string> events; // only of these; empty: of all
};

/// An entry as a store holds it: its canonical bytes, their hash, and the columns by which it is found.
struct Stored {
  std::string marking;
  std::uint64_t number = 0;
  std::string event;
  bool declares = false;
  time::Instant known_from{};
  std::string body;
  Hash hash{};
};

/// A public key of Ed25519: whoever has it can tell what its owner signed.
using OpenKey = std::array<std::uint8_t, 32>;

/// A head that somebody vouches for with a key (Ed25519). Layout of what is signed: docs/formats/record.md.
struct Checkpoint {
  Head head;
  time::Instant signed_at{};
  OpenKey key{};
  std::array<std::uint8_t, 64> signature{};
  bool operator==(const Checkpoint&) const = default;
};

class Ledger {
public:
  Ledger() = default;
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;
  virtual ~Ledger() = default;

  /// All of the batch or nothing; what it returns has survived a power cut. Entries of one compartment get the numbers
  /// that follow its head, in the order of the batch. Recording never goes back in time within a compartment: under a
  /// clock that is behind, an entry takes the moment of the one before it. An empty batch is no fault.
  virtual Result<std::vector<Address>> append(std::span<const Content> batch, time::Instant recorded_at) = 0;

  /// The entries that the viewer may see and that were known by then, in order of recording, then compartment, then
  /// number. Nothing in the answer depends on any other entry.
  virtual Result<std::vector<Entry>> read(const Query& query) = 0;

  /// Heads of the compartments that the viewer may see and that hold an entry, by marking. A store that knows only that
  /// entries behind the last are gone counts one of them, without a hash.
  virtual Result<std::vector<Head>> heads(const Clearance& clearance) = 0;

  /// Up to `limit` entries of a compartment as they are stored, from the one numbered above `after`, in order.
  virtual Result<std::vector<Stored>> stored(const std::string& marking, std::uint64_t after, std::size_t limit) = 0;

  /// The store's own means to find damage to its tables and indexes, so that an answer found by one cannot miss
  /// entries.
  virtual Result<void> check() = 0;

  /// Keeps a checkpoint beside the entries. It proves nothing until its signature is asked (`verify.h`).
  virtual Result<void> keep(const Checkpoint& checkpoint) = 0;
  virtual Result<std::vector<Checkpoint>> checkpoints(const Clearance& clearance) = 0;
};

} // namespace casus::record
