// SPDX-License-Identifier: Apache-2.0
#include "record/memory/ledger.h"

#include "source/planted.h"

#include <algorithm>

namespace casus::record {

namespace {

using planted::has;
using planted::Leak;

/// The planted leaks alone: a head that knows of the other compartments.
Head leaking(Head head, const Heads& all) {
  for (const auto& [marking, other] : all) {
    if (has(Leak::one_clock)) head.recorded_at = std::max(head.recorded_at, other.recorded_at);
    if (has(Leak::one_number)) head.count = std::max(head.count, other.count);
    if (has(Leak::one_chain)) head.hash = link(head.hash, hex(other.hash));
  }
  return head;
}

} // namespace

Result<std::vector<Address>> MemoryLedger::append(std::span<const Content> batch, time::Instant recorded_at) {
  Heads moved;
  for (const std::string& marking : compartments_of(batch)) {
    const auto at = heads_.find(marking);
    moved[marking] = at != heads_.end() ? at->second : Head{.marking = marking, .hash = genesis(marking)};
    moved[marking] = leaking(moved[marking], heads_);
  }
  auto sealed = seal(batch, recorded_at, moved);
  if (!sealed) return std::unexpected(sealed.error());
  auto declared = declared_;
  std::vector<Address> addresses;
  for (const Stored& row : *sealed) {
    if (row.declares && !declared.emplace(has(Leak::ids_taken) ? "" : row.marking, row.event).second) {
      return std::unexpected(already_declared(row.event));
    }
    addresses.push_back({row.marking, row.number});
  }
  declared_ = std::move(declared);
  for (Stored& row : *sealed)
    rows_[row.marking].push_back(std::move(row));
  for (auto& [marking, head] : moved) {
    if (head.count > 0) heads_[marking] = head;
  }
  return addresses;
}

Result<std::vector<Entry>> MemoryLedger::read(const Query& query) {
  std::vector<Entry> entries;
  for (const auto& [marking, rows] : rows_) {
    if (!query.clearance.sees(marking)) continue;
    for (const Stored& row : rows) {
      const bool asked = query.events.empty() || std::ranges::find(query.events, row.event) != query.events.end();
      if (!asked || row.known_from > query.known_at) continue;
      auto entry = opened(row);
      if (!entry) return std::unexpected(entry.error());
      entries.push_back(*std::move(entry));
    }
  }
  put_in_order(entries);
  return entries;
}

Result<std::vector<Head>> MemoryLedger::heads(const Clearance& clearance) {
  std::vector<Head> found;
  for (const auto& [marking, head] : heads_) {
    if (clearance.sees(marking)) found.push_back(head);
  }
  return found;
}

Result<std::vector<Stored>> MemoryLedger::stored(const std::string& marking, std::uint64_t after, std::size_t limit) {
  std::vector<Stored> found;
  const auto rows = rows_.find(marking);
  if (rows == rows_.end()) return found;
  for (std::size_t i = after; i < rows->second.size() && found.size() < limit; ++i)
    found.push_back(rows->second[i]);
  return found;
}

Result<void> MemoryLedger::keep(const Checkpoint& checkpoint) {
  checkpoints_.push_back(checkpoint);
  return {};
}

Result<std::vector<Checkpoint>> MemoryLedger::checkpoints(const Clearance& clearance) {
  std::vector<Checkpoint> found;
  std::ranges::copy_if(checkpoints_, std::back_inserter(found),
                       [&](const Checkpoint& checkpoint) { return clearance.sees(checkpoint.head.marking); });
  return found;
}

} // namespace casus::record
