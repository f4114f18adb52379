// SPDX-License-Identifier: Apache-2.0
// The ledger in memory: the plainest store, which the others are compared with. It ends with the program.
#pragma once

#include "record/chain.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace casus::record {

class MemoryLedger final : public Ledger {
public:
  Result<std::vector<Address>> append(std::span<const Content> batch, time::Instant recorded_at) override;
  Result<std::vector<Entry>> read(const Query& query) override;
  Result<std::vector<Head>> heads(const Clearance& clearance) override;
  Result<std::vector<Stored>> stored(const std::string& marking, std::uint64_t after, std::size_t limit) override;
  Result<void> keep(const Checkpoint& checkpoint) override;
  Result<std::vector<Checkpoint>> checkpoints(const Clearance& clearance) override;

private:
  std::map<std::string, std::vector<Stored>> rows_; // by marking, in order of number
  Heads heads_;
  std::set<std::pair<std::string, std::string>> declared_; // marking and event
  std::vector<Checkpoint> checkpoints_;
};

} // namespace casus::record
