// SPDX-License-Identifier: Apache-2.0
// Proves that a ledger holds what was appended to it, or names the first entry that does not.
#pragma once

#include "record/ledger.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace casus::record {

enum class Wrong : std::uint8_t {
  unreadable,    // the bytes are no entry
  misfiled,      // the columns say something else than the bytes
  missing,       // a number is not there, or more than the head says
  altered,       // the hash does not follow
  head,          // the head is not that of the last entry
  unsigned_,     // a checkpoint's signature is not its key's
  off_the_chain, // a checkpoint's head is not on the chain
  uncovered      // no checkpoint of the signer that is trusted
};

/// The first thing wrong in a compartment. `address.number` is 0 where it is no entry.
struct Finding {
  Address address;
  Wrong wrong = Wrong::altered;
  std::string sentence;
};

struct Verified {
  std::vector<Head> heads; // as computed from the entries
  std::size_t entries = 0;
  std::size_t checkpoints = 0;                  // that hold
  std::size_t unseen = 0;                       // of those kept elsewhere: of compartments that were not asked about
  std::map<std::string, std::uint64_t> covered; // by marking: up to which entry a checkpoint holds
  std::vector<Finding> findings;
};

/// Follows the chain of every compartment that the viewer may see, then asks every checkpoint there, and those of
/// `outside`, kept elsewhere. With `signer` only the checkpoints of that key count, and each compartment must have one:
/// anybody can sign with a key of their own. What was kept elsewhere must bear its key's signature, whoever's it is and
/// whatever it speaks of. Fault: the store could not be read, or finds its own tables damaged.
Result<Verified> verify(Ledger& ledger, const Clearance& clearance, std::span<const Checkpoint> outside = {},
                        const std::optional<OpenKey>& signer = {});

} // namespace casus::record
