// SPDX-License-Identifier: Apache-2.0
// The suite on the store in memory.
#include "record/memory/ledger.h"
#include "tests/record/conformance.h"

namespace casus::record {
namespace {

class InMemory final : public Stand {
public:
  Ledger& ledger() override { return ledger_; }

private:
  MemoryLedger ledger_;
};

INSTANTIATE_TEST_SUITE_P(Memory, Conformance,
                         testing::Values(Store{"plain", [] { return std::make_unique<InMemory>(); }}), store_name);

} // namespace
} // namespace casus::record
